import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  committee,
  duty,
  education,
  interior,
  type Opened,
  useDutyWorld,
} from '../../../../tests/support/duty-world.ts'
import { type SomeClause, someTarget } from '../../../../tests/support/read-document.ts'
import type { FactLink, LinkEdit, Links } from '../../../shared/links.ts'
import type { ServedTargets, TargetPage } from '../../../shared/serving.ts'

const { context, officerOf, publish, answerTo, answersOf, act, say, idOf, made } = useDutyWorld()
let planner: Client
beforeAll(() => {
  ;({ planner } = made())
})

const target = (text: string): SomeClause => ({ text, kind: 'target', body: someTarget() })
const plan = (): SomeClause[] => [
  target('97% số người trong độ tuổi biết chữ'),
  target('Mọi gia đình đạt danh hiệu gia đình học tập'),
  duty('Mở các lớp xóa mù chữ', { responsible: [education, interior] }),
  duty('Vẽ tranh cổ động', { responsible: [] }),
  duty('Thăm các câu lạc bộ', { responsible: [committee] }),
]
const linksOf = async ({ versionId }: Opened): Promise<Links> =>
  (await planner.get(`/api/versions/${versionId}/links`)).json()
/** Says of a duty that it serves a target, or does not. */
async function link(opened: Opened, action: LinkEdit['action'], duty: string, target: string): Promise<void> {
  const { duties, targets, links } = await linksOf(opened)
  const factId = duties.find(({ quote }) => quote.startsWith(duty))?.id ?? ''
  const toId = targets.find(({ quote }) => quote.startsWith(target))?.id ?? ''
  const known = links.find((each: FactLink) => each.factId === factId && each.toId === toId)
  const edits = [{ action, relation: 'serves', factId, toId, revision: known?.revision ?? 0 }]
  const said = await planner.post(`/api/versions/${opened.versionId}/links`, { edits })
  expect(said.statusCode).toBe(200)
}
async function targetOf(client: Client, opened: Opened, quote: string): Promise<TargetPage> {
  const { targets } = await linksOf(opened)
  const id = targets.find((each) => each.quote.startsWith(quote))?.id
  const answer = await client.get(`/api/programmes/${opened.programmeId}/targets/${id}`)
  expect(answer.statusCode).toBe(200)
  return answer.json()
}
const targetsOf = async (client: Client, assignmentId: string): Promise<ServedTargets> =>
  (await client.get(`/api/assignments/${assignmentId}/targets`)).json()
const short = ({ duties }: TargetPage) =>
  duties.map(({ quote, confirmed, owners, standings }) => [quote, confirmed, owners.map(({ name }) => name), standings])

describe('a target', () => {
  test('shows the duties that serve it, who has them, and how their answers stand today', async () => {
    const opened = await publish(plan())
    await link(opened, 'keep', 'Mở các lớp', '97%')
    await link(opened, 'keep', 'Vẽ tranh', '97%')
    const page = await targetOf(planner, opened, '97%')
    const ahead = (await answersOf(planner, opened, '&standing=ahead')).filter(({ quote }) =>
      quote.startsWith('Mở các'),
    )
    expect(short(page)).toEqual([
      ['Mở các lớp xóa mù chữ', true, [education, interior], { open: 2, ahead: ahead.length }],
      ['Vẽ tranh cổ động', true, [], {}],
    ])
    expect(page.duties.map(({ unowned }) => unowned !== null)).toEqual([false, true])

    const first = await answerTo(opened, 'Mở các lớp')
    const name = first.organisationName ?? ''
    expect((await act(officerOf(name), first, 'submit', 1, 'Đã mở 12 lớp')).statusCode).toBe(200)
    const [duty] = (await targetOf(planner, opened, '97%')).duties
    expect(duty?.standings).toEqual({ open: 1, submitted: 1, ahead: ahead.length })
    context.clock.set('2027-03-01T02:00:00Z')
    const [later] = (await targetOf(planner, opened, '97%')).duties
    // Whoever is late comes first.
    expect(later?.owners.map((each) => [each.name === name, each.standings.late ?? 0])).toEqual([
      [false, 1],
      [true, 0],
    ])
  })

  test('that no duty serves says so, and so does one whose only link was refused', async () => {
    const opened = await publish(plan())
    expect(short(await targetOf(planner, opened, 'Mọi gia đình'))).toEqual([])
    await link(opened, 'keep', 'Vẽ tranh', 'Mọi gia đình')
    await link(opened, 'refuse', 'Vẽ tranh', 'Mọi gia đình')
    expect(short(await targetOf(planner, opened, 'Mọi gia đình'))).toEqual([])
  })

  test('shows what the rules alone propose as proposed', async () => {
    const opened = await publish(plan())
    const proposed = (await linksOf(opened)).links.filter(({ relation }) => relation === 'serves')
    expect(proposed.every(({ state }) => state === 'proposed')).toBe(true)
    const served = await targetOf(planner, opened, '97%')
    expect(served.duties.map(({ factId, confirmed }) => [factId, confirmed])).toEqual(
      proposed.filter(({ toId }) => toId === served.target.id).map(({ factId }) => [factId, false]),
    )
    expect(served.duties.length).toBeGreaterThan(0)
  })

  test('shows to an officer the plan and only their own share of who has what', async () => {
    const opened = await publish(plan())
    await say(planner, opened, committee, [idOf(committee)])
    await link(opened, 'keep', 'Mở các lớp', '97%')
    await link(opened, 'keep', 'Thăm các', '97%')
    expect(
      short(await targetOf(officerOf(committee), opened, '97%')).map(([quote, , names]) => [quote, names]),
    ).toEqual([
      ['Mở các lớp xóa mù chữ', []],
      ['Thăm các câu lạc bộ', [committee]],
    ])
    expect((await targetOf(planner, opened, '97%')).duties[1]?.owners[0]?.organisationId).toBe(idOf(committee))
  })

  test('that a plan does not have is not found, nor is one of a draft', async () => {
    const opened = await publish(plan())
    const { duties } = await linksOf(opened)
    for (const id of [crypto.randomUUID(), duties[0]?.id])
      expect((await planner.get(`/api/programmes/${opened.programmeId}/targets/${id}`)).statusCode).toBe(404)
  })
})

describe('a duty', () => {
  test('shows the targets that it serves, and says of which a person said so', async () => {
    const opened = await publish(plan())
    await say(planner, opened, committee, [idOf(committee)])
    await link(opened, 'keep', 'Thăm các', 'Mọi gia đình')
    const { assignmentId } = await answerTo(opened, 'Thăm các')
    const served = await targetsOf(officerOf(committee), assignmentId)
    expect(served.targets.map(({ quote, confirmed, milestone }) => [quote, confirmed, milestone])).toEqual([
      ['Mọi gia đình đạt danh hiệu gia đình học tập', true, 2030],
    ])
    expect(served.whole).toBeNull()
    expect((await officerOf(interior).get(`/api/assignments/${assignmentId}/targets`)).statusCode).toBe(404)
  })

  test('that the whole plan depends on says so', async () => {
    const opened = await publish([...plan(), duty('Bố trí kinh phí hằng năm', { responsible: [education] })])
    const { assignmentId } = await answerTo(opened, 'Bố trí kinh phí')
    expect((await targetsOf(planner, assignmentId)).whole).toEqual({ confirmed: false })
  })
})
