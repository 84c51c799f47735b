import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'
import { generateRandomString } from 'better-auth/crypto'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Auth } from 'better-auth/types'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { oidcSignIn } from './oidc-plugin.ts'
import type { SignInSettings } from './sign-in-settings.ts'

export type AccountsOptions = {
  secret: string
  /** Where people reach us; with https the cookie is marked Secure. */
  baseUrl: string
  /** The engine itself reads the machine's clock; only what we add to it is handed one. */
  clock: Clock
  settings: SignInSettings
  /** Left out: the engine's own, which is dear on purpose. */
  passwordHashing?: PasswordHashing
}

/** How a password is made what is kept of it, and held against that. */
export type PasswordHashing = {
  hash(password: string): Promise<string>
  verify(given: { hash: string; password: string }): Promise<boolean>
}

const secondsPerHour = 3600
/** How exactly a session knows when it was last used, and the most often that it is written. */
const renewEverySeconds = 300

/** Ways in that ask for two things at once, or for a second one after the password. */
const strongPaths = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
])

function throwWhatFailed(_level: string, _message: string, ...more: unknown[]): void {
  for (const cause of more) if (cause instanceof Error && !(cause instanceof APIError)) throw cause
}

/** To be copied by hand: of small letters alone, some 47 bits each. */
const newBackupCodes = () => Array.from({ length: 10 }, () => generateRandomString(10, 'a-z').replace(/(.{5})/, '$1-'))

function requireUserVerified(verified: boolean | undefined): void {
  if (!verified) throw new APIError('BAD_REQUEST', { code: 'USER_NOT_VERIFIED', message: 'the user was not verified' })
}

function pluginsOf({ baseUrl, clock, settings }: AccountsOptions) {
  return [
    twoFactor({
      issuer: 'Hiếu Học',
      allowPasswordless: true,
      backupCodeOptions: { customBackupCodesGenerate: newBackupCodes },
      schema: { twoFactor: { modelName: 'twoFactors', fields: { userId: 'personId' } } },
    }),
    passkey({
      rpName: 'Hiếu Học',
      origin: baseUrl,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      registration: {
        afterVerification: async ({ verification }) => requireUserVerified(verification.registrationInfo?.userVerified),
      },
      authentication: {
        afterVerification: async ({ verification }) =>
          requireUserVerified(verification.authenticationInfo.userVerified),
      },
      advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
      schema: {
        passkey: { modelName: 'passkeys', fields: { userId: 'personId', credentialID: 'credentialId' } },
      },
    }),
    oidcSignIn(settings.oidc, baseUrl, clock),
  ]
}

function optionsOf(db: Db, options: AccountsOptions) {
  const { secret, baseUrl, settings } = options
  const secure = baseUrl.startsWith('https:')
  return {
    appName: 'Hiếu Học',
    database: kyselyAdapter(db as unknown as Kysely<Record<string, never>>, { type: 'postgres' }),
    secret,
    baseURL: baseUrl,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      ...(options.passwordHashing && { password: options.passwordHashing }),
    },
    session: {
      modelName: 'sessions',
      fields: { userId: 'personId' },
      expiresIn: settings.idleHours * secondsPerHour,
      updateAge: renewEverySeconds,
      additionalFields: { secondFactor: { type: 'boolean', required: false, defaultValue: false, input: false } },
      // Whoever changes a factor proves who they are there and then.
      freshAge: 0,
    },
    user: { modelName: 'people' },
    account: { modelName: 'accounts', fields: { userId: 'personId' } },
    verification: { modelName: 'verifications' },
    databaseHooks: {
      session: {
        create: {
          before: async (_session: object, context: { path?: string } | null) => ({
            data: { secondFactor: strongPaths.has(context?.path ?? '') },
          }),
        },
      },
    },
    plugins: pluginsOf(options),
    advanced: {
      database: { generateId: () => newId() },
      // The browser takes `__Host-` only with Secure, for this host alone; the engine's own prefix says less.
      cookiePrefix: secure ? '__Host-hieuhoc' : 'hieuhoc',
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/', secure },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What fails below is answered as "failed to get session", and a sign-out as done; only its log is told why.
    logger: { level: 'error', log: throwWhatFailed },
  } as const
}

export type Accounts = Auth<ReturnType<typeof optionsOf>>

/**
 * Sessions, passwords and second factors, by better-auth over our own tables. None of its own routes is served.
 * In a transaction of ours it writes with it: what it does and the trail of it stand or fall together.
 */
export type AccountsIn = (db: Db) => Accounts

export const accountsWith =
  (options: AccountsOptions): AccountsIn =>
  (db) =>
    betterAuth(optionsOf(db, options))
