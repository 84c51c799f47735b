import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { checkCatalogue, loadCatalogue } from './index.ts'

const context = useApp()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'elements-'))
  await cp(new URL('../../../../data/elements/', import.meta.url), folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

type Version = { version: number; name: string; validFrom: string; validUntil: string | null }
const versionsOf = async (id: string) => {
  const { rows } = await sql<Version>`
    select version, name, valid_from, valid_until from elements where home_id = 0 and id = ${id} order by version`.execute(
    context.owner,
  )
  return rows
}
const change = async (edit: (rows: { id: string; name: string }[]) => unknown[]) => {
  const file = join(folder, 'elements.json')
  await writeFile(file, JSON.stringify(edit(JSON.parse(await readFile(file, 'utf8')))))
}

test('what is shipped stands, and is loaded once', async () => {
  expect(await loadCatalogue(context.owner, context.clock)).toBe('unchanged')
  const { seen, faults } = await checkCatalogue(context.owner)
  expect([seen > 150, faults]).toEqual([true, []])
})

test('an entry that says something else becomes its next version; one that is gone ends; both come back', async () => {
  context.clock.set('2026-11-20T02:00:00Z')
  await change((rows) =>
    rows.filter(({ id }) => id !== '109').map((row) => (row.id === '301' ? { ...row, name: 'Số hộ' } : row)),
  )
  expect(await loadCatalogue(context.owner, context.clock, folder)).toBe('loaded')
  const first = { version: 1, name: 'Số gia đình', validFrom: '2013-01-01', validUntil: '2026-11-20' }
  expect(await versionsOf('301')).toEqual([
    first,
    { version: 2, name: 'Số hộ', validFrom: '2026-11-20', validUntil: null },
  ])
  expect((await versionsOf('109')).map(({ validUntil }) => validUntil)).toEqual(['2026-11-20'])
  expect((await checkCatalogue(context.owner)).faults).toHaveLength(2)
  // Another state on the same day: the version of the day is replaced.
  await change((rows) => rows.map((row) => (row.id === '301' ? { ...row, name: 'Số hộ gia đình' } : row)))
  await loadCatalogue(context.owner, context.clock, folder)
  expect((await versionsOf('301')).map(({ name }) => name)).toEqual(['Số gia đình', 'Số hộ gia đình'])
  context.clock.set('2026-12-01T02:00:00Z')
  expect(await loadCatalogue(context.owner, context.clock)).toBe('loaded')
  expect((await versionsOf('301')).map(({ name, validUntil }) => [name, validUntil])).toEqual([
    ['Số gia đình', '2026-11-20'],
    ['Số hộ gia đình', '2026-12-01'],
    ['Số gia đình', null],
  ])
  expect((await versionsOf('109')).map(({ validFrom }) => validFrom)).toEqual(['2013-01-01', '2026-12-01'])
  expect((await checkCatalogue(context.owner)).faults).toEqual([])
})

test('a file that breaks a rule of the tables leaves everything as it was', async () => {
  await change((rows) => rows.map((row) => (row.id === '301' ? { ...row, name: 'Số hộ', kind: 'text' } : row)))
  await expect(loadCatalogue(context.owner, context.clock, folder)).rejects.toThrow(/elements_kind_check/)
  expect((await checkCatalogue(context.owner)).faults).toEqual([])
})
