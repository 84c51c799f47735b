import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { calendarRows } from '../../tests/support/permissions/calendar-rows.ts'
import { jobRows } from '../../tests/support/permissions/job-rows.ts'
import { organisationRows } from '../../tests/support/permissions/organisation-rows.ts'
import { partyRows } from '../../tests/support/permissions/party-rows.ts'
import { peopleRows } from '../../tests/support/permissions/people-rows.ts'
import { planRows } from '../../tests/support/permissions/plan-rows.ts'
import { type Ask, type Row, type Rows, type Seen, unknownId } from '../../tests/support/permissions/rows.ts'
import { signInRows } from '../../tests/support/permissions/sign-in-rows.ts'
import { systemRows } from '../../tests/support/permissions/system-rows.ts'
import { trailRows } from '../../tests/support/permissions/trail-rows.ts'
import { unitRows } from '../../tests/support/permissions/unit-rows.ts'
import {
  makeWorld,
  PLACES,
  type Place,
  placeOf,
  RELATIONS,
  type Relation,
  type State,
  type World,
} from '../../tests/support/permissions/world.ts'
import { ACCESS_ROLES, type AccessRole } from '../shared/people.ts'

const context = useApp()
let world: World
beforeAll(async () => {
  world = await makeWorld(context)
})

/** Written by hand, apart from the table in the code. A new route without a row here fails. */
const table: Rows = {
  ...peopleRows,
  ...planRows,
  ...jobRows,
  ...unitRows,
  ...organisationRows,
  ...systemRows,
  ...trailRows,
  ...calendarRows,
  ...signInRows,
  ...partyRows,
}

/** Ends the session of whoever asks, which the tests of sessions look at. */
const elsewhere = new Set(['DELETE /api/session'])

const inCharge: readonly Relation[] = ['own', 'parent', 'predecessor', 'first heir', 'second heir']
const administrators: readonly AccessRole[] = ['unit-administrator', 'system-administrator']

/** Whom a thing shows to. A patron watches without being in charge, and has nothing to administer. */
function sees(seen: Seen, relation: Relation, role: AccessRole): boolean {
  if (inCharge.includes(relation)) return true
  if (relation === 'patron') return seen !== 'in charge alone' && !administrators.includes(role)
  if (relation === 'child' || relation === 'member') return !seen.startsWith('in charge')
  return seen === 'named' && (relation === 'joiner' || relation === 'addressee')
}

type Answer = 'done' | 'refused' | 'unknown'
/** What was not refused may still fail: there is nothing to undo, or something stands in the way. */
function answerOf(status: number): Answer | number {
  if (status === 403) return 'refused'
  if (status === 404) return 'unknown'
  return (status >= 200 && status < 300) || status === 409 || status === 422 ? 'done' : status
}

type Cell = { route: string; row: Row; role: AccessRole; relation: Relation; place: Place; client: Client }

async function ask({ route, client }: Cell, asking: Partial<Ask>) {
  const [method, url] = route.split(' ') as [Ask['method'] & string, string]
  return client.send({ method: method as 'GET', url, ...asking })
}

/** The answers of one cell that are not as they should be, in words. */
async function judge(cell: Cell): Promise<string[]> {
  const { route, row, role, relation, place } = cell
  const held = row.roles === 'anyone' || row.roles.includes(role)
  const wrong: string[] = []
  const expectAnswer = (expected: Answer, got: Answer | number, state = '') => {
    if (expected !== got) wrong.push(`${role}, ${relation}: ${route} ${state} should be ${expected}, is ${got}`)
  }
  if (row.about === 'self') {
    // A door that is open to anyone is opened by what one brings, not by a role.
    if (row.roles === 'anyone') return wrong
    const { statusCode } = await ask(cell, (await row.ask?.(world)) ?? {})
    const lacks = row.lacking && (statusCode === 400 || statusCode === 404)
    expectAnswer(held ? 'done' : 'refused', lacks ? 'done' : answerOf(statusCode))
    return wrong
  }
  if (row.about === 'unit') {
    const done = held && inCharge.includes(relation)
    const { statusCode } = await ask(cell, await row.ask(world, place))
    expectAnswer(done ? 'done' : 'refused', answerOf(statusCode))
    return wrong
  }
  for (const [state, seen] of Object.entries(row.seen) as [State, Seen][]) {
    const shown = sees(seen, relation, role)
    if (row.about === 'list') {
      const { statusCode, body } = await ask(cell, row.ask?.(world, place) ?? {})
      expectAnswer(held ? 'done' : 'refused', answerOf(statusCode), state)
      if (held && body.includes(row.holds(world, place, state)) !== shown)
        wrong.push(`${role}, ${relation}: ${route} ${shown ? 'hides' : 'shows'} a ${state}`)
      continue
    }
    const may = row.does === 'reads' || inCharge.includes(relation)
    const expected: Answer = !held ? 'refused' : !shown ? 'unknown' : may ? 'done' : 'refused'
    const fresh = expected === 'done' && row.does === 'writes'
    const { statusCode } = await ask(cell, await row.ask(world, place, state, fresh))
    expectAnswer(expected, answerOf(statusCode), state)
  }
  return wrong
}

test('every route stands in the table, and every row is a route', () => {
  const routes = [...context.app.accessTable.keys()].filter((route) => !elsewhere.has(route))
  expect(routes.sort()).toEqual(Object.keys(table).sort())
})

test('nobody without a session calls anything but the ways in', async () => {
  for (const [route, { roles }] of Object.entries(table)) {
    const [method, path] = route.split(' ') as ['GET', string]
    const url = path.replace(/\/(units|organisations)\/:id/, '/$1/999999').replace(/:\w+/g, unknownId)
    const { statusCode } = await context.app.inject({ method, url })
    if (roles === 'anyone') expect(statusCode, route).not.toBe(401)
    else expect(statusCode, route).toBe(401)
  }
})

for (const role of ACCESS_ROLES) {
  test(`a ${role} in each relation is answered as the table says`, async () => {
    const cells: Omit<Cell, 'route' | 'row'>[] =
      role === 'system-administrator'
        ? PLACES.map((place) => ({ role, relation: 'parent', place, client: world.nation }))
        : RELATIONS.map((relation) => ({ role, relation, place: placeOf[relation], client: world.clients[relation] }))
    if (role !== 'system-administrator') await world.takeRole(role)
    const wrong: string[] = []
    for (const [route, row] of Object.entries(table)) {
      // What is the same everywhere is asked once.
      const asked = row.about === 'self' && role === 'system-administrator' ? cells.slice(0, 1) : cells
      for (const cell of asked) wrong.push(...(await judge({ ...cell, route, row })))
    }
    expect(wrong).toEqual([])
  }, 300_000)
}
