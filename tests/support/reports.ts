import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../src/server/platform/database.ts'

const at = new Date('2026-11-01T00:00:00Z')

type SomeReport = { homeId: number; programmeId: string; organisationId: string; period?: string }

/** A report that is being written, with a section of its own that holds one value, and a part that its own organisation would write. */
export async function insertSomeReport(
  owner: Db,
  { homeId, programmeId, organisationId, period = '2026' }: SomeReport,
): Promise<{ id: string; part: string }> {
  const id = randomUUID()
  await sql`
    insert into reports (home_id, id, programme_id, organisation_id, unit_path, period, kind, outline_home, outline_code, outline_version, subject,
      received_at, drafted_at, made_by, made_at)
    select ${homeId}, ${id}, p.id, o.id, o.unit_path || '0' || o.id::text, ${period}, 'yearly', 0, 'yearly', 1, 'Kết quả thực hiện kế hoạch',
      array[p.unit_path], ${at}, ${randomUUID()}, ${at}
    from organisations o, programmes p where o.home_id = ${homeId} and o.id = ${organisationId} and p.home_id = ${homeId} and p.id = ${programmeId}`.execute(
    owner,
  )
  const drafted = [{ kind: 'paragraph', words: ['Có ', { value: '3', id: 'count:duties', raw: '3' }, ' nhiệm vụ.'] }]
  await sql`
    insert into report_sections (home_id, report_id, key, unit_path, position, level, title, wants, source, prompt, appendix, writer_id,
      writer_path, state, drafted)
    select r.home_id, r.id, s.key, r.unit_path, s.position, 1, s.title, 'figures', 'duties', null, false,
      case when s.key = 'part' then r.organisation_id end, case when s.key = 'part' then r.unit_path end,
      case when s.key = 'part' then 'unasked' else 'own' end, ${JSON.stringify(drafted)}::jsonb
    from reports r, (values ('own', 0, 'Kết quả'), ('part', 1, 'Phần viết')) as s(key, position, title) where r.id = ${id}`.execute(
    owner,
  )
  return { id, part: 'part' }
}
