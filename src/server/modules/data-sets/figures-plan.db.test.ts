import { beforeAll, describe, expect, test } from 'vitest'
import { committee, education, type Opened, report, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import { type SomeClause, someTarget } from '../../../../tests/support/read-document.ts'
import type { BindingEdit, DataSetEdit, FiguresPlan } from '../../../shared/data-sets.ts'

const world = useDutyWorld()
const { idOf, officerOf, correct, say } = world
let planner: ReturnType<typeof world.made>['planner']
beforeAll(() => {
  ;({ planner } = world.made())
})

const target = (text: string): SomeClause => ({
  text,
  kind: 'target',
  body: someTarget({ value: Number(/\d+/.exec(text)?.[0]) }),
})
async function publish(clauses: SomeClause[] = plan()): Promise<Opened> {
  const opened = await world.publish(clauses)
  await say(planner, opened, committee, [idOf(committee)])
  return opened
}
const plan = () => [
  target('80% gia đình đạt danh hiệu “Gia đình học tập”'),
  target('70% người lao động có kỹ năng số'),
  target('90% trường đại học triển khai đại học số và xây dựng học liệu số'),
  report('Sở báo cáo trước ngày 20 tháng 12 hằng năm', { from: [education] }),
  report('Xã báo cáo trước ngày 05 tháng 12 hằng năm', { from: [committee], to: [education], before: ['12-05'] }),
]
const planOf = async (opened: Opened, client = planner): Promise<FiguresPlan> =>
  (await client.get(`/api/programmes/${opened.programmeId}/figures-plan`)).json()
const bind = (opened: Opened, edits: Partial<BindingEdit>[]) =>
  planner.post(`/api/programmes/${opened.programmeId}/bindings`, { edits })
const edit = ({ id, revision }: { id: string; revision: number }, edits: DataSetEdit[]) =>
  planner.post(`/api/data-sets/${id}/edits`, { revision, edits })
const setOf = (plan: FiguresPlan, level: number) =>
  plan.dataSets.find((each) => each.level === level) as FiguresPlan['dataSets'][number]
const elementsOf = (plan: FiguresPlan, level: number) =>
  setOf(plan, level)
    .elements.filter(({ removed }) => !removed)
    .map(({ elementId }) => elementId)

test('a programme shows its targets, what fills them, and what nobody does', async () => {
  const opened = await publish()
  const shown = await planOf(opened)
  expect(shown.targets.map(({ hole }) => hole)).toEqual([null, 'wants-survey', null])
  expect(shown.holes).toEqual({ 'no-indicator': 0, 'not-reported': 0, 'wants-survey': 1 })
  expect(setOf(shown, 1)).toMatchObject({ organisation: { name: education }, reporters: 1, verifiedAt: [1] })
  expect(setOf(shown, 3)).toMatchObject({
    organisation: null,
    reporters: 1,
    periods: ['2026', '2027', '2028', '2029', '2030'],
  })
  expect([shown.mayPlan, (await planOf(opened, officerOf(committee))).mayPlan]).toEqual([true, false])
  expect((await planOf(opened, officerOf(committee))).targets).toHaveLength(3)
})

describe('a planner', () => {
  test('chooses another indicator, and gives the choice back', async () => {
    const opened = await publish()
    const [first] = (await planOf(opened)).targets
    const chosen = await bind(opened, [{ factId: first?.id ?? '', revision: 1, action: 'choose', indicatorId: '5027' }])
    expect(chosen.statusCode, chosen.body).toBe(200)
    const shown: FiguresPlan = chosen.json()
    expect(shown.targets[0]).toMatchObject({ indicatorId: '5027', byPlanner: true, revision: 2 })
    // Composing again leaves it.
    await say(planner, opened, committee, [idOf(committee)])
    expect((await planOf(opened)).targets[0]).toMatchObject({ indicatorId: '5027', byPlanner: true })
    const none = await bind(opened, [{ factId: first?.id ?? '', revision: 2, action: 'choose', indicatorId: null }])
    expect(none.json().holes['no-indicator']).toBe(1)
    const back = await bind(opened, [{ factId: first?.id ?? '', revision: 3, action: 'give-back' }])
    expect(back.json().targets[0]).toMatchObject({ indicatorId: first?.indicatorId, byPlanner: false })
  })

  test('is told when somebody else did so meanwhile, and of each wrong field', async () => {
    const opened = await publish()
    const [first] = (await planOf(opened)).targets
    const factId = first?.id ?? ''
    const choose = { factId, revision: 1, action: 'choose' as const, indicatorId: null }
    const both = await Promise.all([bind(opened, [choose]), bind(opened, [choose])])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const wrong = await bind(opened, [
      { factId: crypto.randomUUID(), revision: 1, action: 'give-back' },
      { factId, revision: 2, action: 'choose', indicatorId: '999999' },
    ])
    expect(wrong.json().errors).toEqual([
      { pointer: '#/edits/0/factId', code: 'unknown' },
      { pointer: '#/edits/1/indicatorId', code: 'unknown' },
    ])
  })

  test('says where a target begins', async () => {
    const opened = await publish()
    const [first] = (await planOf(opened)).targets
    const baseline = { value: '41.50', year: 2020, source: 'Báo cáo tổng kết 2020' }
    const said = await bind(opened, [{ factId: first?.id ?? '', revision: 1, action: 'baseline', baseline }])
    expect(said.json().targets[0].baseline).toEqual({ ...baseline, value: '41.5' })
    // It is not lost where the plan is corrected.
    await correct(opened)
    expect((await planOf(opened)).targets[0]?.baseline).toEqual({ ...baseline, value: '41.5' })
  })

  test('takes an element out, which stays out, and puts it back', async () => {
    const opened = await publish()
    const taken = await edit(setOf(await planOf(opened), 3), [{ action: 'remove', elementId: '301' }])
    expect(taken.statusCode, taken.body).toBe(200)
    await say(planner, opened, committee, [idOf(committee)])
    const shown = await planOf(opened)
    expect([elementsOf(shown, 3), shown.targets[0]?.hole]).toEqual([['302'], 'not-reported'])
    const back = await edit(setOf(shown, 3), [{ action: 'put-back', elementId: '301' }])
    expect(elementsOf(back.json(), 3)).toEqual(['302', '301'])
  })

  test('adds one that no target needs, which stays when targets go', async () => {
    const opened = await publish()
    const added = await edit(setOf(await planOf(opened), 3), [{ action: 'add', elementId: '504', frequency: 'year' }])
    expect(added.statusCode, added.body).toBe(200)
    await correct(opened, '80% gia đình')
    const shown = await planOf(opened)
    expect(elementsOf(shown, 3)).toEqual(['504'])
    expect(setOf(shown, 3).periods.length).toBe(5)
    const survey = await edit(setOf(shown, 3), [{ action: 'add', elementId: '607' }])
    expect(survey.json().errors).toEqual([{ pointer: '#/edits/0/elementId', code: 'wants-survey' }])
    const gone = await edit(setOf(shown, 3), [{ action: 'remove', elementId: '504' }])
    expect([elementsOf(gone.json(), 3), setOf(gone.json(), 3).periods]).toEqual([[], []])
  })

  test('moves one to another body, asks more often and names who verifies', async () => {
    const opened = await publish()
    const set = setOf(await planOf(opened), 3)
    const to = { level: 1 as const, organisationId: idOf(education) }
    const moved = await edit(set, [{ action: 'move', elementId: '301', to }])
    expect(moved.statusCode, moved.body).toBe(200)
    expect([elementsOf(moved.json(), 3), elementsOf(moved.json(), 1).includes('301')]).toEqual([['302'], true])
    expect(moved.json().targets[0].hole).toBe(null)
    const stale = await edit(set, [{ action: 'remove', elementId: '302' }])
    expect([stale.statusCode, stale.json().type]).toEqual([409, '/problems/data-set-changed'])
    const verified = await edit({ ...set, revision: 2 }, [
      { action: 'verify', levels: [3, 1] },
      { action: 'frequency', elementId: '302', frequency: 'quarter' },
    ])
    expect(setOf(verified.json(), 3)).toMatchObject({
      verifiedAt: [3, 1],
      elements: [{ removed: true }, { frequency: 'quarter', frequencyChosen: true }].toReversed(),
    })
    const order = await edit({ ...set, revision: 3 }, [{ action: 'verify', levels: [1, 3] }])
    expect(order.json().errors).toEqual([{ pointer: '#/edits/0/levels', code: 'order' }])
    const nobody = await edit({ ...set, revision: 3 }, [
      { action: 'move', elementId: '302', to: { level: 2, organisationId: null } },
    ])
    expect(nobody.json().type).toBe('/problems/nobody-reports')
  })
})
