import { ConfigProblem, type Environment, isLoopback, show } from './config-problem.ts'
import { type OidcSettings, type SecondFactorRule, type SignInSettings, usualSignIn } from './modules/identity/index.ts'
import { readSecret } from './secret-settings.ts'

/** How long a session lasts, who needs a second factor, and whom people may sign in with. */
export function readSignIn(env: Environment, cwd: string): SignInSettings {
  const oidc = readOidc(env, cwd)
  return {
    idleHours: readWhole(env, 'HIEUHOC_SESSION_HOURS', 24 * 30) ?? usualSignIn.idleHours,
    sessionDays: readWhole(env, 'HIEUHOC_SESSION_DAYS', 365) ?? usualSignIn.sessionDays,
    secondFactor: readRule(env),
    ...(oidc ? { oidc } : {}),
  }
}

function readWhole(env: Environment, name: string, most: number): number | undefined {
  const text = env[name]?.trim()
  if (!text) return undefined
  const value = Number(text)
  if (/^[1-9]\d*$/.test(text) && value <= most) return value
  throw new ConfigProblem(`${name} is ${show(text)}, not a whole number from 1 to ${most}. Example: ${name}=12`)
}

function readRule(env: Environment): SecondFactorRule {
  const text = env.HIEUHOC_REQUIRE_SECOND_FACTOR?.trim()
  if (!text) return 'nobody'
  if (text === 'administrators' || text === 'everyone') return text
  throw new ConfigProblem(
    `HIEUHOC_REQUIRE_SECOND_FACTOR is ${show(text)}, neither administrators nor everyone. Example: HIEUHOC_REQUIRE_SECOND_FACTOR=administrators`,
  )
}

const oidcExample =
  'Example: HIEUHOC_OIDC_ISSUER=https://sso.example.vn HIEUHOC_OIDC_CLIENT_ID=hieuhoc HIEUHOC_OIDC_CLIENT_SECRET_FILE=/etc/hieuhoc/oidc-secret'

function readOidc(env: Environment, cwd: string): OidcSettings | undefined {
  const value = (name: string) => env[`HIEUHOC_OIDC_${name}`]?.trim() || undefined
  const [issuer, clientId] = [value('ISSUER'), value('CLIENT_ID')]
  const clientSecret = readSecret(env, cwd, 'HIEUHOC_OIDC_CLIENT_SECRET', oidcExample)?.trim()
  if (!issuer && !clientId && !clientSecret) return undefined
  const missing = (name: string) =>
    new ConfigProblem(`${name} is missing beside other HIEUHOC_OIDC variables. ${oidcExample}`)
  if (!issuer) throw missing('HIEUHOC_OIDC_ISSUER')
  if (!clientId) throw missing('HIEUHOC_OIDC_CLIENT_ID')
  if (!clientSecret) throw missing('HIEUHOC_OIDC_CLIENT_SECRET_FILE')
  requireIssuer(issuer)
  return { issuer, clientId, clientSecret, name: value('NAME') ?? new URL(issuer).hostname }
}

function requireIssuer(issuer: string): void {
  const wrong = (what: string) => new ConfigProblem(`HIEUHOC_OIDC_ISSUER is ${show(issuer)}, ${what}. ${oidcExample}`)
  if (!/^https?:\/\//i.test(issuer) || !URL.canParse(issuer)) throw wrong('not an https address')
  const url = new URL(issuer)
  if (url.username || url.password || url.search || url.hash) throw wrong('which holds more than an issuer does')
  if (url.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))) {
    throw wrong('but plain http is only for this machine')
  }
}
