import { sql } from 'kysely'
import type { Clause, DocumentText } from '../../../shared/documents.ts'
import type { Db } from '../../platform/database.ts'
import type { About } from './reading-result.ts'

export type TextRow = {
  homeId: number
  id: string
  documentId: string
  version: number
  readerVersion: string
  text: string
}

/** The latest text of a document, or the one named. */
export function findText(db: Db, documentId: string, textId?: string): Promise<TextRow | undefined> {
  return db
    .selectFrom('documentTexts')
    .select(['homeId', 'id', 'documentId', 'version', 'readerVersion', 'text'])
    .where('documentId', '=', documentId)
    .$if(textId !== undefined, (query) => query.where('id', '=', textId ?? ''))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** In reading order. */
export function listClauses(db: Db, homeId: number, textId: string): Promise<Clause[]> {
  return db
    .selectFrom('clauses')
    .select(['id', 'parentId', 'kind', 'depth', 'marker', 'section', 'startAt as start', 'endAt as end'])
    .where('homeId', '=', homeId)
    .where('textId', '=', textId)
    .orderBy('ordinal')
    .execute()
}

/** Whose a new row is and who sees it: as the document it belongs to. */
type Owner = { homeId: number; unitPath: string; published: boolean; audience: string[] }

export type NewText = Omit<DocumentText, 'clauses'> & {
  readerVersion: string
  encoding: string | null
  about: About
  createdAt: Date
}

export async function insertText(db: Db, owner: Owner, { about, ...text }: NewText): Promise<void> {
  const { homeId, unitPath, published, audience } = owner
  await db
    .insertInto('documentTexts')
    .values({ homeId, unitPath, published, audience, ...text, about: JSON.stringify(about) })
    .execute()
}

export async function insertClauses(db: Db, owner: Owner, textId: string, clauses: readonly Clause[]): Promise<void> {
  const column = <K extends keyof Clause>(name: K) => clauses.map((clause) => clause[name])
  await sql`
    insert into clauses (home_id, text_id, unit_path, published, audience,
      ordinal, id, parent_id, kind, depth, marker, section, start_at, end_at)
    select ${owner.homeId}, ${textId}::uuid, ${owner.unitPath}::ltree, ${owner.published}, ${owner.audience}::bigint[],
      c.ordinal - 1, c.id, c.parent_id, c.kind, c.depth, c.marker, c.section, c.start_at, c.end_at
    from unnest(${column('id')}::uuid[], ${column('parentId')}::uuid[], ${column('kind')}::text[],
      ${column('depth')}::integer[], ${column('marker')}::text[], ${column('section')}::text[],
      ${column('start')}::integer[], ${column('end')}::integer[])
      with ordinality as c(id, parent_id, kind, depth, marker, section, start_at, end_at, ordinal)`.execute(db)
}
