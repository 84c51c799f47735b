import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { crc32, deflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import { type RawEntry, rawZip } from '../support/raw-zip.ts'
import { Random } from './random.ts'

export type Part = { name: string; xml: string }

const NEEDED = /^(?:\[Content_Types\]\.xml|word\/(?:document|numbering|styles|footnotes)\.xml)$/

async function partsOf(file: string): Promise<Part[]> {
  const bytes = readFileSync(new URL(`../../examples/${file}`, import.meta.url))
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, {
    lazyEntries: true,
    autoClose: false,
  })
  const parts: Part[] = []
  const open = promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.on('entry', async (entry: yauzl.Entry) => {
      if (NEEDED.test(entry.fileName)) {
        let xml = ''
        for await (const piece of await open(entry)) xml += piece.toString()
        parts.push({ name: entry.fileName, xml })
      }
      zip.readEntry()
    })
    zip.readEntry()
  })
  return parts
}

const EXAMPLES = await Promise.all(['ke-hoach-song-lam.docx', 'ke-hoach-xa-khe-nua.docx'].map(partsOf))

/** A tag, or the text between two. */
const piecesOf = (xml: string) => xml.match(/<[^>]*>|[^<]+/g) ?? []

const VALUES = [
  '0',
  '1',
  '9',
  '-1',
  '99999999999',
  'NaN',
  '',
  'true',
  'off',
  'x',
  '1e9',
  'ListParagraph',
  'upperRoman',
  'bullet',
]
const TAGS = [
  'w:p',
  'w:r',
  'w:t',
  'w:tbl',
  'w:tr',
  'w:tc',
  'w:del',
  'w:ins',
  'w:pPr',
  'w:rPr',
  'w:numPr',
  'w:txbxContent',
  'mc:Fallback',
  'w:sdtContent',
  'm:t',
  'w:sectPr',
  'w:hyperlink',
]
const ALONE = [
  'w:br',
  'w:tab',
  'w:cr',
  'w:noBreakHyphen',
  'w:vanish',
  'w:del',
  'w:lastRenderedPageBreak',
  'w:softHyphen',
]

const depthChange = (piece: string) => (piece.startsWith('</') ? -1 : /^<[^?!/][^>]*[^/]>$|^<\w>$/.test(piece) ? 1 : 0)

/** From an opening tag to the one that closes it. */
function elementAt(pieces: string[], from: number): number {
  let depth = 0
  for (let at = from; at < pieces.length; at++) {
    depth += depthChange(pieces[at] ?? '')
    if (depth <= 0) return at + 1
  }
  return pieces.length
}

function bendXml(random: Random, pieces: string[]): void {
  let at = random.below(pieces.length)
  // Without its closing tag an element ends the reading: once in a while is enough.
  while (pieces[at]?.startsWith('</') && !random.chance(0.02)) at = random.below(pieces.length)
  const piece = pieces[at] ?? ''
  const end = elementAt(pieces, at)
  const element = pieces.slice(at, end)
  const tag = random.of(TAGS)
  random.of([
    () => pieces.splice(at, end - at),
    () => element.length < 400 && pieces.splice(at, 0, ...element),
    () => element.length < 400 && pieces.splice(random.below(pieces.length), 0, ...element),
    () => depthChange(piece) === 1 && pieces.splice(at, end - at, `<${tag}>`, ...element, `</${tag}>`),
    () => pieces.splice(at, 0, `<${random.of(ALONE)}/>`),
    () => {
      pieces[at] = piece.replace(/="[^"]*"/, `="${random.of(VALUES)}"`)
    },
    () => {
      pieces[at] = piece.replace(/ [\w:]+="[^"]*"/, '')
    },
    () => depthChange(piece) === 1 && pieces.splice(at, end - at, ...element.slice(1, -1)),
    () => {
      if (!piece.startsWith('<'))
        pieces[at] = piece.slice(random.below(piece.length)) + random.of([' ', '\n', '&#9;', '&amp;', '- ', '1. ', ''])
    },
    () => {
      if (random.chance(0.02)) pieces[at] = piece.slice(0, random.below(piece.length))
    },
  ])()
}

/** Some of the paragraphs and tables of a body, so that one case takes little time. */
function someOf(random: Random, xml: string): string {
  const start = xml.indexOf('<w:body>') + '<w:body>'.length
  const end = xml.lastIndexOf('</w:body>')
  const pieces = piecesOf(xml.slice(start, end))
  const children: string[] = []
  for (let at = 0; at < pieces.length; ) {
    const next = elementAt(pieces, at)
    children.push(pieces.slice(at, next).join(''))
    at = next
  }
  const from = random.chance(0.5) ? 0 : random.below(children.length)
  return xml.slice(0, start) + children.slice(from, from + 5 + random.below(30)).join('') + xml.slice(end)
}

function bent(random: Random, { name, xml }: Part): Part {
  const pieces = piecesOf(name === 'word/document.xml' ? someOf(random, xml) : xml)
  const often = name === 'word/document.xml' ? 0.9 : name.startsWith('[') ? 0.02 : 0.3
  if (random.chance(often))
    for (let times = 1 + random.below(8); times > 0 && pieces.length > 0; times--) bendXml(random, pieces)
  return { name, xml: pieces.join('') }
}

function zipOf(parts: Part[]): Buffer {
  const entries = parts.map(({ name, xml }): RawEntry => {
    const bytes = Buffer.from(xml)
    return { name, deflated: deflateRawSync(bytes, { level: 1 }), crc: crc32(bytes), size: bytes.length }
  })
  return rawZip(entries)
}

export type MadeDocument = {
  parts: Part[]
  bytes: Buffer /** Bytes of the zip itself were changed. */
  broken: boolean
}

/** An example with some of its XML bent, and at times some bytes of its zip. */
export function documentOf(seed: number): MadeDocument {
  const random = new Random(seed)
  const parts = random.of(EXAMPLES).map((part) => bent(random, part))
  const bytes = zipOf(parts)
  const broken = random.chance(0.15)
  if (broken)
    for (let times = 1 + random.below(4); times > 0; times--) bytes[random.below(bytes.length)] = random.below(256)
  return { parts, bytes, broken }
}

export const withDocument = (parts: Part[], pieces: string[]): Buffer =>
  zipOf(parts.map((part) => (part.name === 'word/document.xml' ? { ...part, xml: pieces.join('') } : part)))

export const documentPieces = (parts: Part[]): string[] =>
  piecesOf(parts.find((part) => part.name === 'word/document.xml')?.xml ?? '')
