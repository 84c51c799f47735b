import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type AccountClaims } from 'oidc-provider'

export type TestProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who is here, by subject. */
  people: Map<string, AccountClaims>
  /** Whoever's browser comes next is this person. */
  expect(subject: string): void
  /**
   * What somebody's browser does there: it opens the address, signs in as this person, and comes back.
   * Answers the address that it is sent back to, not yet opened.
   */
  walk(url: string, subject: string): Promise<URL>
  stop(): Promise<void>
}

/**
 * A real OpenID provider (npm oidc-provider) on loopback, for a client that comes back to one address. What it knows of
 * people stands in its ID tokens, or has to be asked for.
 */
export async function startProvider(redirectUri: string, { longTokens = true } = {}): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [clientId, clientSecret] = ['hieuhoc', 'only to try: a+b &c%20']
  const people = new Map<string, AccountClaims>()
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], response_types: ['code'] },
    ],
    cookies: { keys: ['only-for-the-tests'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !longTokens,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...people.get(sub), sub }) }),
  })
  // Without a page: whoever the test says has signed in and agreed.
  let subject = ''
  const callback = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response)
    const { params, prompt } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: subject } })
    const grant = new provider.Grant({ accountId: subject, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  })

  async function walk(url: string, as: string): Promise<URL> {
    subject = as
    const cookies = new Map<string, string>()
    let at = new URL(url)
    for (let step = 0; step < 10; step++) {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
      const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
        cookies.set(name, value)
      }
      const location = response.headers.get('location')
      if (location === null) throw new Error(`${response.status} ${await response.text()}`)
      at = new URL(location, at)
      if (at.origin !== issuer) return at
    }
    throw new Error('the provider goes round in circles')
  }
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    expect: (as) => {
      subject = as
    },
    walk,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
