import { isInForce } from '../../../rules/documents-in-force.ts'
import type { DocumentFact } from '../../../rules/reports/index.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { listDocumentRows } from '../documents/index.ts'
import { describeDocuments, publishedOf } from './programme-page.service.ts'
import { listRelations, type ProgrammeRow } from './programmes.repository.ts'
import { listVersionsOfProgramme } from './versions.repository.ts'

/** The documents of a programme as a report names them: as people confirmed them, else as they were read; by day of issue. */
export async function readReportedDocuments(db: Db, { homeId, id }: ProgrammeRow, on: Day): Promise<DocumentFact[]> {
  const relations = await listRelations(db, homeId, id)
  const versions = await listVersionsOfProgramme(db, homeId, id)
  const dated = relations.map((relation) => ({ ...relation, published: publishedOf(versions, relation) !== undefined }))
  const abouts = await describeDocuments(db, homeId, versions)
  const documents = await listDocumentRows(
    db,
    relations.map(({ documentId }) => documentId),
  )
  return dated
    .flatMap((relation): DocumentFact[] => {
      const document = documents.find(({ id }) => id === relation.documentId)
      if (!document) return []
      const { kind, number, title, issuedOn } = abouts.get(publishedOf(versions, relation)?.id ?? '') ?? document
      const inForce = isInForce(relation, dated, on)
      return [{ id: document.id, kind, number, issuedOn, title, relation: relation.relation, inForce }]
    })
    .toSorted((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1))
}
