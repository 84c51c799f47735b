/** A provider that people sign in with, such as a province's own or VNeID. */
export type OidcSettings = {
  /** Exactly as the provider names itself in its tokens. */
  issuer: string
  clientId: string
  clientSecret: string
  /** On the button. */
  name: string
}

/** Who must have a second factor before anything else opens. */
export type SecondFactorRule = 'nobody' | 'administrators' | 'everyone'

export type SignInSettings = {
  /** A session that is not used for so long has ended. */
  idleHours: number
  /** However much it is used, a session ends after so many days. */
  sessionDays: number
  secondFactor: SecondFactorRule
  oidc?: OidcSettings
}

/** An officer's working day without a second sign-in, and a week at most. */
export const usualSignIn: SignInSettings = { idleHours: 12, sessionDays: 7, secondFactor: 'nobody' }
