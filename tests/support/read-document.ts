import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../src/server/platform/database.ts'
import type { Certainty, Doubt } from '../../src/shared/certainty.ts'
import { FACT_KINDS, type FactKind } from '../../src/shared/documents.ts'
import type { DutyBody, FactBody, TargetBody } from '../../src/shared/facts.ts'
import type { DocumentFacts, Report } from '../../src/shared/plan.ts'

export const someTarget = (rest: Partial<TargetBody> = {}): TargetBody => ({
  milestone: 2030,
  comparator: 'at-least',
  value: 90,
  upper: null,
  unit: '%',
  partOf: null,
  ...rest,
})
export const someDuty = (rest: Partial<DutyBody> = {}): DutyBody => ({
  responsible: ['Sở Giáo dục và Đào tạo'],
  role: 'lead',
  with: [],
  requested: false,
  due: null,
  product: null,
  ...rest,
})
export const someReport = (rest: Partial<Omit<Report, 'quote'>> = {}): Omit<Report, 'quote'> => ({
  from: ['Sở Giáo dục và Đào tạo'],
  to: ['Ủy ban nhân dân tỉnh'],
  onward: [],
  frequency: ['annual'],
  before: ['12-20'],
  ...rest,
})
export const aboutDocument = (rest: Partial<DocumentFacts> = {}): DocumentFacts => ({
  kind: 'Kế hoạch',
  number: '12/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh',
  place: null,
  issuedOn: '2022-01-15',
  title: 'Xây dựng xã hội học tập giai đoạn 2021 - 2030',
  signer: null,
  scope: null,
  horizon: { from: 2021, to: 2030 },
  ...rest,
})

export type SomeClause = {
  text: string
  section?: string
  kind?: FactKind
  body?: FactBody
  under?: number
  /** Without it: as a reader stored it that gave no classes. */
  judged?: { certainty: Certainty; doubts: Doubt[] }
}
export type ReadDocument = {
  documentId: string
  textId: string
  text: string
  /** By clause, in the order given; undefined where none stands on it. */
  factIds: string[]
  clauseIds: string[]
  placeOf(words: string): { start: number; end: number }
}

/** A document of a unit as a finished reading leaves it: a clause for each entry, and a fact where it names one. */
export async function insertReadDocument(
  owner: Db,
  { homeId, unitId }: { homeId: number; unitId: string },
  clauses: readonly SomeClause[],
): Promise<ReadDocument> {
  const [documentId, textId, person] = [randomUUID(), randomUUID(), randomUUID()]
  const path = sql`(select path from units where id = ${unitId})`
  const at = new Date('2026-11-01T00:00:00Z')
  let start = 0
  const placed = clauses.map((clause) => {
    const place = { start, end: start + clause.text.length }
    start = place.end + 1
    return { ...clause, ...place, section: clause.section ?? '', id: randomUUID(), factId: randomUUID() }
  })
  const text = clauses.map((clause) => clause.text).join('\n')
  const facts = placed.flatMap(({ kind, body, text, factId, id, section, start, end, judged }) =>
    kind && body
      ? [{ id: factId, kind, clauseId: id, section, start, end, quote: text, rule: 'test', body, ...judged }]
      : [],
  )
  await sql`
    insert into documents (home_id, id, unit_id, unit_path, sha256, file_name, format, byte_size, uploaded_by, uploaded_at)
    values (${homeId}, ${documentId}, ${unitId}, ${path}, ${randomBytes(32)}, 'ke-hoach.txt', 'txt', 10, ${person}, ${at})`.execute(
    owner,
  )
  const about = facts.find(({ kind }) => kind === 'document')?.body ?? null
  await sql`
    insert into document_texts (home_id, id, document_id, unit_path, version, reader_version, text, about, created_at)
    values (${homeId}, ${textId}, ${documentId}, ${path}, 1, 'test', ${text}, ${JSON.stringify(about)}, ${at})`.execute(
    owner,
  )
  const rows = placed.map(({ id, start, end, section, under }, ordinal) => ({
    id,
    ordinal,
    start_at: start,
    end_at: end,
    section,
    parent_id: under === undefined ? null : placed[under]?.id,
  }))
  await sql`
    insert into clauses (home_id, text_id, unit_path, kind, depth, id, ordinal, start_at, end_at, section, parent_id)
    select ${homeId}, ${textId}::uuid, ${path}, 'paragraph', 0, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, ordinal integer, start_at integer, end_at integer, section text, parent_id uuid)`.execute(owner)
  const found = Object.fromEntries(FACT_KINDS.map((each) => [each, facts.filter(({ kind }) => kind === each).length]))
  await sql`
    insert into readings (home_id, id, document_id, unit_path, state, requested_by, requested_at, text_id, facts, found)
    values (${homeId}, ${randomUUID()}, ${documentId}, ${path}, 'done', ${person}, ${at}, ${textId},
      ${JSON.stringify(facts)}, ${JSON.stringify(found)})`.execute(owner)
  return {
    documentId,
    textId,
    text,
    factIds: placed.map(({ factId }) => factId),
    clauseIds: placed.map(({ id }) => id),
    placeOf: (words) => {
      const start = text.indexOf(words)
      if (start === -1) throw new Error(`"${words}" does not stand in the text`)
      return { start, end: start + words.length }
    },
  }
}

/** A small plan: its document, two targets (the second a part of the first), two duties, a report, a review, a citation. */
export const smallPlan = (about: Partial<DocumentFacts> = {}): SomeClause[] => [
  { text: 'Kế hoạch xây dựng xã hội học tập', kind: 'document', body: aboutDocument(about) },
  { text: 'I. MỤC TIÊU', section: 'I' },
  { text: '90% người lao động được đào tạo', section: 'I.1', kind: 'target', body: someTarget(), under: 1 },
  {
    text: 'Trong đó, 15% có trình độ đại học',
    section: 'I.1',
    kind: 'target',
    body: someTarget({ value: 15 }),
    under: 1,
  },
  { text: 'II. NHIỆM VỤ', section: 'II' },
  {
    text: 'Mở lớp xóa mù chữ; mở lớp tin học',
    section: 'II.1',
    kind: 'duty',
    body: someDuty({ with: ['Hội Khuyến học tỉnh'] }),
    under: 4,
  },
  { text: 'Biên soạn tài liệu', section: 'II.2', kind: 'duty', body: someDuty({ responsible: [] }), under: 4 },
  { text: 'Báo cáo trước ngày 20 tháng 12 hằng năm', section: 'III', kind: 'report', body: someReport() },
  { text: 'Sơ kết vào năm 2025', section: 'III', kind: 'review', body: { kind: 'interim', year: 2025 } },
  {
    text: 'Quyết định số 1373/QĐ-TTg',
    section: '',
    kind: 'citation',
    body: { number: '1373/QĐ-TTg', kind: 'Quyết định', date: '2021-07-30', issuer: 'Thủ tướng Chính phủ' },
  },
]
