import { TOTP } from 'otpauth'

/** The code that an app with this key shows at a moment. */
export const codeAt = (key: string, at: Date): string => new TOTP({ secret: key }).generate({ timestamp: at.getTime() })
