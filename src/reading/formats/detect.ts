import { ReadingProblem } from '../problem.ts'

/** What a file is read as. */
export type ReadFormat = 'docx' | 'pdf' | 'txt'
export type DetectedFormat = 'zip' | 'pdf' | 'text'

const startsWith = (bytes: Uint8Array, signature: number[], at = 0) =>
  signature.every((value, index) => bytes[at + index] === value)

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** Formats that people rename to .docx or .txt, by the bytes that they begin with. */
const NAMED: [kind: string, signature: number[], at?: number][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', ascii('GIF8')],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['bmp', [0x42, 0x4d], 0],
  ['webp', ascii('WEBP'), 8],
  ['rtf', ascii('{\\rtf')],
  ['rar', ascii('Rar!')],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['html', ascii('<!DOCTYPE html')],
  ['html', ascii('<html')],
]

const PDF = ascii('%PDF-')
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const utf16le = (text: string) => ascii(text).flatMap((code) => [code, 0])

function holds(bytes: Uint8Array, needle: number[]): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(needle))
}

export function detectFormat(bytes: Uint8Array): DetectedFormat {
  if (bytes.length === 0) throw new ReadingProblem('empty-file')
  if (startsWith(bytes, OLE)) {
    if (holds(bytes, utf16le('EncryptedPackage'))) throw new ReadingProblem('encrypted', { found: 'docx' })
    throw new ReadingProblem('not-supported-format', { found: holds(bytes, utf16le('WordDocument')) ? 'doc' : 'ole' })
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(bytes, PDF)) return 'pdf'
  for (const [found, signature, at] of NAMED)
    if (startsWith(bytes, signature, at) && !(found === 'bmp' && isMostlyText(bytes)))
      throw new ReadingProblem('not-supported-format', { found })
  if (!hasUtf16Mark(bytes) && !looksLikeUtf16(bytes) && !isMostlyText(bytes))
    throw new ReadingProblem('not-supported-format', { found: 'binary' })
  return 'text'
}

export const hasUtf16Mark = (bytes: Uint8Array) => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])

/** Without a mark: every other byte of the beginning is nearly always zero or a Vietnamese high byte. */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 2_000) & ~1
  if (length < 4) return null
  const high = [0, 0]
  const zero = [0, 0]
  for (let at = 0; at < length; at++) {
    const side = at & 1
    const value = bytes[at] ?? 0
    if (value === 0) zero[side] = (zero[side] ?? 0) + 1
    if (value === 0 || value === 1 || value === 3 || value === 0x1e || value === 0x20)
      high[side] = (high[side] ?? 0) + 1
  }
  const pairs = length / 2
  if ((zero[1] ?? 0) > pairs * 0.3 && (high[1] ?? 0) > pairs * 0.95) return 'utf-16le'
  if ((zero[0] ?? 0) > pairs * 0.3 && (high[0] ?? 0) > pairs * 0.95) return 'utf-16be'
  return null
}

function isMostlyText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4_000)
  let odd = 0
  for (const value of sample) if (value < 32 && value !== 9 && value !== 10 && value !== 12 && value !== 13) odd++
  return odd <= sample.length / 100
}
