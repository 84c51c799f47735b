/** Uploads that go wrong, made on the spot so that no scanner stumbles over the repository. */
import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { latinBytes, tcvn3Letters } from './old-encodings.ts'
import { compoundFile } from './raw-compound-file.ts'
import { entry, type RawEntry, rawZip } from './raw-zip.ts'

export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const bodyStart = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
const bodyEnd = '</w:body></w:document>'
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const documentXml = (paragraphs: string[]) => `${xmlHead}${bodyStart}${paragraphs.map(paragraph).join('')}${bodyEnd}`

const packageParts = (): RawEntry[] => [
  entry(
    '[Content_Types].xml',
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  ),
  entry(
    '_rels/.rels',
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  ),
]

const docx = (document: RawEntry, more: RawEntry[] = []) => rawZip([...packageParts(), document, ...more])

const planLines = [
  'ỦY BAN NHÂN DÂN XÃ RỪNG SIM',
  'Số: 08/KH-UBND',
  'KẾ HOẠCH',
  'Xây dựng xã hội học tập năm 2026',
  'I. MỤC TIÊU',
  '- 97% số người trong độ tuổi từ 15 đến 60 biết chữ.',
  'II. TỔ CHỨC THỰC HIỆN',
  '1. Phòng Văn hóa - Xã hội',
  '- Lập danh sách người chưa biết chữ trước ngày 30 tháng 6 năm 2026.',
]
const planText = `${planLines.join('\n')}\n`

export const emptyFile = () => Buffer.alloc(0)

/** A valid picture of one grey pixel; only the upload's name would say .docx. */
export function pngNamedDocx(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(typed), 4)
    return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** What Word writes for a document with a password: not a zip but a compound file. */
export const encryptedDocx = () => compoundFile(['EncryptionInfo', 'EncryptedPackage'])

/** Word 97-2003. */
export const oldDocFile = () => compoundFile(['1Table', 'WordDocument'])

/**
 * A well-formed document of 1.1 GB in under two megabytes: deflate shrinks a thousandfold at most. With `declaring`
 * both headers promise that size instead, so that whoever trusts them lets the rest in.
 */
export function zipBombDocx(declaring?: number): Buffer {
  const chunk = Buffer.from('<w:p/>'.repeat(180_000))
  const times = 1_050
  const start = Buffer.from(`${xmlHead}${bodyStart}`)
  const end = Buffer.from(bodyEnd)
  // A full flush ends on a whole byte and forgets what came before, so one piece can stand a thousand times.
  const piece = (bytes: Buffer) => deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const deflatedChunk = piece(chunk)
  const deflated = Buffer.concat([
    piece(start),
    ...Array.from({ length: times }, () => deflatedChunk),
    deflateRawSync(end, { level: 9 }),
  ])
  let crc = crc32(start)
  for (let i = 0; i < times; i++) crc = crc32(chunk, crc)
  const size = start.length + times * chunk.length + end.length
  return docx({ name: 'word/document.xml', deflated, crc: crc32(end, crc), size: declaring ?? size })
}

export const manyEntriesDocx = (count = 60_000) =>
  docx(
    entry('word/document.xml', documentXml(planLines)),
    Array.from({ length: count }, (_, i) => ({ ...emptyEntry, name: `word/media/${i}.png` })),
  )
const emptyEntry = entry('', '')

/** Ten entities, each of ten of the one before: three lines that grow to gigabytes when expanded. */
export function billionLaughsDocx(): Buffer {
  const entities = Array.from({ length: 10 }, (_, i) =>
    i === 0 ? '<!ENTITY e0 "cười">' : `<!ENTITY e${i} "${`&e${i - 1};`.repeat(10)}">`,
  )
  return docx(
    entry(
      'word/document.xml',
      `${xmlHead}<!DOCTYPE w:document [${entities.join('')}]>${bodyStart}${paragraph('&e9;')}${bodyEnd}`,
    ),
  )
}

export const docxWithoutDocumentXml = () => rawZip(packageParts())

export const brokenXmlDocx = () =>
  docx(entry('word/document.xml', `${xmlHead}${bodyStart}${paragraph('KẾ HOẠCH')}<w:p><w:r>`))

/** Cut in the middle, as a broken line leaves an upload. */
export const truncatedDocx = () => {
  const whole = docx(entry('word/document.xml', documentXml(planLines)))
  return whole.subarray(0, Math.floor(whole.length / 2))
}

export const plainZip = () => rawZip([entry('ke-hoach.txt', planText), entry('anh/bia.txt', 'bìa')])

export const brokenPdf = () => Buffer.from('%PDF-1.7\nkhông có gì')

/** One blank page. */
export function pdfFile(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** UTF-8 with one letter cut in half and one byte that no letter has. */
export const brokenUtf8Text = () => {
  const bytes = Buffer.from(planText)
  const half = bytes.indexOf(Buffer.from('Ủ'))
  return Buffer.concat([bytes.subarray(0, half + 2), bytes.subarray(half + 3), Buffer.from([0xff, 0x0a])])
}

/** Little endian with its mark, as Notepad's "Unicode" saves. */
export const utf16Text = () => Buffer.from(`\ufeff${planText.replaceAll('\n', '\r\n')}`, 'utf16le')

/** One byte a letter, as the ABC fonts had it. */
export const tcvn3Text = () => Buffer.from(latinBytes(tcvn3Letters(planText)))

export const nfdText = () => Buffer.from(planText.normalize('NFD'))

export const textWithoutHeadings = () =>
  Buffer.from(
    'Sáng nay trời mưa nhỏ, bà con vẫn đến nhà văn hóa thôn từ sớm. Người lớn tuổi ngồi hàng đầu, trẻ con chạy ngoài hiên. Cô giáo viết lên bảng mấy chữ, cả lớp đọc theo, ai cũng vui.\n',
  )

export const englishText = () =>
  Buffer.from(
    'PLAN\n\nI. OBJECTIVES\n\n- 98% of people aged 15 to 60 can read and write by 2030.\n\nII. TASKS\n\n1. The department of education shall report to the committee before 15 December every year.\n',
  )

export const tenThousandHeadings = () =>
  Buffer.from(Array.from({ length: 10_000 }, (_, i) => `${i + 1}. Nhiệm vụ thứ ${i + 1}\n`).join(''))

/** A readable plan, padded with full lines until it is one byte over. */
export function exactlyOneByteTooMany(limit: number): Buffer {
  const line = '- Mở lớp học buổi tối tại nhà văn hóa thôn.\n'
  const start = Buffer.from(planText)
  const filler = Buffer.from(line)
  const bytes = Buffer.alloc(limit + 1, ' ')
  start.copy(bytes)
  for (let at = start.length; at + filler.length <= bytes.length; at += filler.length) filler.copy(bytes, at)
  return bytes
}

/** The mark stands on a line of its own under the letterhead, as a stamp does. */
const secretLines = (mark: SecrecyMark) => [...planLines.slice(0, 2), mark, ...planLines.slice(2)]

export const secretDocument = (mark: SecrecyMark, kind: 'txt' | 'docx') =>
  kind === 'txt'
    ? Buffer.from(`${secretLines(mark).join('\n')}\n`)
    : docx(entry('word/document.xml', documentXml(secretLines(mark))))

/** Speaks of secrets and is none: "Mật" in a sentence, a name, another word. It must be let in. */
export const notSecretText = () =>
  Buffer.from(
    `${planText}- Công an xã hướng dẫn bảo vệ bí mật nhà nước, giữ mật khẩu tài khoản.\n- Thôn Suối Mật mở lớp nuôi ong lấy mật.\n`,
  )

/** A small document that is right in every way, to stand beside the bad ones. */
export const goodDocx = () => docx(entry('word/document.xml', documentXml(planLines)))
export const goodText = () => Buffer.from(planText)

/** Asks the reader of XML for something from elsewhere (XXE). */
export const externalEntityDocx = (address: string) =>
  docx(
    entry(
      'word/document.xml',
      `${xmlHead}<!DOCTYPE w:document [<!ENTITY e SYSTEM "${address}">]>${bodyStart}${paragraph('&e;')}${bodyEnd}`,
    ),
  )

export const escapedName = 'hieuhoc-escaped'

/** Parts whose names lead out of whatever folder they would be unpacked to. */
export const escapingDocx = () =>
  docx(
    entry('word/document.xml', documentXml(planLines)),
    ['../'.repeat(12).concat('tmp/'), '/tmp/', 'C:\\', '..\\..\\'].map((place) =>
      entry(`${place}${escapedName}.txt`, planText),
    ),
  )

/** A hundred thousand elements within one another. */
export const deepXmlDocx = () =>
  docx(
    entry('word/document.xml', `${xmlHead}${bodyStart}${'<w:p>'.repeat(100_000)}${'</w:p>'.repeat(100_000)}${bodyEnd}`),
  )

/** Automatic numbers that begin at two thousand million, and at none, on levels that there are not. */
export function hugeNumberingDocx(): Buffer {
  const item = (level: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Nhiệm vụ</w:t></w:r></w:p>`
  const level = (number: string, start: string) =>
    `<w:lvl w:ilvl="${number}"><w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%9.%99"/></w:lvl>`
  return docx(
    entry(
      'word/document.xml',
      `${xmlHead}${bodyStart}${planLines.map(paragraph).join('')}${['0', '8', '99', '-1', '1e308'].map(item).join('')}${bodyEnd}`,
    ),
    [
      entry(
        'word/numbering.xml',
        `${xmlHead}<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">${level('0', '2000000000')}${level('8', '-5')}${level('99', 'NaN')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      ),
    ],
  )
}

/** With a program of Word's beside the text, as a .docm has. */
export const docxWithMacro = () =>
  docx(entry('word/document.xml', documentXml(planLines)), [
    entry('word/vbaProject.bin', 'Sub AutoOpen()\nMsgBox 1\nEnd Sub'),
  ])

/** A plan with a script in it, which is text and nothing else. */
export const textWithScript = () => Buffer.from(`${planText}<script>alert(document.cookie)</script>\n`)

/** Opens as a page, and as a zip too, since those are read from their end. */
export const pageThenZip = () => Buffer.concat([Buffer.from('<!DOCTYPE html><script>alert(1)</script>\n'), goodDocx()])
