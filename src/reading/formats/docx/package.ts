import { inflateRawSync } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import type { Limits } from '../../limits.ts'
import { ReadingProblem } from '../../problem.ts'

const MEGABYTE = 1024 * 1024

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function entriesOf(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    let seen = 0
    let total = 0
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      seen++
      total += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (seen > limits.maxZipEntries) return reject(new ReadingProblem('zip-bomb', { entries: seen }))
      if (total > limits.maxInflatedBytes || (entry.uncompressedSize > MEGABYTE && ratio > limits.maxInflateRatio))
        return reject(new ReadingProblem('zip-bomb', { inflated: total, limit: limits.maxInflatedBytes }))
      // The first of two entries with one name would hide the second from a checker.
      if (entries.has(entry.fileName)) return reject(new ReadingProblem('damaged-file', { part: entry.fileName }))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** How much the parts of a file together may still inflate to. */
type Budget = { left: number; readonly limit: number }

/** Inflates one part, to no more than what its header declares. At once, since to wait for another thread takes longer. */
async function inflate(zip: ZipFile, entry: Entry, budget: Budget): Promise<Buffer> {
  const bomb = () => new ReadingProblem('zip-bomb', { part: entry.fileName })
  const { uncompressedSize } = entry
  if (uncompressedSize > budget.left) {
    const { limit, left } = budget
    throw new ReadingProblem('zip-bomb', { inflated: limit - left + uncompressedSize, limit })
  }
  // Taken at once: several parts are opened together.
  budget.left -= uncompressedSize
  const packed = await bytesOf(zip, entry)
  const bytes = entry.isCompressed() ? unpacked(packed, uncompressedSize, bomb) : packed
  if (bytes.length > uncompressedSize) throw bomb()
  if (bytes.length < uncompressedSize) throw new Error('a part is shorter than its header says')
  return bytes
}

function unpacked(packed: Buffer, size: number, bomb: () => ReadingProblem): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : error
  }
}

/** As they lie in the file. */
function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, { ...(entry.isCompressed() && { decompress: false }) }, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}

const FOREIGN: [found: string, part: RegExp][] = [
  ['xlsx', /^xl\//],
  ['pptx', /^ppt\//],
  ['odt', /^mimetype$/],
  ['epub', /^META-INF\/container\.xml$/],
]

const OVERRIDE = /<Override\b[^>]*>/g
const MAIN_TYPE =
  /(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled\w*)\.main\+xml$/

/** The parts that [Content_Types].xml names, with their types. */
function typedParts(types: string): { name: string; type: string }[] {
  return (types.match(OVERRIDE) ?? []).map((override) => ({
    name: /\bPartName="\/?([^"]*)"/.exec(override)?.[1] ?? '',
    type: /\bContentType="([^"]*)"/.exec(override)?.[1] ?? '',
  }))
}

export type DocxParts = {
  document: string
  numbering: string | null
  styles: string | null
  theme: string | null
  footnotes: string | null
  endnotes: string | null
  /** Heads and feet of pages by the ids that sections name them by; none unless they were asked for. */
  edges: ReadonlyMap<string, string>
}

const EDGE = /\/(?:header|footer)$/

/** The parts that a part's relationships name as heads and feet, by their ids (ECMA-376-2 §6.5). */
function edgeNames(rels: string, folder: string): [id: string, name: string][] {
  return (rels.match(/<Relationship\b[^>]*>/g) ?? []).flatMap((relationship): [string, string][] => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(relationship)?.[1] ?? ''
    const target = attribute('Target')
    if (!EDGE.test(attribute('Type'))) return []
    return [[attribute('Id'), target.startsWith('/') ? target.slice(1) : `${folder}${target}`]]
  })
}

/** `edges`: heads and feet are wanted too. */
export async function openDocx(bytes: Uint8Array, limits: Limits, { edges: wanted = false } = {}): Promise<DocxParts> {
  try {
    const zip = await open(bytes)
    const entries = await entriesOf(zip, limits)
    const budget: Budget = { left: limits.maxInflatedBytes, limit: limits.maxInflatedBytes }
    const text = async (name: string): Promise<string | null> => {
      const entry = entries.get(name)
      if (!entry) return null
      if (entry.generalPurposeBitFlag & 1) throw new ReadingProblem('encrypted', { found: 'zip' })
      return decode(await inflate(zip, entry, budget))
    }
    const types = await text('[Content_Types].xml')
    const typed = types === null ? [] : typedParts(types)
    const document = typed.find(({ type }) => MAIN_TYPE.test(type))?.name
    const body = document === undefined ? null : await text(document)
    if (document === undefined || body === null) {
      const found = FOREIGN.find(([, part]) => [...entries.keys()].some((name) => part.test(name)))?.[0] ?? 'zip'
      if (document !== undefined) throw new ReadingProblem('damaged-file', { part: document })
      throw new ReadingProblem('not-supported-format', { found })
    }
    const folder = document.slice(0, document.lastIndexOf('/') + 1)
    // A glossary beside the document has parts of the same types in a folder of its own.
    const beside = (kind: string, usual: string) =>
      typed.find(({ name, type }) => type.endsWith(`.${kind}+xml`) && name.lastIndexOf('/') + 1 === folder.length)
        ?.name ?? `${folder}${usual}`
    const [numbering = null, styles = null, theme = null, footnotes = null, endnotes = null] = await Promise.all(
      [
        beside('numbering', 'numbering.xml'),
        beside('styles', 'styles.xml'),
        `${folder}theme/theme1.xml`,
        beside('footnotes', 'footnotes.xml'),
        beside('endnotes', 'endnotes.xml'),
      ].map(text),
    )
    const edges = new Map<string, string>()
    const rels = wanted ? await text(`${folder}_rels/${document.slice(folder.length)}.rels`) : null
    for (const [id, name] of rels === null ? [] : edgeNames(rels, folder)) {
      const edge = await text(name)
      if (edge !== null) edges.set(id, edge)
    }
    return { document: body, numbering, styles, theme, footnotes, endnotes, edges }
  } catch (error) {
    if (error instanceof ReadingProblem) throw error
    throw new ReadingProblem('damaged-file', { reason: error instanceof Error ? error.message.slice(0, 200) : 'zip' })
  }
}

function decode(part: Buffer): string {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part)
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part)
  return new TextDecoder('utf-8').decode(part)
}
