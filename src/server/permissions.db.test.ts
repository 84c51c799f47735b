import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { calendarRows } from '../../tests/support/permissions/calendar-rows.ts'
import { catalogueRows } from '../../tests/support/permissions/catalogue-rows.ts'
import { dutyRows } from '../../tests/support/permissions/duty-rows.ts'
import { figureRows } from '../../tests/support/permissions/figure-rows.ts'
import { jobRows } from '../../tests/support/permissions/job-rows.ts'
import { noticeRows } from '../../tests/support/permissions/notice-rows.ts'
import { organisationRows } from '../../tests/support/permissions/organisation-rows.ts'
import { overviewRows } from '../../tests/support/permissions/overview-rows.ts'
import { paperRows } from '../../tests/support/permissions/paper-rows.ts'
import { partyRows } from '../../tests/support/permissions/party-rows.ts'
import { peopleRows } from '../../tests/support/permissions/people-rows.ts'
import { planRows } from '../../tests/support/permissions/plan-rows.ts'
import { proposalRows } from '../../tests/support/permissions/proposal-rows.ts'
import { reminderRows } from '../../tests/support/permissions/reminder-rows.ts'
import { reportRows } from '../../tests/support/permissions/report-rows.ts'
import { rollupRows } from '../../tests/support/permissions/rollup-rows.ts'
import {
  type Ask,
  type Row,
  type Rows,
  type Seen,
  type Stopped,
  unknownId,
} from '../../tests/support/permissions/rows.ts'
import { signInRows } from '../../tests/support/permissions/sign-in-rows.ts'
import { systemRows } from '../../tests/support/permissions/system-rows.ts'
import { tellingRows } from '../../tests/support/permissions/telling-rows.ts'
import { trailRows } from '../../tests/support/permissions/trail-rows.ts'
import { unitRows } from '../../tests/support/permissions/unit-rows.ts'
import {
  makeWorld,
  OTHERS,
  OTHERS_AT,
  type Other,
  PLACES,
  type Place,
  placeOf,
  RELATIONS,
  type Relation,
  type State,
  type World,
} from '../../tests/support/permissions/world.ts'
import { ACCESS_ROLES, type AccessRole } from '../shared/people.ts'
import { mailsWithoutServer } from './modules/mails/index.ts'

// Letters are kept here, so that one can be written again.
const mails = mailsWithoutServer('kept', async () => ({ letter: { to: 'x@mau.example', subject: 'Thử', text: 'Thử' } }))
const context = useApp({}, { mails })
let world: World
beforeAll(async () => {
  world = await makeWorld(context)
}, 300_000)

/** Written by hand, apart from the table in the code. A new route without a row here fails. */
const table: Rows = {
  ...peopleRows,
  ...planRows,
  ...jobRows,
  ...unitRows,
  ...overviewRows,
  ...rollupRows,
  ...organisationRows,
  ...systemRows,
  ...trailRows,
  ...calendarRows,
  ...catalogueRows,
  ...signInRows,
  ...partyRows,
  ...dutyRows,
  ...noticeRows,
  ...reminderRows,
  ...figureRows,
  ...proposalRows,
  ...reportRows,
  ...tellingRows,
  ...paperRows,
}

/** Ends the session of whoever asks, which the tests of sessions look at. */
const elsewhere = new Set(['DELETE /api/session'])

const inCharge: readonly Relation[] = ['own', 'parent', 'predecessor', 'first heir', 'second heir']
const administrators: readonly AccessRole[] = ['unit-administrator', 'system-administrator']

/**
 * Whom a thing shows to. A patron watches without being in charge, and has nothing to administer; of a group of people,
 * what is published where it is watched.
 */
function sees(seen: Seen, relation: Relation, role: AccessRole): boolean {
  if (seen === 'system') return role === 'system-administrator'
  if (inCharge.includes(relation)) return true
  if (relation === 'patron') return seen !== 'in charge alone' && !administrators.includes(role)
  if (relation === 'group patron') return !seen.startsWith('in charge') && !administrators.includes(role)
  if (relation === 'child' || relation === 'member') return !seen.startsWith('in charge')
  return seen === 'named' && (relation === 'joiner' || relation === 'addressee')
}

/** What stands in the way of whoever may is told by its problem, in the rows that name it and in no others. */
type Answer = 'done' | 'refused' | 'unknown' | `stopped by ${string}`
function answerOf({ statusCode, body }: { statusCode: number; body: string }): Answer | number {
  if (statusCode === 403) return 'refused'
  if (statusCode === 404) return 'unknown'
  if ([409, 415, 422].includes(statusCode)) return `stopped by ${JSON.parse(body).type.replace('/problems/', '')}`
  return statusCode >= 200 && statusCode < 300 ? 'done' : statusCode
}

type Cell = {
  route: string
  row: Row
  role: AccessRole
  relation: Relation
  place: Place
  client: Client
  other?: Other
}

/** What those who may are answered there. */
const doneAt = ({ stopped }: { stopped?: Stopped }, place: Place): Answer =>
  stopped && (stopped.at === 'everywhere' || stopped.at.includes(place)) ? `stopped by ${stopped.by}` : 'done'

/** By hand: what a token that only reads plans opens, of all that its role does. */
const opensPlans = (route: string) =>
  /^GET \/api\/(documents|programmes|versions|clauses|overview$)\b/.test(route) &&
  !/publish-(preview|progress)|\/((duty|report)-(matrix(\.xlsx)?|calendar|timeline|board)|duties|answers(\.xlsx)?|late|letterhead|report-order|schemes|figures-plan|targets\/:target|target-progress(\/:target(\/figures)?)?|forms)$/.test(
    route,
  )
/** What everyone with a session or a token may. */
const opensToAll = (route: string) =>
  /^GET \/api\/(units|calendars|holidays|indicators)\b/.test(route) || route === 'POST /api/layout-checks'

/** Whether who asks is somebody whom the row speaks of. */
function mayAsk({ route, row, role, other }: Cell): boolean {
  if (row.roles === 'anyone') return true
  if (!row.roles.includes(role)) return false
  if (other !== 'token' && other !== 'reading token') return true
  if (row.about === 'self' && row.persons) return false
  return other === 'token' || opensPlans(route) || opensToAll(route)
}

async function ask({ route, client }: Cell, asking: Partial<Ask>) {
  const [method, url] = route.split(' ') as [Ask['method'] & string, string]
  return client.send({ method: method as 'GET', url, ...asking })
}

/** The answers of one cell that are not as they should be, in words. */
async function judge(cell: Cell): Promise<string[]> {
  const { route, row, role, relation, place, other } = cell
  const held = mayAsk(cell)
  const who = [other, role, relation].filter(Boolean).join(', ')
  const wrong: string[] = []
  const expectAnswer = (expected: Answer, got: Answer | number, state = '') => {
    if (expected !== got) wrong.push(`${who}: ${route} ${state} should be ${expected}, is ${got}`)
  }
  if (row.about === 'self') {
    // A door that is open to anyone is opened by what one brings, not by a role.
    if (row.roles === 'anyone') return wrong
    const answer = await ask(cell, (await row.ask?.(world)) ?? {})
    const lacks = row.lacking && (answer.statusCode === 400 || answer.statusCode === 404)
    expectAnswer(held ? doneAt(row, place) : 'refused', lacks ? 'done' : answerOf(answer))
    return wrong
  }
  if (row.about === 'unit') {
    const done = held && inCharge.includes(relation)
    const answer = await ask(cell, await row.ask(world, place))
    expectAnswer(done ? doneAt(row, place) : 'refused', answerOf(answer))
    return wrong
  }
  for (const [state, seen] of Object.entries(row.seen) as [State, Seen][]) {
    const shown = sees(seen, relation, role)
    if (row.about === 'list') {
      const answer = await ask(cell, (await row.ask?.(world, place, state)) ?? {})
      expectAnswer(held ? 'done' : 'refused', answerOf(answer), state)
      if (held && answer.body.includes(await row.holds(world, place, state)) !== shown)
        wrong.push(`${who}: ${route} ${shown ? 'hides' : 'shows'} a ${state}`)
      continue
    }
    const watches = row.patrons === true && relation.endsWith('patron') && !administrators.includes(role)
    const may = row.does === 'reads' || inCharge.includes(relation) || watches
    const expected: Answer = !held && !watches ? 'refused' : !shown ? 'unknown' : may ? doneAt(row, place) : 'refused'
    const fresh = shown && (held || watches) && may && row.does === 'writes'
    expectAnswer(expected, answerOf(await ask(cell, await row.ask(world, place, state, fresh))), state)
  }
  return wrong
}

test('every route stands in the table, and every row is a route', () => {
  const routes = [...context.app.accessTable.keys()].filter((route) => !elsewhere.has(route))
  const rows = new Set(Object.keys(table).map((row) => row.replace(/ \[.*/, '')))
  expect(routes.sort()).toEqual([...rows].sort())
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

async function judgeAll(cells: readonly Omit<Cell, 'route' | 'row'>[], isSystem: boolean): Promise<string[]> {
  const wrong: string[] = []
  for (const [key, row] of Object.entries(table)) {
    const route = key.replace(/ \[.*/, '')
    // What is the same everywhere is asked once.
    const asked = row.about === 'self' && isSystem ? cells.slice(0, 1) : cells
    // What the system has one of, such as a backup under way, is not had by two at a time.
    if (isSystem) for (const cell of asked) wrong.push(...(await judge({ ...cell, route, row })))
    else wrong.push(...(await Promise.all(asked.map((cell) => judge({ ...cell, route, row })))).flat())
  }
  return wrong
}

for (const role of ACCESS_ROLES) {
  const isSystem = role === 'system-administrator'
  test(`a ${role} in each relation is answered as the table says`, async () => {
    const cells: Omit<Cell, 'route' | 'row'>[] = isSystem
      ? PLACES.map((place) => ({ role, relation: 'parent', place, client: world.nation }))
      : RELATIONS.map((relation) => ({ role, relation, place: placeOf[relation], client: world.clients[relation] }))
    if (!isSystem) await world.takeRole(role)
    expect(await judgeAll(cells, isSystem)).toEqual([])
  }, 600_000)
}

/** Whoever stood in until yesterday is what they are of their own: a reader at an organisation of the province. */
function otherCells(role: AccessRole): Omit<Cell, 'route' | 'row'>[] {
  return OTHERS.flatMap((other) =>
    OTHERS_AT[other].flatMap((relation) => {
      const client = world.others[other][relation]
      const cell = { other, place: placeOf[relation], role, relation }
      if (client === undefined) return []
      return other === 'stand-in whose time is over'
        ? [{ ...cell, client, role: 'viewer' as const, relation: 'member' as const }]
        : [{ ...cell, client }]
    }),
  )
}

// Administrators hand nothing over, and no program is one.
for (const role of ACCESS_ROLES.filter((each) => !each.endsWith('administrator'))) {
  test(`a program with the role of a ${role}, and who stands in for one, may what was given and no more`, async () => {
    await world.takeRole(role)
    expect(await judgeAll(otherCells(role), false)).toEqual([])
  }, 600_000)
}
