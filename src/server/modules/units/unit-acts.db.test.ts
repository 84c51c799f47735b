import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import type { MergedUnits, UnitAct, UnitActs, UnitPage } from '../../../shared/units.ts'
import { silentLog } from '../../platform/log.ts'
import { checkPaths, loadUnits, startDailyMergers } from './index.ts'

const context = useApp()
let provinceId: string
let homeId: number
/** Each test has its own communes of the province. */
let free: string[]
beforeAll(async () => {
  const home = await context.setUp('33')
  provinceId = home.unitId
  homeId = home.homeId
  const { rows } = await sql<{ id: string }>`
    select id::text from units where parent_id = ${provinceId} and ended is null order by id`.execute(context.owner)
  free = rows.map(({ id }) => id)
})
beforeEach(() => context.clock.set('2026-11-20T02:00:00Z'))
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
const take = (count: number) => free.splice(0, count) as [string, string, string]

/** A load works in the process of the app, which calls itself busy for a moment after it. */
async function whenCalm(send: () => ReturnType<typeof context.administrator.get>) {
  for (;;) {
    const answer = await send()
    if (answer.statusCode !== 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
type Asked = { keepsId?: string | null; made?: object | null; on?: string; dryRun?: boolean }
const ask = (unitIds: readonly string[], rest: Asked = {}) =>
  whenCalm(() =>
    context.administrator.post('/api/unit-changes', {
      ...{ unitIds, keepsId: null, on: '2026-11-20', legalBasis: 'Nghị quyết mẫu', dryRun: false },
      made: rest.keepsId ? null : { code: null, kind: 'commune', name: 'Hợp Nhất' },
      ...rest,
    }),
  )
async function merge(unitIds: readonly string[], rest: Asked = {}): Promise<MergedUnits> {
  const answer = await ask(unitIds, rest)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const undo = async (actId: string | null) =>
  (await whenCalm(() => context.administrator.post(`/api/unit-changes/${actId}/undo`))).statusCode
async function actOf(id: string | null): Promise<UnitAct | undefined> {
  const { acts }: UnitActs = (await whenCalm(() => context.administrator.get('/api/unit-changes'))).json()
  return acts.find((act) => act.id === id)
}
const page = async (id: string): Promise<UnitPage> =>
  (await whenCalm(() => context.administrator.get(`/api/units/${id}`))).json()
const lives = async (id: string) => (await page(id)).state
/** Where the figures of a unit lie at the level of communes: walked anew, `checkPaths` compares it with the rules. */
const folds = async (id: string) =>
  (
    await sql<{ fold: string }>`
      select into_id || ' ' || least || '-' || most as fold from unit_folds where unit_id = ${id} and level = 3 order by 1`.execute(
      context.owner,
    )
  ).rows.map(({ fold }) => fold)
async function look(day: string): Promise<void> {
  context.clock.set(`${day}T02:00:00Z`)
  const rounds = startDailyMergers({ db: context.db, clock: context.clock, log: silentLog })
  stops.push(rounds.stop)
  await rounds.look()
}

describe('into a unit that lives on', () => {
  test('the others end, their figures count for it, and it keeps its id, name and code', async () => {
    const [a, b, x] = take(3)
    const before = await page(x)
    const dry = await merge([a, b, x], { keepsId: x, dryRun: true })
    expect(dry).toMatchObject({ actId: null, unitId: null, prepared: false })
    expect(dry.communes.after).toBe(dry.communes.before - 2)
    expect(dry.lies.map(({ unitId }) => unitId)).toEqual([a, b, x])
    const { unitId, actId } = await merge([a, b, x], { keepsId: x })
    expect(unitId).toBe(x)
    expect([await lives(a), await lives(b), await lives(x)]).toEqual(['ended', 'ended', 'living'])
    expect(await folds(a)).toEqual([`${x} 1-1`])
    expect((await page(x)).unit).toEqual(before.unit)
    expect((await checkPaths(context.owner)).faults).toEqual([])
    expect(await undo(actId)).toBe(204)
    expect([await lives(a), await folds(a)]).toEqual(['living', [`${a} 1-1`]])
    expect((await checkPaths(context.owner)).faults).toEqual([])
  })

  test('once it has reported what counts them all, the merger stays', async () => {
    const [a, x] = take(2)
    const { actId } = await merge([a, x], { keepsId: x })
    const { rows } = await sql<{ path: string }>`select path::text from units where id = ${x}`.execute(context.owner)
    const sent = sql`
      insert into form_submissions (home_id, id, form_id, revision, unit_path, by_person, at, request_hash, cells)
      values (${homeId}, gen_random_uuid(), gen_random_uuid(), 1, ${rows[0]?.path}, gen_random_uuid(), '2026-11-21T00:00:00Z', 'x', '[]')`
    await context.owner.transaction().execute(async (db) => {
      await sql`set local session_replication_role = replica`.execute(db)
      await sent.execute(db)
    })
    expect(await undo(actId)).toBe(409)
    await sql`delete from form_submissions where unit_path = ${rows[0]?.path}`.execute(context.owner)
    expect(await undo(actId)).toBe(204)
  })

  test('what is asked wrongly is refused with the field named', async () => {
    const [a, b, x] = take(3)
    const refusals = [
      [{ keepsId: x }, 422, '#/unitIds'],
      [{ keepsId: a, made: { code: null, kind: 'commune', name: 'Hợp Nhất' } }, 400, '#/made'],
      [{ keepsId: null, made: null }, 400, '#/made'],
      [
        { made: { code: (await page(x)).unit.code, kind: 'commune', name: 'Hợp Nhất' }, dryRun: true },
        422,
        '#/made/code',
      ],
    ] as const
    for (const [wrong, status, pointer] of refusals) {
      const answer = await ask([a, b], wrong)
      expect([answer.statusCode, answer.json().errors?.[0]?.pointer]).toEqual([status, pointer])
    }
    expect(await lives(a)).toBe('living')
  })
})

describe('for a day to come', () => {
  test('it is prepared, nothing changes before, and it is done on its day', async () => {
    const [a, b] = take(2)
    const { actId, unitId, prepared } = await merge([a, b], { on: '2026-12-15' })
    expect([unitId, prepared, await lives(a)]).toEqual([null, true, 'living'])
    expect(await actOf(actId)).toMatchObject({ state: 'prepared', into: null, name: 'Hợp Nhất' })
    await look('2026-12-14')
    expect(await lives(a)).toBe('living')
    await look('2026-12-15')
    const done = await actOf(actId)
    expect([done?.state, await lives(a), await lives(b)]).toEqual(['done', 'ended', 'ended'])
    expect(await folds(a)).toEqual([`${done?.into?.id} 1-1`])
    await look('2026-12-16')
    expect((await checkPaths(context.owner)).faults).toEqual([])
    expect(await undo(actId)).toBe(204)
    expect(await lives(a)).toBe('living')
  })

  test('it can be withdrawn before, and then nothing happens on its day', async () => {
    const [a, b] = take(2)
    const { actId } = await merge([a, b], { on: '2026-12-15' })
    expect(await undo(actId)).toBe(204)
    await look('2026-12-15')
    expect([(await actOf(actId))?.state, await lives(a)]).toEqual(['undone', 'living'])
    expect(await undo(actId)).toBe(404)
  })

  test('no unit is in two that are prepared, even when both are asked for at once', async () => {
    const [a, b, c] = take(3)
    const answers = await Promise.all([ask([a, b], { on: '2026-12-15' }), ask([b, c], { on: '2026-12-16' })])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
    const refused = answers.find(({ statusCode }) => statusCode === 422)
    expect(refused?.json().errors[0]).toMatchObject({ pointer: '#/unitIds', code: 'already-prepared' })
    const made = answers.find(({ statusCode }) => statusCode === 200)?.json() as MergedUnits
    expect(await undo(made.actId)).toBe(204)
  })

  test('of two servers one does it', async () => {
    const [a, b] = take(2)
    const { actId } = await merge([a, b], { on: '2026-12-15' })
    await Promise.all([look('2026-12-15'), look('2026-12-15')])
    expect((await actOf(actId))?.state).toBe('done')
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from unit_changes where from_id in (${a}, ${b})`.execute(context.owner)
    expect(rows[0]?.count).toBe(2)
    expect(await undo(actId)).toBe(204)
  })

  test('what cannot be done any more on its day is told, and the units stay', async () => {
    const [a, b] = take(2)
    const made = { code: '99991', kind: 'commune', name: 'Hợp Nhất' }
    const { actId } = await merge([a, b], { on: '2026-12-15', made })
    // Meanwhile another was given the code.
    const other = await merge(take(2), { made })
    await look('2026-12-15')
    expect([(await actOf(actId))?.state, await lives(a)]).toEqual(['refused', 'living'])
    expect(await undo(actId)).toBe(204)
    expect(await undo(other.actId)).toBe(204)
  })
})

describe('shares of a unit that was split', () => {
  test('a dry run says what would change, and changes nothing', async () => {
    const { rows } = await sql<{ id: string; first: string; second: string }>`
      select c.from_id::text as id, min(c.to_id)::text as first, max(c.to_id)::text as second
      from unit_changes c where c.relation = 'part' group by c.from_id having count(*) = 2 order by 1 limit 1`.execute(
      context.owner,
    )
    const { id, first, second } = rows[0] as (typeof rows)[number]
    const share = (dryRun: boolean) =>
      context.administrator.post(`/api/units/${id}/shares`, {
        shares: [
          { toId: first, share: '0.3' },
          { toId: second, share: '0.7' },
        ],
        dryRun,
      })
    const found = (await share(true)).json()
    expect(found.folds).toMatchObject([
      { unitId: first, before: { least: '0', most: '1' }, after: { least: '0.3', most: '0.3' } },
      { unitId: second, before: { least: '0', most: '1' }, after: { least: '0.7', most: '0.7' } },
    ])
    expect(await folds(id)).toEqual([`${first} 0-1`, `${second} 0-1`])
    expect((await share(false)).json()).toEqual(found)
    expect(await folds(id)).toEqual([`${first} 0.3-0.3`, `${second} 0.7-0.7`])
  })
})

describe('the next load of the catalogue', () => {
  /** The files with lines altered and added; `ended`: communes that these say have ended. */
  async function load(
    day: string,
    alter: { ended?: string[]; units?: string[]; versions?: string[]; changes?: string[] },
  ) {
    context.clock.set(`${day}T02:00:00Z`)
    const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-units-'))
    try {
      await cp(join(import.meta.dirname, '../../../../data/units'), folder, { recursive: true })
      const edit = async (name: string, change: (text: string) => string) => {
        const file = join(folder, name)
        await writeFile(file, change((await readFile(file, 'utf8')).trimEnd()))
      }
      const { ended = [], units = [], versions = [], changes = [] } = alter
      // The last column of both is the day on which it ended.
      const end = (text: string) =>
        ended.reduce((all, id) => all.replace(new RegExp(`^(${id}\\t.*\\t)(\\r?)$`, 'm'), '$12026-12-01$2'), text)
      await edit('units.tsv', (text) => [end(text), ...units].join('\n'))
      await edit('versions.tsv', (text) => [end(text), ...versions].join('\n'))
      await edit('changes.tsv', (text) => [text, ...changes].join('\n'))
      return await loadUnits(context.owner, context.clock, folder)
    } finally {
      await rm(folder, { recursive: true })
    }
  }
  const change = (from: string, to: string) => [from, to, '2026-12-01', 'whole', 'Nghị quyết của danh mục'].join('\t')
  const newUnit = (id: string) => ({
    units: [[id, provinceId, 'commune', '2026-12-01', ''].join('\t')],
    versions: [[id, '', 'commune', 'Xã Của Danh Mục', '2026-12-01', ''].join('\t')],
  })

  test('leaves mergers alone, also while the files bring something else', async () => {
    const [a, b, x, c] = free.splice(0, 4) as [string, string, string, string]
    const one = await merge([a, b])
    const two = await merge([c, x], { keepsId: x })
    const said = [await page(a), await page(c), await page(x), await page(one.unitId ?? '')]
    const [other] = take(1)
    const fresh = newUnit('900001')
    expect(await load('2026-12-02', { ended: [other], ...fresh, changes: [change(other, '900001')] })).toBe('loaded')
    context.clock.set('2026-11-20T02:00:00Z')
    expect([await page(a), await page(c), await page(x), await page(one.unitId ?? '')]).toEqual(
      said.map((each) => each),
    )
    expect([await folds(a), await folds(c), await folds(other)]).toEqual([
      [`${one.unitId} 1-1`],
      [`${x} 1-1`],
      ['900001 1-1'],
    ])
    expect([(await actOf(one.actId))?.state, (await actOf(two.actId))?.state]).toEqual(['done', 'done'])
    expect((await checkPaths(context.owner)).faults).toEqual([])
    // The files as they were: what these do not have any more is refused whole.
    await sql`delete from unit_changes where to_id = 900001`.execute(context.owner)
    await sql`delete from units where id = 900001`.execute(context.owner)
    expect(await load('2026-12-03', {})).toBe('loaded')
    expect(await folds(a)).toEqual([`${one.unitId} 1-1`])
  })

  test('the same merger in the files takes the place of what was recorded: said, and not doubled', async () => {
    const [a, b, c] = take(3)
    const [d] = take(1)
    const empty = await merge([a, b])
    const used = await merge([c, d])
    const made = used.unitId ?? ''
    await sql`
      insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
      select ${homeId}, id, path, true, 'people-committee', 'UBND', 'ubnd', '2026-01-01' from units where id = ${made}`.execute(
      context.owner,
    )
    const [first, second] = [newUnit('900002'), newUnit('900003')]
    const state = {
      ended: [a, b, c, d],
      units: [...first.units, ...second.units],
      versions: [...first.versions, ...second.versions],
      changes: [change(a, '900002'), change(b, '900002'), change(c, '900003'), change(d, '900003')],
    }
    expect(await load('2026-12-04', state)).toBe('loaded')
    // Nothing lay at the one: it is gone. What lies at the other stays there, as at an earlier unit.
    expect((await whenCalm(() => context.administrator.get(`/api/units/${empty.unitId}`))).statusCode).toBe(404)
    expect([await folds(a), await folds(c), await folds(made)]).toEqual([
      ['900002 1-1'],
      ['900003 1-1'],
      ['900003 1-1'],
    ])
    expect([await lives(made), (await page(made)).successors.map(({ unit }) => unit.id)]).toEqual(['ended', ['900003']])
    expect([await actOf(empty.actId), await actOf(used.actId)]).toMatchObject([
      { state: 'replaced', undoneAt: null },
      { state: 'replaced' },
    ])
    expect(await undo(used.actId)).toBe(404)
    expect((await checkPaths(context.owner)).faults).toEqual([])
    expect(await load('2026-12-05', state)).toBe('unchanged')
  })

  test('one that is prepared is not done where the files were first', async () => {
    const [a, b] = take(2)
    const { actId } = await merge([a, b], { on: '2026-12-20' })
    const ended = newUnit('900004')
    const known = ['900002', '900003'].map(newUnit)
    const { rows } = await sql<{ fromId: string; toId: string }>`
      select from_id::text, to_id::text from unit_changes where to_id in (900002, 900003) and act_id is null`.execute(
      context.owner,
    )
    const state = {
      ended: [a, b, ...rows.map(({ fromId }) => fromId)],
      units: [...known, ended].flatMap(({ units }) => units),
      versions: [...known, ended].flatMap(({ versions }) => versions),
      changes: [change(a, '900004'), change(b, '900004'), ...rows.map(({ fromId, toId }) => change(fromId, toId))],
    }
    expect(await load('2026-12-06', state)).toBe('loaded')
    await look('2026-12-20')
    expect([(await actOf(actId))?.state, await folds(a)]).toEqual(['replaced', ['900004 1-1']])
  })
})
