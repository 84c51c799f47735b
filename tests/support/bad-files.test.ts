import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import * as bad from './bad-files.ts'

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)

async function entriesOf(bytes: Buffer): Promise<yauzl.Entry[]> {
  const zip = await open(bytes, { lazyEntries: false, autoClose: false })
  const entries: yauzl.Entry[] = []
  await new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => entries.push(entry))
    zip.on('end', resolve)
    zip.on('error', reject)
  })
  return entries
}

async function read(bytes: Buffer, name: string): Promise<string> {
  const zip = await open(bytes, { lazyEntries: false, autoClose: false })
  const entry = await new Promise<yauzl.Entry>((resolve) => {
    zip.on('entry', (entry: yauzl.Entry) => entry.fileName === name && resolve(entry))
  })
  const stream = await promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry)
  let text = ''
  for await (const piece of stream) text += piece.toString()
  return text
}

const isUtf8 = (bytes: Buffer) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const parse = (xml: string) => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
}

describe('zips', () => {
  test('the good document opens and is well formed', async () => {
    const xml = await read(bad.goodDocx(), 'word/document.xml')
    expect(() => parse(xml)).not.toThrow()
    expect(xml).toContain('KẾ HOẠCH')
  })

  test('the bomb is under two megabytes and grows to more than a gigabyte', async () => {
    const bytes = bad.zipBombDocx()
    const document = (await entriesOf(bytes)).find((entry) => entry.fileName === 'word/document.xml')
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024)
    expect(document?.uncompressedSize).toBeGreaterThan(1024 ** 3)
  })

  test('the bomb really inflates, also where its headers promise a little', async () => {
    const bytes = bad.zipBombDocx(5_000)
    const document = (await entriesOf(bytes)).find((entry) => entry.fileName === 'word/document.xml')
    if (!document) throw new Error('no document')
    expect(document.uncompressedSize).toBe(5_000)
    const start = document.relativeOffsetOfLocalHeader + 30 + document.fileNameLength
    let size = 0
    const stopped = new Error('enough')
    const count = new Writable({
      write(piece: Buffer, _encoding, done) {
        size += piece.length
        done(size > 50_000_000 ? stopped : null)
      },
    })
    const inflate = createInflateRaw()
    inflate.end(bytes.subarray(start, start + document.compressedSize))
    await expect(pipeline(inflate, count)).rejects.toBe(stopped)
  })

  test('the many entries are many', async () => {
    const bytes = bad.manyEntriesDocx()
    expect(await entriesOf(bytes)).toHaveLength(60_003)
    expect(bytes.length).toBeLessThan(25 * 1024 * 1024)
  })

  test('the laughing document is small and names its entities', async () => {
    const bytes = bad.billionLaughsDocx()
    expect(bytes.length).toBeLessThan(5_000)
    expect(await read(bytes, 'word/document.xml')).toContain('<!ENTITY e9 "&e8;')
  })

  test('the others lack what a document needs', async () => {
    const names = async (bytes: Buffer) => (await entriesOf(bytes)).map((entry) => entry.fileName)
    expect(await names(bad.docxWithoutDocumentXml())).toEqual(['[Content_Types].xml', '_rels/.rels'])
    expect(await names(bad.plainZip())).not.toContain('[Content_Types].xml')
    const broken = await read(bad.brokenXmlDocx(), 'word/document.xml')
    expect(() => parse(broken)).toThrow()
    await expect(entriesOf(bad.truncatedDocx())).rejects.toThrow()
  })
})

test('the compound files have their mark and the names of their streams', () => {
  const has = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  for (const bytes of [bad.encryptedDocx(), bad.oldDocFile()]) {
    expect(bytes.subarray(0, 8).toString('hex')).toBe('d0cf11e0a1b11ae1')
    expect(bytes.length % 512).toBe(0)
  }
  expect(has(bad.encryptedDocx(), 'EncryptedPackage')).toBe(true)
  expect(has(bad.oldDocFile(), 'WordDocument')).toBe(true)
})

test('the picture and the PDF are what they are', () => {
  expect(bad.pngNamedDocx().subarray(1, 4).toString()).toBe('PNG')
  const pdf = bad.pdfFile().toString('latin1')
  const startxref = Number(/startxref\n(\d+)/.exec(pdf)?.[1])
  expect(pdf.slice(startxref, startxref + 4)).toBe('xref')
})

describe('texts', () => {
  test('are broken, or coded otherwise, as they say', () => {
    expect(isUtf8(bad.brokenUtf8Text())).toBe(false)
    expect(isUtf8(bad.goodText())).toBe(true)
    expect(bad.utf16Text().subarray(0, 2).toString('hex')).toBe('fffe')
    expect(new TextDecoder('utf-16le').decode(bad.utf16Text()).replaceAll('\r', '')).toBe(bad.goodText().toString())
    const nfd = bad.nfdText().toString()
    expect(nfd).not.toBe(nfd.normalize('NFC'))
    expect(nfd.normalize('NFC')).toBe(bad.goodText().toString())
  })

  test('have no heading, or ten thousand, or another language', () => {
    const heading = /^([IVX]+|\d+)\. /gm
    expect(bad.textWithoutHeadings().toString()).not.toMatch(heading)
    expect(bad.tenThousandHeadings().toString().match(heading)).toHaveLength(10_000)
    expect(bad.englishText().toString()).toMatch(/^[\n\x20-\x7e]*$/)
    expect(bad.emptyFile()).toHaveLength(0)
  })

  test('are one byte too many', () => {
    for (const limit of [1_000, 25 * 1024 * 1024]) {
      const bytes = bad.exactlyOneByteTooMany(limit)
      expect(bytes).toHaveLength(limit + 1)
      expect(isUtf8(bytes)).toBe(true)
    }
  })

  test.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const)('carry the mark %s on a line of its own', async (mark) => {
    expect(bad.secretDocument(mark, 'txt').toString().split('\n')).toContain(mark)
    expect(await read(bad.secretDocument(mark, 'docx'), 'word/document.xml')).toContain(`>${mark}</w:t>`)
  })

  test('that only speak of secrets carry no mark', () => {
    expect(bad.notSecretText().toString()).not.toMatch(/^\s*(TỐI |TUYỆT )?MẬT\s*$/m)
  })
})
