import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** Files whose bytes are gone, or not those of which the hash was taken. Answers how many were read, and which are wrong. */
export async function checkFiles(ownerDb: Db): Promise<{ seen: number; faults: string[] }> {
  const { rows } = await sql<{ id: string; right: boolean }>`
    select d.id, coalesce(sha256(f.bytes) = d.sha256 and octet_length(f.bytes) = d.byte_size, false) as "right"
    from documents d left join document_files f on f.home_id = d.home_id and f.document_id = d.id
    order by d.id`.execute(ownerDb)
  const wrong = rows.filter(({ right }) => !right)
  return { seen: rows.length, faults: wrong.map(({ id }) => `document ${id}: its bytes are gone or altered`) }
}

export type StoredText = { homeId: number; id: string; text: string }

/** Every text, one at a time. */
export async function* readTexts(ownerDb: Db): AsyncGenerator<StoredText> {
  const { rows: ids } = await sql<{ homeId: number; id: string }>`
    select home_id, id from document_texts order by home_id, id`.execute(ownerDb)
  for (const { homeId, id } of ids) {
    const { rows } = await sql<StoredText>`
      select home_id, id, text from document_texts where home_id = ${homeId} and id = ${id}`.execute(ownerDb)
    yield* rows
  }
}

/** Clauses that reach beyond the text, or lie in a clause that is not of it. Offsets count as JavaScript does. */
export async function findStrayClauses(ownerDb: Db, { homeId, id, text }: StoredText): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from clauses c
    where c.home_id = ${homeId} and c.text_id = ${id} and (
      c.end_at > ${text.length} or (c.parent_id is not null and not exists (
        select from clauses p where p.home_id = c.home_id and p.text_id = c.text_id and p.id = c.parent_id)))
    order by c.ordinal`.execute(ownerDb)
  return rows.map((clause) => clause.id)
}
