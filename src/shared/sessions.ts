import { type Static, Type } from 'typebox'
import { Password, PersonName } from './people.ts'
import { Instant, Nullable, PlainName, strict, Uuid } from './schema.ts'

/** Six digits of an app, or one of the codes that were written down. */
export const SecondFactorCode = Type.Object({ code: Type.String({ minLength: 6, maxLength: 20 }) }, strict)
export type SecondFactorCode = Static<typeof SecondFactorCode>

/** The password was right, and that is half of it: a code is still asked for. */
export const HalfSignedIn = Type.Object({ wanted: Type.Enum(['second-factor'] as const) }, strict)
export type HalfSignedIn = Static<typeof HalfSignedIn>

/** What the page before sign-in offers beside a password. */
export const SignInWays = Type.Object(
  { provider: Nullable(Type.String({ description: 'Name of the OpenID provider that people also sign in with' })) },
  strict,
)
export type SignInWays = Static<typeof SignInWays>

export const BeginOidc = Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) }, strict)
export type BeginOidc = Static<typeof BeginOidc>
/** Where the browser goes next. */
export const Elsewhere = Type.Object({ url: Type.String({ format: 'uri' }) }, strict)
export type Elsewhere = Static<typeof Elsewhere>

/** Left out by who has no password: they have then signed in within the last minutes. */
const Confirmation = { password: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })) }
export const ConfirmIdentity = Type.Object(Confirmation, strict)
export type ConfirmIdentity = Static<typeof ConfirmIdentity>

export const NewCodeApp = Type.Object(
  {
    uri: Type.String({ description: 'For a QR code: otpauth://totp/…' }),
    key: Type.String({ description: 'To be typed where no camera is' }),
  },
  strict,
)
export type NewCodeApp = Static<typeof NewCodeApp>
/** Shown once: only encrypted ones are kept. */
export const BackupCodes = Type.Object({ backupCodes: Type.Array(Type.String()) }, strict)
export type BackupCodes = Static<typeof BackupCodes>
export const ConfirmWithCode = Type.Object({ ...Confirmation, ...SecondFactorCode.properties }, strict)
export type ConfirmWithCode = Static<typeof ConfirmWithCode>

/** As WebAuthn Level 3 writes it in JSON; the authenticator's part is checked by a library, whole. */
export const PasskeyOptions = Type.Object({ challenge: Type.String() }, { additionalProperties: true })
export type PasskeyOptions = Static<typeof PasskeyOptions>
const Encoded = Type.String({ maxLength: 20_000, pattern: '^[A-Za-z0-9_-]*$' })
const credential = {
  id: Encoded,
  rawId: Encoded,
  type: Type.Literal('public-key'),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
  clientExtensionResults: Type.Optional(Type.Object({}, { additionalProperties: true })),
}
export const PasskeyAssertion = Type.Object(
  {
    response: Type.Object(
      {
        ...credential,
        response: Type.Object(
          {
            clientDataJSON: Encoded,
            authenticatorData: Encoded,
            signature: Encoded,
            userHandle: Type.Optional(Nullable(Encoded)),
          },
          strict,
        ),
      },
      strict,
    ),
  },
  strict,
)
export type PasskeyAssertion = Static<typeof PasskeyAssertion>
export const NewPasskey = Type.Object(
  {
    name: PlainName({ minLength: 1, maxLength: 100 }),
    response: Type.Object(
      {
        ...credential,
        response: Type.Object(
          {
            clientDataJSON: Encoded,
            attestationObject: Encoded,
            transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
            publicKeyAlgorithm: Type.Optional(Type.Integer()),
            publicKey: Type.Optional(Encoded),
            authenticatorData: Type.Optional(Encoded),
          },
          strict,
        ),
      },
      strict,
    ),
  },
  strict,
)
export type NewPasskey = Static<typeof NewPasskey>

export const Passkey = Type.Object({ id: Uuid, name: Type.String(), createdAt: Instant }, strict)
export type Passkey = Static<typeof Passkey>

export const OpenSession = Type.Object(
  {
    id: Uuid,
    begunAt: Instant,
    lastUsedAt: Type.String({ format: 'date-time', description: 'To five minutes' }),
    browser: Nullable(Type.String()),
    system: Nullable(Type.String()),
    current: Type.Boolean(),
  },
  strict,
)
export type OpenSession = Static<typeof OpenSession>

/** How I sign in, and where I am signed in. */
export const MySignIn = Type.Object(
  {
    hasPassword: Type.Boolean(),
    codeApp: Type.Boolean(),
    passkeys: Type.Array(Passkey),
    provider: Nullable(
      Type.Object({ name: Type.String(), linked: Type.Boolean() }, { ...strict, description: 'None: not configured' }),
    ),
    secondFactorWanted: Type.Boolean(),
    sessions: Type.Array(OpenSession),
    idleHours: Type.Number(),
    sessionDays: Type.Number(),
  },
  strict,
)
export type MySignIn = Static<typeof MySignIn>

export const ChangePassword = Type.Object(
  { old: Type.String({ minLength: 1, maxLength: 128 }), password: Password },
  strict,
)
export type ChangePassword = Static<typeof ChangePassword>

export const PASSWORD_FAULTS = ['common-password', 'own-words', 'pattern', 'guessable'] as const
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]
/** The words beside it count against a password, as they do where it is set. */
export const JudgePassword = Type.Object(
  {
    password: Type.String({ maxLength: 128 }),
    name: Type.Optional(PersonName),
    email: Type.Optional(Type.String({ maxLength: 254 })),
  },
  strict,
)
export type JudgePassword = Static<typeof JudgePassword>
export const JudgedPassword = Type.Object(
  { strength: Type.Enum(['refused', 'good', 'strong'] as const), fault: Nullable(Type.Enum([...PASSWORD_FAULTS])) },
  strict,
)
export type JudgedPassword = Static<typeof JudgedPassword>
