import type { CompiledQuery, KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { education, interior, useDutyWorld, wholePlan } from '../../../../tests/support/duty-world.ts'
import { BOARD_STATES } from '../../../shared/duty-views.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { countAnswers } from './answer-counts.repository.ts'
import { countByDay } from './answer-days.repository.ts'
import {
  listAnswersInStates,
  listAnswersOf,
  listAnswersOfProgramme,
  listAnswersToDecide,
} from './answer-lists.repository.ts'
import { listPeriods } from './answer-periods.repository.ts'
import { listHoldersByName } from './holdings.repository.ts'
import { listHeld, listHolderIds, listStanding, listWorst } from './matrices.repository.ts'
import { countReceived, countSenders, listReceiverIds } from './received-reports.repository.ts'

const world = useDutyWorld()
const { context, idOf, publish } = world
const day = '2026-11-20'
const pageLength = 100
/** What one page may touch: that of the index, and a few for each row that is shown. */
const mostPages = 12 * pageLength
/** Of 200 reports all are counted, with their answers. */
const mostPagesOfReports = 12 * 200
let programme: { homeId: number; id: string }
let path: string
let factIds: string[]

beforeAll(async () => {
  const { province } = world.made()
  path = province.path
  const { programmeId } = await publish(wholePlan())
  programme = { homeId: province.homeId, id: programmeId }
  // Behind the walls, as if 200 more organisations had each of its duties and sent the reports to a department, and 40 other
  // programmes of other organisations.
  const receiver = sql.raw(`'{${idOf(interior)}}'`)
  await sql`
    do $$
    begin
      set local session_replication_role = replica;
      create temp table more on commit drop as
        select s.*, gen_random_uuid() as new_id, n, case when n <= 200 then s.programme_id else md5((n % 40)::text)::uuid end as new_programme
        from assignments s cross join generate_series(1, 3000) n where s.organisation_id is not null;
      insert into assignments (home_id, id, programme_id, version_id, fact_id, organisation_id, programme_path, unit_path, kind, opened_on,
        audience, received_by)
        select home_id, new_id, new_programme, version_id, fact_id, 1000000 + n, programme_path, unit_path, kind, opened_on, r, r
        from more, lateral (select (case when kind = 'report' and n <= 200 then ${receiver} else '{}' end)::bigint[] as r) sent;
      insert into answers (home_id, assignment_id, period, programme_id, organisation_id, unit_path, opens_on, due_on, source, state, submitted_on, opened_on,
        audience, received_by)
        select a.home_id, m.new_id, a.period, m.new_programme, 1000000 + m.n, a.unit_path, a.opens_on, a.due_on + m.n % 300, a.source,
          case m.n % 10 when 0 then 'submitted' when 1 then 'done' else a.state end,
          case when m.n % 10 < 2 then a.due_on end, a.opened_on, s.audience, s.received_by
        from more m join answers a on a.home_id = m.home_id and a.assignment_id = m.id
        join assignments s on s.home_id = m.home_id and s.id = m.new_id;
      perform shift_answer_counts('{}', (select array_agg(a) from answers a where a.organisation_id > 1000000));
    end $$`.execute(context.owner)
  await sql`analyze`.execute(context.owner)
  const { rows } = await sql<{ factId: string }>`select distinct fact_id from assignments limit 30`.execute(
    context.owner,
  )
  factIds = rows.map((row) => row.factId)
})

/** Runs a list as the app's role and tells how the database went about its one query, under the settings made for it. */
async function planOf(list: (db: Db) => Promise<unknown>, scopes: string[], parties: string[] = []): Promise<string> {
  return inTransaction(context.db, { scopes, writes: scopes, parties }, async (db) => {
    const asked: CompiledQuery[] = []
    const keep: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        asked.push(db.getExecutor().compileQuery(node, queryId))
        return node
      },
      transformResult: async ({ result }) => result,
    }
    await list(db.withPlugin(keep))
    const plans: string[] = []
    for (const query of asked) {
      const isSetting = query.sql.startsWith('set local')
      const explained = isSetting ? query.sql : `explain (analyze, buffers, timing off, costs off) ${query.sql}`
      const { rows } = await db.withoutPlugins().executeQuery<{ 'QUERY PLAN': string }>({ ...query, sql: explained })
      if (!isSetting) plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    }
    const [plan] = plans
    if (plans.length !== 1 || plan === undefined) throw new Error(`It asked ${plans.length} times`)
    return plan
  })
}

const lists: [string, (db: Db) => Promise<unknown>, 'planner' | 'officer' | 'receiver'][] = [
  [
    'what an organisation has to do',
    (db) => listAnswersOf(db, [idOf(education)], ['open'], day, pageLength),
    'officer',
  ],
  [
    'what it has to do without what colleagues have by name',
    (db) => listAnswersOf(db, [idOf(education)], ['open'], day, pageLength, [somebody()]),
    'officer',
  ],
  ['who has its duties by name', (db) => listHoldersByName(db, [idOf(education)], ['reporter'], day), 'officer'],
  ['what it handed in', (db) => listAnswersOf(db, [idOf(interior)], ['handed-in'], day, pageLength), 'officer'],
  [
    'what is sent to it and waits',
    (db) => listAnswersToDecide(db, [], [idOf(interior)], ['to-accept'], pageLength),
    'receiver',
  ],
  ['how what is sent to it stands', (db) => countReceived(db, [idOf(interior)], day), 'receiver'],
  ['who sends it what', (db) => countSenders(db, programme, day), 'receiver'],
  ['to whom something is sent', (db) => listReceiverIds(db, programme), 'planner'],
  ['what waits to be accepted', (db) => listAnswersToDecide(db, [path], [], ['to-accept'], pageLength), 'planner'],
  ['what asks for more time', (db) => listAnswersToDecide(db, [path], [], ['asking'], pageLength), 'planner'],
  ['all of a programme', (db) => listAnswersOfProgramme(db, programme, all, day, pageLength), 'planner'],
  [
    'a later page of it',
    (db) =>
      listAnswersOfProgramme(db, programme, all, day, pageLength, {
        lastOn: '2027-03-01',
        assignmentId: '00000000-0000-0000-0000-000000000000',
        period: '',
      }),
    'planner',
  ],
  [
    'what is soon due in it',
    (db) => listAnswersOfProgramme(db, programme, { ...all, standing: 'soon' }, day, pageLength),
    'planner',
  ],
  [
    'what one organisation has in it',
    (db) => listAnswersOfProgramme(db, programme, { ...all, organisationId: '1000007' }, day, pageLength),
    'planner',
  ],
  [
    'what is due in a period between two days',
    (db) =>
      listAnswersOfProgramme(
        db,
        programme,
        { ...all, period: '2026', from: '2026-12-01', to: '2027-06-30' },
        day,
        pageLength,
      ),
    'planner',
  ],
  ['its periods', (db) => listPeriods(db, programme), 'planner'],
  ['how many stand how', (db) => countAnswers(db, programme, day), 'planner'],
  ['who has duties', (db) => listHolderIds(db, programme, all), 'planner'],
  [
    'who has which of a part of the matrix',
    (db) => listHeld(db, programme, all, { organisationIds: some() }),
    'planner',
  ],
  [
    'who of a part of the matrix has which duties, and how they stand',
    (db) => listStanding(db, programme, all, day, { organisationIds: some().slice(0, 20), factIds }),
    'planner',
  ],
  ['how a chosen part of the matrix stands', (db) => listWorst(db, programme, all, day, some()), 'planner'],
  [
    'what is due in a month, day by day',
    (db) => countByDay(db, programme, all, day, { from: '2027-02-01', to: '2027-02-28' }),
    'planner',
  ],
  ['the board', (db) => listAnswersInStates(db, programme, all, BOARD_STATES, day, 21), 'planner'],
]
const somebody = () => ({ personId: crypto.randomUUID(), organisationId: idOf(education) })
/** Of those that stand in for others. */
const some = () => Array.from({ length: 40 }, (_, n) => String(1_000_001 + n))
const all = {
  standing: undefined,
  asking: false,
  organisationId: undefined,
  sentTo: undefined,
  factId: undefined,
  kind: undefined,
  period: undefined,
  from: undefined,
  to: undefined,
  words: [],
}

test.each(lists)('%s is found by an index, as the app’s role', async (_, list, who) => {
  const body = idOf(who === 'officer' ? education : interior)
  const plan = who === 'planner' ? await planOf(list, [path]) : await planOf(list, [`${path}.0.${body}`], [body])
  expect(plan).not.toMatch(/Seq Scan on (answers|assignments|answer_counts|facts)/)
  expect(Number(/shared hit=(\d+)/.exec(plan)?.[1]), plan).toBeLessThan(
    who === 'receiver' ? mostPagesOfReports : mostPages,
  )
})

// Of a home that the statistics do not know the database expects one row, and then takes any index that begins with the home.
test('nothing but the key of assignments and answers begins with the home', async () => {
  const { rows } = await sql<{ index: string }>`
    select i.indexrelid::regclass::text as index from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid in ('assignments'::regclass, 'answers'::regclass) and a.attname = 'home_id' order by 1`.execute(
    context.owner,
  )
  expect(rows.map(({ index }) => index)).toEqual(['answers_pk', 'assignments_pk'])
})
