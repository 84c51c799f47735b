import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../tests/support/database.ts'
import { fillEveryHomeTable } from '../../tests/support/one-row-each.ts'
import { type Verification, verifySystem } from './verify-system.ts'

const context = useDatabase()
let client: pg.Client

/** As the owner, past what guards the rows: as a disk does harm, or somebody who can do all. */
async function behindGuards(table: string, statement: string) {
  await client.query(
    `alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user`,
  )
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: context.url })
  await client.connect()
  await fillEveryHomeTable(client, { path: '1', party: 5 })
  await behindGuards(
    'documents',
    `update documents d set sha256 = sha256(f.bytes), byte_size = octet_length(f.bytes) from document_files f`,
  )
  await behindGuards(
    'evidence',
    `update evidence e set sha256 = sha256(b.bytes), byte_size = octet_length(b.bytes) from evidence_bytes b`,
  )
  await behindGuards('organisations', `update organisations set unit_path = '1'`)
  // Home 0 holds what is shipped, and nothing beside it.
  await behindGuards('reports', `update reports set outline_code = 'yearly'`)
  await client.query(`delete from outlines where code = 'row-of-a-test'`)
})
afterAll(() => client?.end())

const faultsOf = ({ checks, trail }: Verification) => ({
  ...Object.fromEntries(checks.map(({ what, faults }) => [what, faults])),
  trail: trail.faults.map(({ what }) => what),
})

test('a sound system has no faults, and each kind of harm is named with the row it was done to', async () => {
  const before = await verifySystem(context.url)
  expect(faultsOf(before)).toEqual({
    'keys between tables': [],
    'paths of units': [],
    'elements and indicators': [],
    'outlines of reports': [],
    'uploaded files': [],
    'evidence of answers': [],
    'texts with their clauses and facts': [],
    'counts of answers': [],
    trail: [],
  })
  for (const { what, seen } of before.checks) expect(seen, what).toBeGreaterThan(0)

  await client.query(`
    alter table readings drop constraint readings_document_fk;
    update readings set document_id = '00000000-0000-7000-8000-00000000dead';
    alter table readings add constraint readings_document_fk
      foreign key (home_id, document_id) references documents (home_id, id) not valid`)
  await behindGuards(
    'units',
    `update units set path = ('1.7777777.' || id)::ltree where id = (select max(id) from units)`,
  )
  await client.query(`delete from unit_grounds where unit_id = (select min(unit_id) from unit_grounds)`)
  await client.query(`delete from unit_folds where unit_id = (select min(unit_id) from unit_folds)`)
  await client.query(`update elements set name = 'Số hộ' where home_id = 0 and id = 301`)
  await behindGuards('outlines', `update outlines set name = 'Báo cáo khác' where home_id = 0 and code = 'yearly'`)
  await behindGuards('mails', `update mails set unit_path = '1.8888888'`)
  await behindGuards('document_files', `update document_files set bytes = '\\x01'`)
  await behindGuards('evidence_bytes', 'delete from evidence_bytes')
  await behindGuards('clauses', 'update clauses set end_at = 9')
  await behindGuards('facts', `update facts set quote = 'KẾ HOẠCHH'`)
  await behindGuards('answer_counts', 'update answer_counts set answers = 2')
  await behindGuards('audit_entries', `update audit_entries set subject = 'another'`)

  const { rows } = await client.query<{ id: string }>('select max(id)::text as id from units')
  const {
    rows: [groundless],
  } = await client.query<{ id: string }>('select min(unit_id)::text as id from find_unit_grounds()')
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const after = await verifySystem(context.url)
  expect(faultsOf(after)).toEqual({
    'keys between tables': [expect.stringMatching(/^readings: 1 rows name a row of documents that is not there/)],
    'paths of units': [
      `unit ${rows[0]?.id}: its path is not right`,
      `unit ${groundless?.id}: its ground is not right`,
      `unit ${rows[0]?.id}: its ground is not right`,
      'unit 1: where its figures lie today is not right',
      'mails: 1 rows stand at 1.8888888, where nothing is',
    ],
    'elements and indicators': ['elements 301: it is not as shipped'],
    'outlines of reports': ['outlines yearly: it is not as shipped'],
    'uploaded files': [`document ${id(4)}: its bytes are gone or altered`],
    'evidence of answers': [`evidence ${id(83)}: its bytes are gone or altered`],
    'texts with their clauses and facts': [
      `clause ${id(6)}: not within its text ${id(5)}`,
      expect.stringMatching(`^fact ${id(10)} of version ${id(9)}: its quote is not what stands in text ${id(5)}`),
    ],
    'counts of answers': [`programme ${id(8)}, organisation 900: 2 answers "not-started" are counted, 1 stand`],
    trail: ['altered'],
  })
  expect(after.checksum).not.toBe(before.checksum)
})
