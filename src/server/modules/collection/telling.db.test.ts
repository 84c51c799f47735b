import { expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { insertForm } from '../../../../tests/support/figures.ts'
import { useFormWorld } from '../../../../tests/support/form-world.ts'
import type { Notice, NoticesPage } from '../../../shared/notices.ts'

const { context, world, someForm, save, act, done } = useFormWorld()

/** What somebody was told of these forms or this programme, the first first. */
async function toldTo(client: Client, ...subjects: string[]): Promise<Notice[]> {
  const { notices }: NoticesPage = (await client.get('/api/notices?limit=200')).json()
  return notices.filter(({ subject }) => subjects.some((each) => subject.startsWith(each))).toReversed()
}
const decided = async (client: Client, id: string) =>
  (await toldTo(client, `form:${id}`)).map(({ params, words }) => [params.act, params.state, words])
const see = async (client: Client) => {
  const { notices }: NoticesPage = (await client.get('/api/notices')).json()
  await client.post('/api/notices/seen', { upTo: notices[0]?.id })
}

test('who typed or sent a form is told what became of it, each once, and whoever did it is told nothing', async () => {
  const { id, elementIds } = await someForm({ elements: 1 })
  await save(world.colleague, id, 0, [[elementIds[0], '5']])
  await save(world.reporter, id, 1, [[elementIds[0], '6']])
  await done(world.reporter, id, ['submit'])
  await act(world.reviewer, id, 'return', 3, { words: 'Thiếu thôn Đông' })
  await done(world.reporter, id, ['submit'])
  await done(world.reviewer, id, ['verify', 'unlock'])
  const all = [
    ['return', 'returned', 'Thiếu thôn Đông'],
    ['verify', 'locked', null],
    ['unlock', 'submitted', null],
  ]
  expect(await decided(world.reporter, id)).toEqual(all)
  expect(await decided(world.colleague, id)).toEqual(all)
  // Who verified it before and took that back knows.
  for (const other of [world.reviewer, world.neighbour, world.viewer]) expect(await decided(other, id)).toEqual([])
  const [notice] = await toldTo(world.reporter, `form:${id}`)
  expect(notice).toMatchObject({ kind: 'form-decided', params: { period: '2026' }, by: expect.any(String) })
})

test('whose turn it is to verify is told, level by level, and who verified first hears that it was returned', async () => {
  const { id, elementIds, programmeId } = await someForm({ elements: 1, verifiedAt: [3, 1] })
  const waiting = async (client: Client) => (await toldTo(client, `forms:${programmeId}`)).length
  await save(world.reporter, id, 0, [[elementIds[0], '5']])
  expect(await waiting(world.communeReviewer)).toBe(0)
  await done(world.reporter, id, ['submit'])
  expect([await waiting(world.communeReviewer), await waiting(world.reviewer)]).toEqual([1, 0])
  await done(world.communeReviewer, id, ['verify'])
  expect([await waiting(world.communeReviewer), await waiting(world.reviewer)]).toEqual([1, 1])
  await act(world.reviewer, id, 'return', 3, { words: 'Xem lại' })
  expect(await decided(world.communeReviewer, id)).toEqual([['return', 'returned', 'Xem lại']])
  // Reviewers come before planners, and who only reads is told nothing.
  expect([await waiting(world.planner), await waiting(world.viewer), await waiting(world.reporter)]).toEqual([0, 0, 0])
})

test('that forms wait is told once until it was seen, also when two come in at once', async () => {
  const first = await someForm({ elements: 1 })
  const organisationId = world.communes[1]?.organisationId ?? ''
  const second = await insertForm(context.owner, world.keeper, { ...first, organisationId })
  const [a] = first.elementIds
  await save(world.reporter, first.id, 0, [[a, '5']])
  await save(world.neighbour, second, 0, [[a, '5']])
  const sent = await Promise.all([
    act(world.reporter, first.id, 'submit', 1),
    act(world.neighbour, second, 'submit', 1),
  ])
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const subject = `forms:${first.programmeId}:2026`
  expect(await toldTo(world.reviewer, subject)).toHaveLength(1)
  await see(world.reviewer)
  await done(world.reporter, first.id, ['take-back', 'submit'])
  expect((await toldTo(world.reviewer, subject)).map(({ seenAt }) => seenAt !== null)).toEqual([true, false])
  await done(world.neighbour, second, ['take-back', 'submit'])
  expect(await toldTo(world.reviewer, subject)).toHaveLength(2)
})

test('who typed in a form is not asked to verify it', async () => {
  const { id, elementIds, programmeId } = await someForm({ elements: 1 })
  const subject = `forms:${programmeId}`
  await save(world.planner, id, 0, [[elementIds[0], '5']])
  await done(world.reporter, id, ['submit'])
  expect(
    [await toldTo(world.planner, subject), await toldTo(world.reviewer, subject)].map(({ length }) => length),
  ).toEqual([0, 1])
})
