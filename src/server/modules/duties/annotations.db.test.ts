import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  association,
  committee,
  duty,
  education,
  interior,
  type Opened,
  report,
  useDutyWorld,
} from '../../../../tests/support/duty-world.ts'
import type { SomeClause } from '../../../../tests/support/read-document.ts'
import type { NewAnnotation } from '../../../shared/annotations.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'

const { context, idOf, officerOf, publish, dutiesOf, answersOf, answerTo, act, pageOf, say, made, correct } =
  useDutyWorld()
let planner: Client
beforeAll(() => {
  ;({ planner } = made())
})

const plan = (): SomeClause[] => [
  duty('Củng cố các trung tâm học tập cộng đồng', { responsible: [education], with: [interior] }),
  duty('Xây dựng chuyên mục trên báo', { responsible: [] }),
  duty('Hoàn thành trước ngày 15/3/2027', { responsible: [interior], due: { kind: 'by', date: '2027-03-15' } }),
  duty('In sổ tay', { responsible: [interior], product: 'Sổ tay' }),
  report('báo cáo hằng năm trước ngày 10/12', { from: [education], before: ['12-10'] }),
]
const add = (client: Client, id: string, annotation: Partial<NewAnnotation>, revision = 0) =>
  client.post(`/api/assignments/${id}/annotations`, { revision, ...annotation })
const ofPage = ({ answers }: AssignmentPage) =>
  answers.map(({ period, dueOn, source, standing }) => [period, dueOn, source, standing]).slice(0, 3)
const first = async (opened: Opened, quote: string) => (await answerTo(opened, quote)).assignmentId
const unownedOf = async (opened: Opened) => (await dutiesOf(planner, opened)).unowned[0]?.assignmentId ?? ''
const audited = async (id: string) => {
  const inspector = await context.signIn({ role: 'inspector', unitId: made().province.unitId })
  const { entries } = (await inspector.get(`/api/audit?limit=100&subject=assignment:${id}`)).json()
  return (entries as { action: string; subject: string }[])
    .filter(({ action, subject }) => subject === `assignment:${id}` && action !== 'duties.read')
    .map(({ action }) => action)
}

describe('a day that a planner adds to a duty without one', () => {
  test('is asked from then on: what was asked before stays, and taking it back goes back', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    const before = await pageOf(planner, id)
    expect(ofPage(before).map(([period]) => period)).toEqual(['2026', '2027', '2028'])
    const added = await add(planner, id, { dueOn: '2027-06-30' })
    expect(added.statusCode, added.body).toBe(200)
    const page: AssignmentPage = added.json()
    expect(page.kind).toBe('dated')
    expect(ofPage(page)).toEqual([
      ['2026', '2026-12-09', 'report', 'open'],
      ['', '2027-06-30', 'planner', 'open'],
    ])
    expect(page.added).toMatchObject({
      ...{ revision: 1, dayHolds: true, may: ['product', 'due'] },
      now: [{ kind: 'due', dueOn: '2027-06-30', by: expect.any(String), at: '2026-11-20T02:00:00.000Z' }],
    })
    // Moved later on, nothing of the time between is asked for.
    context.clock.set('2027-02-01T02:00:00Z')
    const moved: AssignmentPage = (await add(planner, id, { dueOn: '2027-09-30' }, 1)).json()
    expect(ofPage(moved).map(([period, dueOn]) => [period, dueOn])).toEqual([
      ['2026', '2026-12-09'],
      ['', '2027-09-30'],
    ])
    const back: AssignmentPage = (await add(planner, id, { dueOn: null }, 2)).json()
    expect(back.kind).toBe('standing')
    expect(ofPage(back).map(([period, dueOn]) => [period, dueOn])).toEqual(
      ofPage(before).map(([period, dueOn]) => [period, dueOn]),
    )
    expect(back.added).toMatchObject({ revision: 3, now: [], dayHolds: false })
    expect(back.added.history.map(({ dueOn }) => dueOn)).toEqual([null, '2027-09-30', '2027-06-30'])
    expect(await audited(id)).toEqual(['duties.annotate', 'duties.annotate', 'duties.annotate'])
  })

  test('of a duty that somebody answered by that day: the answer stays when the day is taken back', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    await add(planner, id, { dueOn: '2026-11-30' })
    const asked = await answerTo(opened, 'Củng cố', '')
    expect((await act(officerOf(education), asked, 'submit', 1, 'Đã củng cố 12 trung tâm')).statusCode).toBe(200)
    const back: AssignmentPage = (await add(planner, id, { dueOn: null }, 1)).json()
    expect(ofPage(back)[0]).toEqual(['', '2026-11-30', 'planner', 'submitted'])
    expect(back.answers.filter(({ period }) => period === '2027')).toHaveLength(1)
    expect(back.events.map(({ act, words }) => [act, words])).toEqual([['submit', 'Đã củng cố 12 trung tâm']])
  })

  test('is late like any other, and shows to whoever joins in as what it is', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    await add(planner, id, { dueOn: '2026-12-01' })
    context.clock.set('2026-12-05T02:00:00Z')
    expect((await answerTo(opened, 'Củng cố', '')).standing).toBe('late')
    const joined = await pageOf(officerOf(interior), id)
    expect(joined.added.now).toMatchObject([{ kind: 'due', dueOn: '2026-12-01' }])
    expect(joined.added.may).toEqual([])
  })

  test('has to be one to come, and is no day that the plan itself says', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    const past = await add(planner, id, { dueOn: '2026-11-19' })
    expect([past.statusCode, past.json().errors]).toMatchObject([400, [{ pointer: '#/dueOn', code: 'in-the-past' }]])
    const dated = await add(planner, await first(opened, 'Hoàn thành'), { dueOn: '2027-01-01' })
    expect([dated.statusCode, dated.json().type]).toEqual([409, '/problems/said-by-plan'])
    const reported = await add(planner, await first(opened, 'báo cáo'), { dueOn: '2027-01-01' })
    expect(reported.json().type).toBe('/problems/said-by-plan')
    expect((await pageOf(planner, id)).added).toMatchObject({ revision: 0, now: [] })
  })
})

describe('a product that a planner adds', () => {
  test('is told beside the words of the plan, with who added it, and is taken back', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    const page: AssignmentPage = (await add(planner, id, { product: '  Báo cáo kết quả  ' })).json()
    expect(page.product).toBeNull()
    expect(page.added.now).toMatchObject([{ kind: 'product', product: 'Báo cáo kết quả' }])
    // Said again it adds nothing.
    expect((await add(planner, id, { product: 'Báo cáo kết quả' }, 1)).json().added.revision).toBe(1)
    expect((await add(planner, id, { product: null }, 1)).json().added).toMatchObject({ revision: 2, now: [] })
  })

  test('is none where the plan names one', async () => {
    const opened = await publish(plan())
    const refused = await add(planner, await first(opened, 'In sổ tay'), { product: 'Tờ rơi' })
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/said-by-plan'])
  })
})

describe('owners whom a planner names', () => {
  test('are named otherwise later on: what the former did stays, ended, and can be read', async () => {
    const opened = await publish(plan())
    const given = await add(planner, await unownedOf(opened), { organisationIds: [idOf(association)] })
    expect(given.statusCode, given.body).toBe(200)
    expect(given.json().organisation.name).toBe(association)
    const answer = await answerTo(opened, 'Xây dựng chuyên mục')
    await act(officerOf(association), answer, 'note', 1, 'Đã làm việc với tòa soạn')
    const page: AssignmentPage = (
      await add(planner, answer.assignmentId, { organisationIds: [idOf(education)] }, 1)
    ).json()
    expect(page.organisation?.name).toBe(education)
    expect(page.former).toEqual([{ assignmentId: answer.assignmentId, name: association, endedOn: '2026-11-20' }])
    expect(page.added.now.map(({ kind, owners }) => [kind, owners.map(({ name }) => name)])).toEqual([
      ['owners', [education]],
    ])
    const read = await pageOf(officerOf(association), answer.assignmentId)
    expect(read.events.map(({ words }) => words)).toEqual(['Đã làm việc với tòa soạn'])
    // Taken back, nobody has it.
    const none: AssignmentPage = (await add(planner, page.id, { organisationIds: [] }, 2)).json()
    expect([none.organisation, none.added.now]).toEqual([null, []])
  })

  test('are not named where the plan gives the duty to somebody, nor elsewhere than in its unit', async () => {
    const opened = await publish(plan())
    const owned = await add(planner, await first(opened, 'Củng cố'), { organisationIds: [idOf(interior)] })
    expect([owned.statusCode, owned.json().type]).toEqual([409, '/problems/owned-by-plan'])
    const unknown = await add(planner, await unownedOf(opened), { organisationIds: ['999999'] })
    expect(unknown.json().errors).toMatchObject([{ pointer: '#/organisationIds/0', code: 'unknown' }])
  })

  test('have it again when the plan gives it to nobody known once more', async () => {
    const opened = await publish([duty('Vận động quỹ', { responsible: ['Hội Làm vườn tỉnh'] })])
    await add(planner, await unownedOf(opened), { organisationIds: [idOf(association)] })
    await say(planner, opened, 'Hội Làm vườn tỉnh', [idOf(interior)])
    expect((await answerTo(opened, 'Vận động quỹ')).organisationName).toBe(interior)
    await say(planner, opened, 'Hội Làm vườn tỉnh', [])
    expect((await answerTo(opened, 'Vận động quỹ')).organisationName).toBe(association)
  })
})

describe('what was added', () => {
  test('goes on with a corrected version of the plan', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    await add(planner, id, { dueOn: '2027-06-30', product: 'Báo cáo kết quả' })
    const nobody = await unownedOf(opened)
    await add(planner, nobody, { organisationIds: [idOf(association)] })
    const before = await pageOf(planner, id)
    await correct(opened, 'In sổ tay')
    const after = await pageOf(planner, id)
    expect(after.versionId).not.toBe(before.versionId)
    expect([after.answers, after.added]).toEqual([before.answers, before.added])
    expect((await answerTo(opened, 'Xây dựng chuyên mục')).organisationName).toBe(association)
  })

  test('is refused where somebody added something meanwhile, and of two at once one is done', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    const both = await Promise.all([
      add(planner, id, { product: 'Báo cáo' }),
      add(planner, id, { dueOn: '2027-06-30' }),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(both.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      type: '/problems/annotation-changed',
      params: { revision: 1 },
    })
    expect((await pageOf(planner, id)).added.now).toHaveLength(1)
  })

  test('is the planner’s to add, and shows to whoever has the duty', async () => {
    const opened = await publish(plan())
    const id = await first(opened, 'Củng cố')
    expect((await add(officerOf(education), id, { product: 'Báo cáo' })).statusCode).toBe(403)
    expect((await add(officerOf(committee), id, { product: 'Báo cáo' })).statusCode).toBe(403)
    await add(planner, id, { product: 'Báo cáo' })
    expect((await pageOf(officerOf(education), id)).added.now).toHaveLength(1)
    expect((await answersOf(planner, opened)).length).toBeGreaterThan(0)
  })
})
