import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const idBytes = 16
const signatureBytes = 16

/** Ids (UUIDs) that are handed out in links: signed for one purpose, so that no link has to be kept and none can be guessed. */
export type SignedIds = {
  issue(id: string): string
  /** The id; undefined where it is none of ours. */
  read(token: string): string | undefined
}

export function signedIds(secret: string, purpose: 'stop letters' | 'calendar feed'): SignedIds {
  const key = Buffer.from(hkdfSync('sha256', secret, 'hieuhoc', purpose, 32))
  const sign = (id: Buffer) => createHmac('sha256', key).update(id).digest().subarray(0, signatureBytes)
  return {
    issue(uuid) {
      const id = Buffer.from(uuid.replaceAll('-', ''), 'hex')
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
