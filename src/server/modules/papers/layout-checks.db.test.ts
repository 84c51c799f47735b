import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import * as bad from '../../../../tests/support/bad-files.ts'
import { breaks, changed, rightReport } from '../../../../tests/support/broken-papers.ts'
import { formOf } from '../../../../tests/support/uploads.ts'
import type { LayoutReport } from '../../../shared/layout-checks.ts'
import { startLayoutProcesses } from './layout-process.ts'

const context = useApp()
let viewer: Client
let unitId: string
beforeAll(async () => {
  ;({ unitId } = await context.setUp('33'))
  viewer = await context.signIn({ role: 'viewer', unitId })
})

const send = (client: Client, bytes: Buffer, query = '') =>
  client.send({ method: 'POST', url: `/api/layout-checks${query}`, ...formOf(bytes, { name: 'bao-cao.docx' }) })
const broken = async (id: string) => changed(await rightReport(), breaks[id] ?? (() => {}))

test('a right paper passes in silence', async () => {
  const response = await send(viewer, await rightReport())
  expect([response.statusCode, response.json()]).toEqual([
    200,
    { day: '2026-12-05', decree: 'Nghị định 30/2020/NĐ-CP', findings: [] },
  ])
})

test('a wrong one is told where, what is needed, what is there and how to mend it, in the language asked', async () => {
  const bytes = await broken('motto-form')
  const inVietnamese: LayoutReport = (await send(viewer, bytes)).json()
  expect(inVietnamese.findings).toEqual([
    expect.objectContaining({
      rule: 'motto-form',
      severity: 'blocking',
      basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II.1',
      places: [expect.objectContaining({ part: 'Tiêu ngữ', found: '“Độc Lập - Tự Do - Hạnh Phúc”' })],
    }),
  ])
  const inEnglish: LayoutReport = (await send(viewer, bytes, '?lang=en')).json()
  expect(inEnglish.findings[0]?.places[0]?.part).toBe('Motto')
})

test('what blocks comes before what is advised', async () => {
  const bytes = await changed(await rightReport(), (paper) => {
    for (const id of ['body-closing', 'margin-left', 'recipients-list']) breaks[id]?.(paper)
  })
  const { findings }: LayoutReport = (await send(viewer, bytes)).json()
  expect(findings.map(({ severity }) => severity)).toEqual(['blocking', 'advice', 'advice'])
})

test('nothing of it is kept', async () => {
  const count = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from document_files`.execute(
      context.owner,
    )
    return rows[0]?.count
  }
  const before = await count()
  await send(viewer, await rightReport())
  expect(await count()).toBe(before)
})

describe('a hostile or useless file', () => {
  const files: [string, () => Buffer, number, string][] = [
    ['without anything in it', bad.emptyFile, 422, 'empty-file'],
    ['that is a picture', bad.pngNamedDocx, 415, 'unsupported-format'],
    ['that is text', bad.goodText, 415, 'unsupported-format'],
    ['with a password', bad.encryptedDocx, 422, 'encrypted-file'],
    ['that unpacks without end', bad.zipBombDocx, 422, 'unsafe-archive'],
    ['with more entries than a document', bad.manyEntriesDocx, 422, 'unsafe-archive'],
    ['with entities that grow', bad.billionLaughsDocx, 422, 'damaged-file'],
    ['with an entity from outside', () => bad.externalEntityDocx('file:///etc/passwd'), 422, 'damaged-file'],
    ['that breaks off', bad.truncatedDocx, 422, 'damaged-file'],
    ['with XML that is not', bad.brokenXmlDocx, 422, 'damaged-file'],
  ]
  test.each(files)('%s is refused', async (_, make, status, type) => {
    const response = await send(viewer, make())
    expect([response.statusCode, response.json().type]).toEqual([status, `/problems/${type}`])
  })

  test('nested without end leaves the server as it was', async () => {
    for (const bytes of [bad.deepXmlDocx(), bad.hugeNumberingDocx()])
      expect([200, 422]).toContain((await send(viewer, bytes)).statusCode)
    expect((await viewer.get('/api/session')).statusCode).toBe(200)
  })

  test('marked secret is refused, and that it was sent stands in the trail', async () => {
    const response = await send(viewer, bad.secretDocument('MẬT', 'docx'))
    expect([response.statusCode, response.json().type]).toEqual([422, '/problems/secret-document'])
    const { rows } = await sql<{ action: string; subject: string }>`
      select action, subject from audit_entries where actor = ${viewer.personId} and action = 'documents.refuse-secret'
    `.execute(context.owner)
    expect(rows).toEqual([{ action: 'documents.refuse-secret', subject: `unit:${unitId}` }])
  })

  test('that takes too long is let go', async () => {
    const processes = startLayoutProcesses(new URL('../../../../tests/support/endless-worker.ts', import.meta.url), {
      timeMs: 200,
    })
    const answer = await processes.check({ bytes: await rightReport(), today: '2026-11-30', language: 'vi' })
    expect(answer).toEqual({ type: 'refused', code: 'took-too-long', params: { seconds: 0.2 } })
    processes.stop()
  })
})
