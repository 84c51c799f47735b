import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  committee,
  duty,
  education,
  interior,
  type Opened,
  useDutyWorld,
} from '../../../../tests/support/duty-world.ts'
import type { LinkEdit } from '../../../shared/links.ts'
import type { Scheme, Schemes } from '../../../shared/schemes.ts'

const { officerOf, publish, answersOf, answerTo, act, made } = useDutyWorld()
let planner: Client
beforeAll(() => {
  ;({ planner } = made())
})

const scheme = 'Đề án “Xây dựng thư viện lưu động cho vùng xa”'
const whole = () =>
  publish(
    [
      duty(`Xây dựng ${scheme}`, { responsible: [education], scheme }),
      duty('Vận động quỹ khuyến học', { responsible: [interior] }),
    ],
    { title: 'Kế hoạch xây dựng xã hội học tập' },
  )
/** A programme of its own, by another lead. */
const child = (name = 'Xây dựng thư viện lưu động cho vùng xa') =>
  publish([duty('Mua hai xe thư viện', { responsible: [interior] })], { title: name })
const schemesOf = async (client: Client, { programmeId }: Opened): Promise<Schemes> => {
  const answer = await client.get(`/api/programmes/${programmeId}/schemes`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const firstOf = async (opened: Opened): Promise<Scheme> => (await schemesOf(planner, opened)).schemes[0] as Scheme
const link = (opened: Opened, edit: Omit<LinkEdit, 'relation'>, client = planner) =>
  client.post(`/api/versions/${opened.versionId}/links`, { edits: [{ relation: 'same-scheme', ...edit }] })
const ofChild = ({ programmes }: Scheme, { programmeId }: Opened) =>
  programmes.find((each) => each.programmeId === programmeId)

test('a sub-scheme is told with the clause that orders it, who leads it, and the programme of its name', async () => {
  const opened = await whole()
  const own = await child()
  const { schemes, mayLink, parents } = await schemesOf(planner, opened)
  expect(schemes).toMatchObject([
    { quote: `Xây dựng ${scheme}`, name: scheme, leads: [{ name: education }], standings: null },
  ])
  expect([mayLink, parents]).toEqual([true, []])
  expect(ofChild(schemes[0] as Scheme, own)).toMatchObject({ state: 'proposed', revision: 0 })
})

test('kept, it tells how its own programme stands, counted anew, and that one whose sub-scheme it is', async () => {
  const opened = await whole()
  const own = await child()
  const { factId } = await firstOf(opened)
  expect((await link(opened, { action: 'keep', factId, toId: own.programmeId, revision: 0 })).statusCode).toBe(200)
  const answer = await answerTo(own, 'Mua hai xe')
  expect((await act(officerOf(interior), answer, 'submit', answer.revision, 'Đã mua')).statusCode).toBe(200)
  const counted: Record<string, number> = {}
  for (const { standing } of [
    ...(await answersOf(planner, own)),
    ...(await answersOf(planner, own, '&standing=ahead')),
  ])
    counted[standing] = (counted[standing] ?? 0) + 1
  const told = await firstOf(opened)
  expect(told.standings).toEqual(counted)
  expect(ofChild(told, own)).toMatchObject({ state: 'kept', revision: 1 })
  expect((await schemesOf(planner, own)).parents).toMatchObject([{ programmeId: opened.programmeId, name: scheme }])
})

test('any other programme can be said to be it, is taken away again, and what was refused is not proposed', async () => {
  const opened = await whole()
  const own = await child('Tủ sách về bản')
  const { factId } = await firstOf(opened)
  expect(ofChild(await firstOf(opened), own)).toBeUndefined()
  const keep = { action: 'keep', factId, toId: own.programmeId } as const
  expect((await link(opened, { ...keep, revision: 0 })).statusCode).toBe(200)
  expect(ofChild(await firstOf(opened), own)?.state).toBe('kept')
  const { links, things } = (await planner.get(`/api/versions/${opened.versionId}/links`)).json()
  expect(things).toContainEqual(expect.objectContaining({ id: own.programmeId, kind: 'programme' }))
  expect(links).toContainEqual(expect.objectContaining({ toId: own.programmeId, state: 'kept' }))
  // Somebody who saw it as it was is told.
  expect((await link(opened, { ...keep, action: 'refuse', revision: 0 })).statusCode).toBe(409)
  expect((await link(opened, { ...keep, action: 'refuse', revision: 1 })).statusCode).toBe(200)
  expect(ofChild(await firstOf(opened), own)).toMatchObject({ state: 'refused', revision: 2 })
  expect((await firstOf(opened)).standings).toBeNull()
  const nothing = '01a00000-0000-7000-8000-000000000000'
  expect((await link(opened, { ...keep, toId: nothing, revision: 0 })).statusCode).toBe(400)
})

test('a plan without one tells none, and who only answers sees and says nothing of it', async () => {
  const none = await publish([duty('Vận động quỹ', { responsible: [committee] })])
  expect((await schemesOf(planner, none)).schemes).toEqual([])
  const opened = await whole()
  const own = await child()
  const seen = await schemesOf(officerOf(committee), opened)
  expect([seen.schemes.length, seen.mayLink]).toEqual([1, false])
  const { factId } = await firstOf(opened)
  const said = await link(opened, { action: 'keep', factId, toId: own.programmeId, revision: 0 }, officerOf(committee))
  expect(said.statusCode).toBe(403)
})
