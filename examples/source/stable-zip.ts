import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import yazl from 'yazl'

export type Patch = (name: string, xml: string) => string

/**
 * The package with its parts in order of name and with no time of making, so that the same source gives the same
 * bytes; `patch` may change what the docx library cannot write.
 */
export async function stableZip(bytes: Buffer, patch: Patch = (_name, xml) => xml): Promise<Buffer> {
  const parts = await readParts(bytes)
  const zip = new yazl.ZipFile()
  // Local parts of a date: the zip's own time has no zone.
  const options = { mtime: new Date(2026, 0, 1), mode: 0o100644, forceDosTimestamp: true }
  for (const name of [...parts.keys()].sort()) {
    const part = parts.get(name) ?? Buffer.alloc(0)
    const isXml = /\.(xml|rels)$/.test(name)
    zip.addBuffer(isXml ? Buffer.from(patch(name, withoutTimes(part.toString('utf8')))) : part, name, options)
  }
  zip.end()
  return buffer(zip.outputStream)
}

const withoutTimes = (xml: string) =>
  xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*</g, '$12026-01-01T00:00:00Z<')

export async function readParts(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, { lazyEntries: false })
  const parts: Promise<[string, Buffer]>[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName.endsWith('/')) return
      parts.push(
        new Promise((done, fail) => {
          zip.openReadStream(entry, (error, stream) => {
            if (error) fail(error)
            else done(buffer(stream).then((part) => [entry.fileName, part] as [string, Buffer]))
          })
        }),
      )
    })
    zip.on('end', resolve)
    zip.on('error', reject)
  })
  return new Map(await Promise.all(parts))
}
