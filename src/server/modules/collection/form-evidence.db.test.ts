import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { pngNamedDocx, secretDocument } from '../../../../tests/support/bad-files.ts'
import { useFormWorld } from '../../../../tests/support/form-world.ts'
import { formOf } from '../../../../tests/support/uploads.ts'

const { context, world, someForm, pageOf, save, done } = useFormWorld()
const attach = (client: Client, id: string, elementId: string, bytes = pngNamedDocx()) =>
  client.send({ method: 'POST', url: `/api/forms/${id}/evidence`, ...formOf(bytes, { name: 'bieu.docx', elementId }) })
const bytesOf = async (id: string) =>
  (await sql`select from form_evidence_bytes where evidence_id = ${id}`.execute(context.owner)).rows.length

test('a file stands with a figure, once, and goes with its bytes while nobody was shown it', async () => {
  const { id, elementIds } = await someForm()
  const [a] = elementIds
  const added = await attach(world.reporter, id, a)
  expect(added.statusCode, added.body).toBe(201)
  const again = await attach(world.reporter, id, a)
  expect([again.statusCode, again.json().id]).toEqual([200, added.json().id])
  const page = await pageOf(world.reporter, id)
  expect(page.evidence).toMatchObject([{ elementId: a, category: '', fileName: 'bieu.docx.png' }])
  expect(page.events).toMatchObject([{ act: 'attach', fileName: 'bieu.docx.png' }])
  const file = await world.reviewer.get(`/api/forms/${id}/evidence/${added.json().id}/file`)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'image/png'])
  expect((await world.neighbour.get(`/api/forms/${id}/evidence/${added.json().id}/file`)).statusCode).toBe(404)
  const removed = await world.reporter.post(`/api/forms/${id}/evidence/${added.json().id}/remove`)
  expect(removed.json()).toMatchObject({ evidence: [], revision: 2 })
  expect(await bytesOf(added.json().id)).toBe(0)
})

test('what was shown to a verifier stays behind when it is removed, and what is submitted takes no file', async () => {
  const { id, elementIds } = await someForm({ elements: 1 })
  const [a] = elementIds
  const added = await attach(world.reporter, id, a)
  await save(world.reporter, id, 1, [[a, '3']])
  await done(world.reporter, id, ['submit'])
  expect((await attach(world.reporter, id, a, Buffer.concat([pngNamedDocx(), Buffer.from('x')]))).json().type).toBe(
    '/problems/form-not-open',
  )
  await done(world.reviewer, id, ['return'])
  await world.reporter.post(`/api/forms/${id}/evidence/${added.json().id}/remove`)
  expect(await bytesOf(added.json().id)).toBe(1)
})

test.each([
  ['what runs or is unknown', () => Buffer.from('MZ'), 415, 'evidence-not-taken'],
  ['a secret', () => secretDocument('MẬT', 'docx'), 422, 'secret-document'],
  ['nothing', () => Buffer.alloc(0), 422, 'empty-file'],
] as const)('%s is refused and not kept', async (_, bytes, status, problem) => {
  const { id, elementIds } = await someForm()
  const refused = await attach(world.reporter, id, elementIds[0], bytes())
  expect([refused.statusCode, refused.json().type]).toEqual([status, `/problems/${problem}`])
  expect((await pageOf(world.reporter, id)).evidence).toEqual([])
})

test('a file is of a figure that the form asks for, and comes from whoever fills it', async () => {
  const { id, elementIds } = await someForm()
  expect((await attach(world.reporter, id, '77')).json().errors).toEqual([
    { pointer: '#/elementId', code: 'not-asked' },
  ])
  expect((await attach(world.reviewer, id, elementIds[0])).statusCode).toBe(403)
  expect((await attach(world.neighbour, id, elementIds[0])).statusCode).toBe(404)
})
