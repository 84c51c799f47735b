import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { testPasswords } from '../../tests/support/database-server.ts'
import { useOldDatabase } from '../../tests/support/old-database.ts'
import { migrate } from './platform/migrate.ts'

// A database in which roles were given twice is brought to the shape that holds each once, and nobody's rights change.
const old = useOldDatabase({ rows: true })
const before = '20261129090000-patrons-of-groups'

type Days = [from: string, until: string | null]
type Role = { id: string; from: string; until: string | null }

let place: { home_id: number; unit_id: string; unit_path: string }
let person: string
let receiver: string
beforeAll(async () => {
  await migrate(old.url, testPasswords, before)
  const { rows } = await old.client.query(
    'select home_id, unit_id, unit_path::text from appointments where home_id > 0 limit 1',
  )
  place = rows[0]
  const people = await old.client.query('select id from people limit 2')
  ;[person, receiver] = people.rows.map(({ id }) => id)
})

/** Gives the same role on each of these days, in this order. */
async function give(
  role: string,
  days: readonly Days[],
  more = { organisation_id: null as string | null },
): Promise<string[]> {
  const ids = days.map(() => randomUUID())
  for (const [n, [from, until]] of days.entries()) {
    await old.client.query(
      `insert into appointments (home_id, id, person_id, role, reach, unit_id, unit_path, organisation_id, from_day, until_day, created_at)
       values ($1, $2, $3, $4, 'subtree', $5, $6, $7, $8, $9, $10)`,
      [
        ...[place.home_id, ids[n], person, role, place.unit_id, place.unit_path],
        ...[more.organisation_id, from, until, new Date(Date.UTC(2026, 10, 1, n))],
      ],
    )
  }
  return ids
}
const handOver = async (appointment: string | undefined, from: string, until: string): Promise<string> => {
  const id = randomUUID()
  await old.client.query(
    `insert into hand_overs (home_id, id, appointment_id, giver_id, receiver_id, from_day, until_day, unit_path, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $4, now())`,
    [place.home_id, id, appointment, person, receiver, from, until, place.unit_path],
  )
  return id
}
const daysOf = async (ids: readonly string[]): Promise<Days[]> => {
  const { rows } = await old.client.query<Role>(
    `select id, from_day::text as "from", until_day::text as until from appointments where id = any ($1)`,
    [ids],
  )
  return ids.map((id) => {
    const role = rows.find((row) => row.id === id)
    return [role?.from ?? '', role?.until ?? null]
  })
}

test('of roles that overlap the first lasts as long as any did, and what was handed over goes with it', async () => {
  const same = await give('inspector', [
    ['2026-11-01', null],
    ['2026-11-01', null],
    ['2026-11-05', null],
  ])
  const chain = await give('reviewer', [
    ['2026-11-01', '2026-11-10'],
    ['2026-11-08', '2026-11-20'],
    ['2026-11-20', '2026-11-25'],
    ['2026-11-19', '2026-11-22'],
    ['2026-12-01', null],
  ])
  const apart = await give('reporter', [
    ['2026-01-01', '2026-02-01'],
    ['2026-02-01', '2026-02-01'],
    ['2026-02-01', '2026-03-01'],
  ])
  const moved = await handOver(same[1], '2026-12-01', '2026-12-05')
  const clashing = await handOver(same[2], '2026-12-04', '2026-12-08')
  await migrate(old.url, testPasswords)
  expect(await daysOf(same)).toEqual([
    ['2026-11-01', null],
    ['2026-11-01', '2026-11-01'],
    ['2026-11-05', '2026-11-05'],
  ])
  expect(await daysOf(chain)).toEqual([
    ['2026-11-01', '2026-11-25'],
    ['2026-11-08', '2026-11-08'],
    ['2026-11-20', '2026-11-20'],
    ['2026-11-19', '2026-11-19'],
    ['2026-12-01', null],
  ])
  expect(await daysOf(apart)).toEqual([
    ['2026-01-01', '2026-02-01'],
    ['2026-02-01', '2026-02-01'],
    ['2026-02-01', '2026-03-01'],
  ])
  const { rows } = await old.client.query(
    'select id, appointment_id, (until_day - from_day) as days from hand_overs order by from_day',
  )
  expect(rows).toEqual([
    { id: moved, appointment_id: same[0], days: 4 },
    { id: clashing, appointment_id: same[2], days: 0 },
  ])
  await expect(give('inspector', [['2027-01-01', '2027-02-01']])).rejects.toThrow('appointments_once')
})
