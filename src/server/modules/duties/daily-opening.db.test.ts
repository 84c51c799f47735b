import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  association,
  duty,
  education,
  interior,
  report,
  useDutyWorld,
  wholePlan,
} from '../../../../tests/support/duty-world.ts'
import { aboutDocument, insertReadDocument } from '../../../../tests/support/read-document.ts'
import { dayInVietnam } from '../../../rules/days.ts'
import { silentLog } from '../../platform/log.ts'
import { startDailyOpening } from './index.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, dutiesOf, answersOf, answerTo, act, pageOf } = world
let province: ReturnType<typeof world.made>['province']
let planner: ReturnType<typeof world.made>['planner']
beforeAll(() => {
  ;({ province, planner } = world.made())
})
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await sql`update organisations set ended = null`.execute(context.owner)
})

/** A server's own look, as it is when the day has come. */
async function look(day: string, log = silentLog): Promise<void> {
  context.clock.set(`${day}T02:00:00Z`)
  const { db, systemDb, clock } = context
  const opening = startDailyOpening({ db, systemDb, clock, log })
  stops.push(opening.stop)
  await opening.look()
}

describe('what comes or ends by the clock alone', () => {
  test('an organisation ends: its untouched duties go, what it had begun ends and stays, and the plan has them without owner', async () => {
    const opened = await publish(wholePlan())
    const begun = await answerTo(opened, 'Hoàn thành trước')
    await act(officerOf(interior), begun, 'start', 1)
    await sql`update organisations set ended = '2026-12-01' where id = ${idOf(interior)}`.execute(context.owner)
    await look('2026-11-30')
    expect((await pageOf(planner, begun.assignmentId)).endedOn).toBeNull()
    await look('2026-12-01')
    expect((await pageOf(planner, begun.assignmentId)).endedOn).toBe('2026-12-01')
    expect(
      (await answersOf(planner, opened)).filter(({ organisationId }) => organisationId === idOf(interior)),
    ).toEqual([])
    expect((await dutiesOf(planner, opened)).unowned.map(({ quote }) => quote)).toContain(
      'Hoàn thành trong Quý III năm 2025',
    )
  })

  test('of a plan that was published before receivers were known, whoever a report is sent to sees it from the next day on', async () => {
    const sent = 'định kỳ hằng năm báo cáo về Sở'
    const opened = await publish([report(sent, { from: [interior], to: [education], before: ['06-01'] })])
    // As it was stored then.
    for (const table of ['assignments', 'answers'])
      await sql`update ${sql.table(table)} set received_by = '{}', received_from = '{}', audience = '{}'`.execute(
        context.owner,
      )
    for (const table of ['plan_versions', 'programmes'])
      await sql`update ${sql.table(table)} set audience = '{}'`.execute(context.owner)
    const [answer] = await answersOf(planner, opened, '&kind=report&period=2027')
    const seen = async () => (await officerOf(education).get(`/api/assignments/${answer?.assignmentId}`)).statusCode
    expect(await seen()).toBe(404)
    await look('2026-11-21')
    expect(await seen()).toBe(200)
    expect((await officerOf(education).get(`/api/programmes/${opened.programmeId}/duties`)).statusCode).toBe(200)
  })

  test('a part that was given of a duty is there on the days after', async () => {
    const opened = await publish(wholePlan())
    const { assignmentId } = await answerTo(opened, 'Củng cố các trung tâm')
    const asked = { organisationId: idOf(interior), words: 'Khảo sát các trung tâm', dueOn: '2026-12-15' }
    const given = await officerOf(education).post(`/api/assignments/${assignmentId}/parts`, asked)
    const part = given.json().parts[0].assignmentId
    await look('2026-11-21')
    expect((await pageOf(planner, part)).endedOn).toBeNull()
    expect((await answersOf(planner, opened)).map(({ assignmentId }) => assignmentId)).toContain(part)
  })

  test('a supplement that starts next month gives its duties on its day and not before', async () => {
    const opened = await publish([duty('Củng cố các trung tâm', { responsible: [education] })])
    const more = await insertReadDocument(context.owner, province, [
      { text: 'KẾ HOẠCH BỔ SUNG', kind: 'document', body: aboutDocument() },
      duty('Mở thêm lớp xóa mù chữ', { responsible: [association] }),
    ])
    const added = { documentId: more.documentId, programmeId: opened.programmeId, relation: 'supplements' }
    const draft = (await planner.post('/api/drafts', added)).json()
    const related = { documentId: more.documentId, relation: 'supplements', on: '2026-12-01' }
    expect((await planner.post(`/api/programmes/${opened.programmeId}/documents`, related)).statusCode).toBe(200)
    expect((await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })).statusCode).toBe(200)
    const quotes = async () => (await answersOf(planner, opened)).map(({ quote }) => quote)
    await look('2026-11-30')
    expect(await quotes()).not.toContain('Mở thêm lớp xóa mù chữ')
    await look('2026-12-01')
    expect(await quotes()).toContain('Mở thêm lớp xóa mù chữ')
  })

  test('an open-ended plan gets its further answers after two years, and those that stand are left as they are', async () => {
    const opened = await publish([duty('Củng cố các trung tâm', { responsible: [education] })], { horizon: null })
    // Behind the walls: after two years nobody's session holds any more.
    const periods = async () => {
      const { rows } = await sql<{ period: string; state: string }>`
        select period, state from answers where programme_id = ${opened.programmeId} order by period`.execute(
        context.owner,
      )
      return rows.map(({ period, state }) => `${period} ${state}`)
    }
    const first = await answerTo(opened, 'Củng cố', '2026')
    await act(officerOf(education), first, 'submit', 1, 'xong')
    expect(await periods()).toEqual(['2026 submitted', '2027 not-started'])
    await look('2028-11-20')
    expect(await periods()).toEqual([
      '2026 submitted',
      ...['2027', '2028', '2029'].map((year) => `${year} not-started`),
    ])
  })
})

describe('the daily look', () => {
  const openedOn = async ({ programmeId }: { programmeId: string }) => {
    const { rows } = await sql<{ day: string }>`
      select opened_on as day from opened_programmes where programme_id = ${programmeId}`.execute(context.owner)
    return rows[0]?.day
  }

  test('comes once a day, of two servers by one, and one that was off catches up', async () => {
    const opened = await publish(wholePlan())
    expect(await openedOn(opened)).toBe('2026-11-20')
    await Promise.all([look('2026-11-25'), look('2026-11-25')])
    expect(await openedOn(opened)).toBe(dayInVietnam(context.clock.now()))
    const { rows } = await sql<{
      xmin: string
    }>`select xmin::text from opened_programmes where programme_id = ${opened.programmeId}`.execute(context.owner)
    await look('2026-11-25')
    const again = await sql<{
      xmin: string
    }>`select xmin::text from opened_programmes where programme_id = ${opened.programmeId}`.execute(context.owner)
    expect(again.rows).toEqual(rows)
  })

  test('goes on where one programme fails, and tries that one again after an hour', async () => {
    const [broken, whole] = [await publish(wholePlan()), await publish(wholePlan())]
    const noted: object[] = []
    const log = { ...silentLog, error: (about: object) => void noted.push(about) }
    await sql`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'broken on purpose'; end $$`.execute(
      context.owner,
    )
    await sql
      .raw(
        `create trigger refuse before update on opened_programmes for each row when (new.programme_id = '${broken.programmeId}') execute function refuse()`,
      )
      .execute(context.owner)
    context.clock.set('2026-11-26T02:00:00Z')
    const { db, systemDb, clock } = context
    const opening = startDailyOpening({ db, systemDb, clock, log })
    stops.push(opening.stop)
    await opening.look()
    await opening.look()
    expect([await openedOn(broken), await openedOn(whole)]).toEqual(['2026-11-20', '2026-11-26'])
    expect(noted).toHaveLength(1)
    await sql`drop function refuse cascade`.execute(context.owner)
    context.clock.advance(61 * 60_000)
    await opening.look()
    expect(await openedOn(broken)).toBe('2026-11-26')
  })

  test('sees as the system’s own role which programmes are behind, and nothing of what they say', async () => {
    await publish(wholePlan())
    await expect(sql`select name from programmes`.execute(context.systemDb)).rejects.toThrow(/permission denied/)
    await expect(sql`select from assignments`.execute(context.systemDb)).rejects.toThrow(/permission denied/)
  })
})
