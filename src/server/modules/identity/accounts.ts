import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import type { Auth } from 'better-auth/types'
import type { Kysely } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

export type AccountsOptions = {
  db: Db
  secret: string
  /** Where people reach us; with https the cookie is marked Secure. */
  baseUrl: string
}

function throwWhatFailed(_level: string, _message: string, ...more: unknown[]): void {
  for (const cause of more) if (cause instanceof Error && !(cause instanceof APIError)) throw cause
}

function optionsOf({ db, secret, baseUrl }: AccountsOptions) {
  return {
    database: kyselyAdapter(db as unknown as Kysely<Record<string, never>>, { type: 'postgres' }),
    secret,
    baseURL: baseUrl,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: {
      modelName: 'sessions',
      fields: { userId: 'personId' },
      expiresIn: 60 * 60 * 24 * 7,
      updateAge: 60 * 60 * 24,
    },
    user: { modelName: 'people' },
    account: { modelName: 'accounts', fields: { userId: 'personId' } },
    verification: { modelName: 'verifications' },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: 'hieuhoc',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What fails below is answered as "failed to get session", and a sign-out as done; only its log is told why.
    logger: { level: 'error', log: throwWhatFailed },
  } as const
}

export type Accounts = Auth<ReturnType<typeof optionsOf>>

/** Sessions and passwords, by better-auth over our own tables. None of its own routes is served. */
export const createAccounts = (options: AccountsOptions): Accounts => betterAuth(optionsOf(options))
