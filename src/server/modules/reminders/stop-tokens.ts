import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const idBytes = 16
const signatureBytes = 16

/** Links that stop the letters to one person and do nothing else: signed, so that none has to be kept. */
export type StopTokens = {
  issue(personId: string): string
  /** Whose it is; undefined where it is none of ours. */
  read(token: string): string | undefined
}

export function stopTokensWith(secret: string): StopTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, 'hieuhoc', 'stop letters', 32))
  const sign = (id: Buffer) => createHmac('sha256', key).update(id).digest().subarray(0, signatureBytes)
  return {
    issue(personId) {
      const id = Buffer.from(personId.replaceAll('-', ''), 'hex')
      return Buffer.concat([id, sign(id)]).toString('base64url')
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== idBytes + signatureBytes) return undefined
      const id = bytes.subarray(0, idBytes)
      if (!timingSafeEqual(bytes.subarray(idBytes), sign(id))) return undefined
      return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}
