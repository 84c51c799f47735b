import type { EvidenceKind } from '../../../shared/evidence.ts'

/** Why a file is not taken as evidence: nobody knows its kind, it holds what runs by itself, or it is locked. */
export type NotTaken = 'unknown' | 'active' | 'encrypted'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const startsWith = (bytes: Buffer, signature: Buffer) => bytes.subarray(0, signature.length).equals(signature)

const JPG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PDF = ascii('%PDF-')
const ZIP = ascii('PK\u0003\u0004')
/** Of old Word and Excel, and of what Office locks with a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** What a file is by its bytes, whatever its name says. */
export function evidenceKindOf(given: Uint8Array): { kind: EvidenceKind } | { notTaken: NotTaken } {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (startsWith(bytes, PDF)) return { kind: 'pdf' }
  if (startsWith(bytes, JPG)) return { kind: 'jpg' }
  if (startsWith(bytes, PNG)) return { kind: 'png' }
  if (startsWith(bytes, ZIP)) return packedKind(namesIn(bytes))
  if (startsWith(bytes, COMPOUND)) return compoundKind(bytes)
  return { notTaken: 'unknown' }
}

/** The part without which it is none of that kind (ECMA-376 part 2, as Office writes it). */
const MAIN_PARTS: [EvidenceKind, string][] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['pptx', 'ppt/presentation.xml'],
]
const ACTIVE_PART = /(^|\/)(vbaProject[^/]*\.bin$|activeX\/|macrosheets\/)/i

function packedKind(names: readonly string[]): { kind: EvidenceKind } | { notTaken: NotTaken } {
  const found = MAIN_PARTS.find(([, part]) => names.includes(part))
  if (!found || !names.includes('[Content_Types].xml')) return { notTaken: 'unknown' }
  return names.some((name) => ACTIVE_PART.test(name)) ? { notTaken: 'active' } : { kind: found[0] }
}

function compoundKind(bytes: Buffer): { kind: EvidenceKind } | { notTaken: NotTaken } {
  if (bytes.includes(utf16('EncryptedPackage'))) return { notTaken: 'encrypted' }
  if (bytes.includes(utf16('_VBA_PROJECT'))) return { notTaken: 'active' }
  if (bytes.includes(utf16('WordDocument'))) return { kind: 'doc' }
  return bytes.includes(utf16('Workbook')) ? { kind: 'xls' } : { notTaken: 'unknown' }
}

const END = ascii('PK\u0005\u0006')
const LISTED = 0x02014b50
const mostNames = 20_000

/** The names in the directory of a zip, which programs go by; none where it is not whole, or has more than any document. */
function namesIn(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf(END)
  if (end < 0 || end + 22 > bytes.length) return []
  const names: string[] = []
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostNames) return []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = count; left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== LISTED) return []
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    names.push(bytes.toString('utf8', at + 46, at + 46 + name))
    at += 46 + name + extra + comment
  }
  return names
}

const ENDINGS: Partial<Record<EvidenceKind, readonly string[]>> = { jpg: ['jpg', 'jpeg'] }

/** A name whose ending says what the bytes are, whatever was uploaded under it. */
export function nameAsKind(kind: EvidenceKind, name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && (ENDINGS[kind] ?? [kind]).includes(ending) ? name : `${name}.${kind}`
}

export const MEDIA_TYPES: Record<EvidenceKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  jpg: 'image/jpeg',
  png: 'image/png',
}
