import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { type Actor, actingFor, mayAnywhere, refusalOf } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { getDocumentFile } from '../documents/index.ts'
import { toAnnotation } from './annotation.ts'
import { getVersion } from './version-page.ts'

export type Example = { name: string; zip: Buffer }

/**
 * A paper with what people made of its reading: the file as it was uploaded and `NAME.gold.json` beside it, the form in
 * which the reader is measured. Throws `not-found`, and `not-allowed` for whoever may not read documents.
 */
export async function getExample(db: Db, actor: Actor, versionId: string): Promise<Example> {
  if (!mayAnywhere(actor, 'documents.read')) throw refusalOf(actor, 'documents.read')
  const version = await getVersion(db, actor, versionId)
  const { fileName, format, bytes } = await getDocumentFile(db, actingFor(actor, 'documents.read'), version.documentId)
  const { plan, looked } = toAnnotation(version.facts)
  const name = fileName.replace(/\.(docx|txt)$/i, '').replace(/[\\/:*?"<>|]/g, '_')
  const zip = new ZipFile()
  zip.addBuffer(bytes, `${name}.${format}`)
  zip.addBuffer(Buffer.from(`${JSON.stringify({ ...plan, looked }, null, 2)}\n`), `${name}.gold.json`)
  zip.end()
  return { name, zip: await buffer(zip.outputStream) }
}
