import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
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
import { someTarget } from '../../../../tests/support/read-document.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import type {
  ReportChanges,
  ReportChoices,
  ReportPage,
  ReportPreview,
  ReportSection,
  ReportSectionPage,
  ReportsPage,
} from '../../../shared/reports.ts'
import { inTransaction } from '../../platform/database.ts'

const world = useDutyWorld()
const { context, officerOf, idOf, publish, say, answersOf, act: answerAct } = world
let planner: Client
let province: { unitId: string; homeId: number; path: string }

const literacy = 'Mở lớp xóa mù chữ'
const centres = 'Củng cố các trung tâm học tập cộng đồng'
const newPlan = () => [
  duty(centres, { responsible: [interior], product: 'Đề án củng cố trung tâm' }),
  duty('Vận động học tập suốt đời', { responsible: [association] }),
  duty(literacy, { responsible: [committee] }),
  { text: '90% người lao động được đào tạo', kind: 'target' as const, body: someTarget() },
  report('Báo cáo trước ngày 10/12 hằng năm', { from: [education], before: ['12-10'] }),
]

async function openPlan(): Promise<{ plan: Opened; asked: AskedAnswerRow }> {
  const plan = await publish(newPlan())
  await say(planner, plan, committee, [idOf(committee)])
  const asked = (await answersOf(planner, plan, '&kind=report&period=2026')).find(({ period }) => period === '2026')
  if (!asked) throw new Error('No report is asked for')
  return { plan, asked }
}

beforeAll(() => {
  ;({ planner, province } = world.made())
})

/** The education department reports; a planner of the province makes it, who sees all of it. */
async function made(
  client: Client = planner,
  more: object = {},
): Promise<{ page: ReportPage; plan: Opened; asked: AskedAnswerRow }> {
  const { plan, asked } = await openPlan()
  const response = await client.post('/api/reports', {
    programmeId: plan.programmeId,
    organisationId: idOf(education),
    period: '2026',
    outline: 'yearly',
    answer: { assignmentId: asked.assignmentId, period: asked.period },
    ...more,
  })
  expect(response.statusCode, response.body).toBe(201)
  return { page: response.json(), plan, asked }
}
const pageOf = async (client: Client, id: string): Promise<ReportPage> => {
  const response = await client.get(`/api/reports/${id}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const sectionOf = async (client: Client, id: string, key: string): Promise<ReportSectionPage> => {
  const response = await client.get(`/api/reports/${id}/sections/${key}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const partOf = (page: ReportPage, name: string): ReportSection => {
  const found = page.sections.find(({ writerId }) => writerId === idOf(name))
  if (!found) throw new Error(`No part of ${name}`)
  return found
}
const sectionAct = (
  client: Client,
  id: string,
  act: string,
  sections: Pick<ReportSection, 'key' | 'revision'>[],
  words?: string,
) =>
  client.post(`/api/reports/${id}/section-acts`, {
    act,
    sections: sections.map(({ key, revision }) => ({ key, revision })),
    ...(words && { words }),
  })
const write = (client: Client, id: string, { key, revision }: Pick<ReportSection, 'key' | 'revision'>, words: string) =>
  client.post(`/api/reports/${id}/sections/${key}`, { revision, words })
const reportAct = (client: Client, { id, revision }: ReportPage, act: string, words?: string) =>
  client.post(`/api/reports/${id}/acts`, { act, revision, ...(words && { words }) })
const done = async (
  response: Promise<{ statusCode: number; body: string; json: () => unknown }>,
): Promise<ReportPage> => {
  const answer = await response
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as ReportPage
}
const texts = ({ blocks }: { blocks: ReportPreview['blocks'] }) =>
  blocks.map((block) =>
    'words' in block ? block.words.map((span) => (typeof span === 'string' ? span : span.value)).join('') : block.kind,
  )

test('a report is drafted for a reporting duty from its outline, with a part for each organisation that has a duty', async () => {
  const { page, asked } = await made()
  expect(page).toMatchObject({
    state: 'drafting',
    period: '2026',
    kind: 'yearly',
    organisationName: education,
    assignmentId: asked.assignmentId,
    dueOn: '2026-12-09',
    revision: 1,
    may: ['send'],
    mayEdit: true,
  })
  const parts = page.sections.filter(({ writerId }) => writerId !== null)
  expect(parts.map(({ title, state, level }) => [title, state, level])).toEqual([
    [association, 'unasked', 3],
    [interior, 'unasked', 3],
    [committee, 'unasked', 3],
  ])
  const targets = await sectionOf(planner, page.id, 'chi-tieu')
  expect(texts({ blocks: targets.drafted }).join('\n')).toContain('phấn đấu đạt')
  const choices: ReportChoices = (await planner.get('/api/reports/choices')).json()
  expect(choices.asked.find(({ assignmentId }) => assignmentId === asked.assignmentId)?.reportId).toBe(page.id)
  const again = await planner.post('/api/reports', {
    programmeId: page.programmeId,
    organisationId: idOf(education),
    period: '2026',
    outline: 'yearly',
  })
  expect([again.statusCode, again.json().type]).toEqual([409, '/problems/report-made'])
})

test('three organisations write their parts at once, the consolidator takes and returns, and all of it is kept', async () => {
  const { page } = await made()
  const names = [interior, association, committee]
  for (const name of names) expect((await officerOf(name).get(`/api/reports/${page.id}`)).statusCode).toBe(404)
  const asked = await done(
    sectionAct(
      planner,
      page.id,
      'ask',
      names.map((name) => partOf(page, name)),
    ),
  )
  expect(names.map((name) => partOf(asked, name).state)).toEqual(['asked', 'asked', 'asked'])
  await Promise.all(
    names.map(async (name) => {
      const officer = officerOf(name)
      const mine = partOf(await pageOf(officer, page.id), name)
      expect([mine.mine, mine.may]).toEqual([true, ['hand-in']])
      const written = await write(officer, page.id, mine, `Kết quả của ${name}\n- Việc thứ nhất`)
      expect(written.statusCode, written.body).toBe(200)
      const { revision, key } = written.json() as ReportSectionPage
      await done(sectionAct(officer, page.id, 'hand-in', [{ key, revision }]))
    }),
  )
  let now = await pageOf(planner, page.id)
  expect(names.map((name) => partOf(now, name).state)).toEqual(['handed-in', 'handed-in', 'handed-in'])
  now = await done(sectionAct(planner, page.id, 'take', [partOf(now, interior), partOf(now, association)]))
  const returned = await sectionAct(planner, page.id, 'return', [partOf(now, committee)])
  expect([returned.statusCode, returned.json().errors]).toEqual([400, [{ pointer: '#/words', code: 'needed' }]])
  now = await done(sectionAct(planner, page.id, 'return', [partOf(now, committee)], 'Thiếu số lớp'))
  expect(names.map((name) => partOf(now, name).state)).toEqual(['taken', 'taken', 'returned'])
  // What was taken is the consolidator's to edit, and no more its writer's.
  expect((await write(officerOf(interior), page.id, partOf(now, interior), 'Thêm')).statusCode).toBe(409)
  const edited = await write(planner, page.id, partOf(now, interior), 'Gọn lại')
  expect(edited.statusCode, edited.body).toBe(200)
  const history = (await sectionOf(planner, page.id, partOf(now, interior).key)).events
  expect(history.map(({ act, words }) => [act, words])).toEqual([
    ['write', 'Gọn lại'],
    ['take', null],
    ['hand-in', null],
    ['write', `Kết quả của ${interior}\n- Việc thứ nhất`],
    ['ask', null],
  ])
  const told: NoticesPage = (await officerOf(committee).get('/api/notices?limit=50')).json()
  expect(
    told.notices
      .filter(({ subject }) => subject === `report:${page.id}`)
      .map(({ kind, params, words }) => [kind, params.act, words]),
  ).toEqual([
    ['report-part', 'return', 'Thiếu số lớp'],
    ['report-part', 'ask', null],
  ])
})

test('of two who write one part at once the second is told, and nothing of the first is lost', async () => {
  const { page } = await made()
  const asked = await done(sectionAct(planner, page.id, 'ask', [partOf(page, interior)]))
  const part = partOf(asked, interior)
  const colleague = await context.signIn({
    role: 'reporter',
    unitId: province.unitId,
    organisationId: idOf(interior),
    reach: 'organisation',
  })
  const answers = await Promise.all([
    write(officerOf(interior), page.id, part, 'Một'),
    write(colleague, page.id, part, 'Hai'),
  ])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)
  expect(refused?.json()).toMatchObject({
    type: '/problems/report-changed',
    params: { revision: part.revision + 1, key: part.key },
  })
  const { words } = await sectionOf(colleague, page.id, part.key)
  expect(words).toBe(answers[0]?.statusCode === 200 ? 'Một' : 'Hai')
})

test('sending answers the duty with the report as its file; the planner accepts both, or returns both with words', async () => {
  const { page, asked } = await made()
  const sent = await done(reportAct(planner, page, 'send'))
  expect([sent.state, sent.sentOn, sent.may]).toEqual([
    'sent',
    '2026-11-20',
    ['take-back', 'receive', 'accept', 'return'],
  ])
  const answered: AssignmentPage = (await planner.get(`/api/assignments/${asked.assignmentId}`)).json()
  const answer = answered.answers.find(({ period }) => period === '2026')
  expect([answer?.state, answered.evidence.map(({ kind }) => kind)]).toEqual(['submitted', ['docx']])
  const late = await write(planner, page.id, { key: 'uu-diem', revision: 1 }, 'Muộn')
  expect([late.statusCode, late.json().type]).toEqual([409, '/problems/report-act-not-possible'])
  const returned = await done(reportAct(planner, sent, 'return', 'Bổ sung minh chứng'))
  expect(returned.state).toBe('returned')
  const again = await done(reportAct(planner, returned, 'send'))
  const accepted = await done(reportAct(planner, again, 'accept'))
  expect([accepted.state, accepted.may]).toEqual(['accepted', []])
  const after: AssignmentPage = (await planner.get(`/api/assignments/${asked.assignmentId}`)).json()
  expect(after.answers.find(({ period }) => period === '2026')?.state).toBe('done')
  expect((await reportAct(planner, accepted, 'take-back')).statusCode).toBe(409)
})

test('a part is never written past a report that is being sent', async () => {
  const { page } = await made()
  const asked = await done(sectionAct(planner, page.id, 'ask', [partOf(page, interior)]))
  const [sent, written] = await Promise.all([
    reportAct(planner, asked, 'send'),
    write(officerOf(interior), page.id, partOf(asked, interior), 'Trước khi gửi'),
  ])
  expect(sent.statusCode, sent.body).toBe(200)
  const { words } = await sectionOf(planner, page.id, partOf(asked, interior).key)
  expect(words).toBe(written.statusCode === 200 ? 'Trước khi gửi' : '')
  const events = (await pageOf(planner, page.id)).events.map(({ act }) => act)
  if (written.statusCode === 200) expect(events.indexOf('send')).toBeLessThan(events.indexOf('write'))
  else expect([written.statusCode, events.includes('write')]).toEqual([409, false])
})

test('figures that moved are told and taken in one click, and what people wrote stays', async () => {
  const { page, plan } = await made()
  await write(planner, page.id, { key: 'nhiem-vu', revision: 1 }, 'Nhận xét của người tổng hợp')
  const before: ReportChanges = (await planner.get(`/api/reports/${page.id}/changes`)).json()
  expect([before.values, before.sections]).toEqual([[], []])
  const own = (await answersOf(officerOf(interior), plan)).find(({ quote }) => quote === centres)
  if (!own) throw new Error('No answer')
  await answerAct(officerOf(interior), own, 'submit', own.revision, 'Đã trình Đề án')
  const changes: ReportChanges = (await planner.get(`/api/reports/${page.id}/changes`)).json()
  expect(changes.values.map(({ id, was, now }) => [id, was, now])).toContainEqual([
    'count:answers-submitted',
    null,
    '1',
  ])
  expect(changes.sections).toContain('Kết quả thực hiện nhiệm vụ, giải pháp')
  const updated = await done(
    planner.post(`/api/reports/${page.id}/figures`, { revision: (await pageOf(planner, page.id)).revision }),
  )
  const section = await sectionOf(planner, updated.id, 'nhiem-vu')
  expect(section.words).toBe('Nhận xét của người tổng hợp')
  expect(texts({ blocks: section.drafted }).join('\n')).toContain('1 lượt đã gửi kết quả, chờ chấp nhận')
  const after: ReportChanges = (await planner.get(`/api/reports/${page.id}/changes`)).json()
  expect(after.values).toEqual([])
})

test('an organisation that the plan bids report drafts what whoever sees all of it would; another what it sees', async () => {
  const { plan, asked } = await openPlan()
  const own = (await answersOf(officerOf(interior), plan)).find(({ quote }) => quote === centres)
  if (!own) throw new Error('No answer')
  await answerAct(officerOf(interior), own, 'submit', own.revision, 'Đã trình Đề án')
  const make = async (client: Client, name: string, more: object): Promise<ReportPage> => {
    const organisationId = idOf(name)
    const asked = { programmeId: plan.programmeId, organisationId, period: '2026', outline: 'yearly', ...more }
    const response = await client.post('/api/reports', asked)
    expect(response.statusCode, response.body).toBe(201)
    return response.json()
  }
  const handedIn = async (client: Client, { id }: ReportPage) =>
    texts({ blocks: (await sectionOf(client, id, 'nhiem-vu')).drafted })
      .join('\n')
      .includes('1 lượt đã gửi kết quả, chờ chấp nhận')
  const answer = { assignmentId: asked.assignmentId, period: asked.period }
  const bidden = await make(officerOf(education), education, { answer })
  expect(await handedIn(officerOf(education), bidden)).toBe(true)
  const changes: ReportChanges = (await planner.get(`/api/reports/${bidden.id}/changes`)).json()
  expect([changes.values, changes.sections]).toEqual([[], []])
  const free = await make(officerOf(association), association, {})
  expect(await handedIn(officerOf(association), free)).toBe(false)
})

test('every value of a report leads to a page, and an id that no value has to none', async () => {
  const { page } = await made()
  const preview: ReportPreview = (await planner.get(`/api/reports/${page.id}/preview`)).json()
  const ids = [...preview.blocks, ...preview.appendices.flatMap(({ blocks }) => blocks)]
    .flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flat().flatMap(({ words }) => words)
        : block.kind === 'blank'
          ? []
          : block.words,
    )
    .flatMap((span) => (typeof span === 'string' ? [] : [span.id]))
  expect(ids.length).toBeGreaterThan(5)
  for (const id of new Set(ids)) {
    const thread = await planner.get(`/api/reports/${page.id}/value?id=${encodeURIComponent(id)}`)
    expect(thread.statusCode, id).toBe(200)
    expect(thread.json().path).toMatch(/^\//)
  }
  expect((await planner.get(`/api/reports/${page.id}/value?id=count:nothing`)).statusCode).toBe(404)
})

test('lists tell what is mine to write, to make and to receive', async () => {
  const { page } = await made(officerOf(education))
  const list = async (client: Client, view: string): Promise<ReportsPage> =>
    (await client.get(`/api/reports?limit=200&view=${view}`)).json()
  const holds = ({ reports }: ReportsPage) => reports.some(({ id }) => id === page.id)
  expect(holds(await list(officerOf(education), 'mine'))).toBe(true)
  expect(holds(await list(officerOf(interior), 'to-write'))).toBe(false)
  expect(holds(await list(officerOf(interior), 'all'))).toBe(false)
  expect(holds(await list(planner, 'received'))).toBe(false)
  await done(reportAct(officerOf(education), page, 'send'))
  expect(holds(await list(planner, 'received'))).toBe(true)
})

test('whoever makes it drops what was never sent, and nothing else', async () => {
  const { page } = await made()
  expect((await officerOf(interior).post(`/api/reports/${page.id}/drop`, { revision: 1 })).statusCode).toBe(404)
  expect((await planner.post(`/api/reports/${page.id}/drop`, { revision: 2 })).statusCode).toBe(409)
  expect((await planner.post(`/api/reports/${page.id}/drop`, { revision: 1 })).statusCode).toBe(204)
  const { page: other } = await made()
  const sent = await done(reportAct(planner, other, 'send'))
  const back = await done(reportAct(planner, sent, 'take-back'))
  expect((await planner.post(`/api/reports/${other.id}/drop`, { revision: back.revision })).statusCode).toBe(409)
})

test('as a .docx its figures stand in content controls, and its blanks are marked', async () => {
  const { page } = await made()
  const file = await planner.get(`/api/reports/${page.id}/file`)
  expect([file.statusCode, file.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

/** The commune reports to the education department, as the plan says. */
async function madeByCommune(): Promise<{ page: ReportPage; asked: AskedAnswerRow }> {
  const plan = await publish([
    duty(centres, { responsible: [interior] }),
    report('Xã báo cáo trước ngày 05/12 hằng năm', { from: [committee], to: [education], before: ['12-05'] }),
  ])
  await say(planner, plan, committee, [idOf(committee)])
  await say(planner, plan, education, [idOf(education)])
  const asked = (await answersOf(planner, plan, '&kind=report&period=2026')).find(
    ({ organisationId }) => organisationId === idOf(committee),
  )
  if (!asked) throw new Error('The commune is asked for no report')
  const response = await officerOf(committee).post('/api/reports', {
    programmeId: plan.programmeId,
    organisationId: idOf(committee),
    period: '2026',
    outline: 'yearly',
    answer: { assignmentId: asked.assignmentId, period: asked.period },
  })
  expect(response.statusCode, response.body).toBe(201)
  return { page: response.json(), asked }
}

test('whoever the plan names as recipient sees a report once it is sent, receives it and accepts it with its answer', async () => {
  const { page, asked } = await madeByCommune()
  const receiver = officerOf(education)
  expect(page.sentTo).toBe(education)
  expect((await receiver.get(`/api/reports/${page.id}`)).statusCode).toBe(404)
  const sent = await done(reportAct(officerOf(committee), page, 'send'))
  expect(sent.may).toEqual(['take-back'])
  const seen = await pageOf(receiver, page.id)
  expect(seen.may).toEqual(['receive', 'accept', 'return'])
  expect((await receiver.get(`/api/reports/${page.id}/sections/chi-tieu`)).statusCode).toBe(200)
  expect((await reportAct(officerOf(interior), seen, 'accept')).statusCode).toBe(404)
  const received = await done(reportAct(receiver, seen, 'receive'))
  expect(received.state).toBe('received')
  const accepted = await done(reportAct(receiver, received, 'accept'))
  expect([accepted.state, accepted.events.map(({ act }) => act)]).toEqual([
    'accepted',
    ['accept', 'receive', 'send', 'make'],
  ])
  const answered: AssignmentPage = (await planner.get(`/api/assignments/${asked.assignmentId}`)).json()
  expect(answered.answers.find(({ period }) => period === '2026')?.state).toBe('done')
})

test('what is decided on the answer is decided on its report', async () => {
  const { page, asked } = await madeByCommune()
  await done(reportAct(officerOf(committee), page, 'send'))
  const answerNow = async () => {
    const { answers }: AssignmentPage = (await planner.get(`/api/assignments/${asked.assignmentId}`)).json()
    return answers.find(({ period }) => period === '2026')?.revision ?? 0
  }
  const onAnswer = async (name: string, words?: string) => {
    const response = await answerAct(officerOf(education), asked, name, await answerNow(), words)
    expect(response.statusCode, response.body).toBe(200)
  }
  await onAnswer('return', 'Thiếu số liệu')
  expect((await pageOf(officerOf(committee), page.id)).state).toBe('returned')
  await done(reportAct(officerOf(committee), await pageOf(officerOf(committee), page.id), 'send'))
  await onAnswer('accept')
  expect((await pageOf(officerOf(committee), page.id)).state).toBe('accepted')
})

test('take a policy of reports away, and whoever writes or receives is refused what they do', async () => {
  const { page } = await made()
  const asked = await done(sectionAct(planner, page.id, 'ask', [partOf(page, interior)]))
  const { key } = partOf(asked, interior)
  const officer = {
    scopes: [`${province.path}.0.${idOf(interior)}`],
    writes: [`${province.path}.0.${idOf(interior)}`],
    parties: [idOf(interior)],
  }
  const works: [string, string, ReturnType<typeof sql>][] = [
    ['opened', 'reports', sql`select from reports where id = ${page.id}`],
    ['opened', 'report_sections', sql`select from report_sections where report_id = ${page.id} limit 1`],
    ['opened', 'report_events', sql`select from report_events where report_id = ${page.id} limit 1`],
    [
      'update_written',
      'report_sections',
      sql`update report_sections set words = 'x' where report_id = ${page.id} and key = ${key} returning 1`,
    ],
  ]
  for (const [policy, table, work] of works) {
    await withoutPolicy(policy, table, officer, work)
  }
  const { page: sent } = await madeByCommune()
  await done(reportAct(officerOf(committee), sent, 'send'))
  const place = `${province.path}.0.${idOf(education)}`
  const receiver = { scopes: [place], writes: [place], parties: [idOf(education)] }
  await withoutPolicy(
    'update_received',
    'reports',
    receiver,
    sql`update reports set state = 'received' where id = ${sent.id} returning 1`,
  )
})

test('what is done beside a report is written down from where it is done alone', async () => {
  const { page } = await madeByCommune()
  await done(reportAct(officerOf(committee), page, 'send'))
  const place = `${province.path}.0.${idOf(education)}`
  const receiver = { scopes: [place], writes: [place], parties: [idOf(education)] }
  const insert = (from: string | null) =>
    inTransaction(context.db, receiver, (db) =>
      sql`
        insert into report_events (home_id, id, report_id, unit_path, open_to, at_path, act, state, by_person, at, revision)
        select home_id, ${crypto.randomUUID()}, id, unit_path, open_to, ${from}::ltree, 'receive', 'received', ${crypto.randomUUID()}, now(), 9
        from reports where id = ${page.id}`.execute(db),
    )
  await expect(insert(place)).resolves.toBeDefined()
  await expect(insert(null)).rejects.toThrow(/row-level security/)
  await expect(insert(`${province.path}.0.${idOf(interior)}`)).rejects.toThrow(/row-level security/)
})

type Viewpoint = Parameters<typeof inTransaction>[1]

async function withoutPolicy(policy: string, table: string, viewer: Viewpoint, work: ReturnType<typeof sql>) {
  class Undone extends Error {}
  const reach = async () => {
    let rows = 0
    await inTransaction(context.db, viewer, async (db) => {
      rows = (await work.execute(db)).rows.length
      throw new Undone()
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
    return rows
  }
  expect(await reach(), `${table} with ${policy}`).toBe(1)
  const { rows } = await sql<{ words: string }>`
      select pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as "check" from pg_policy
      where polname = ${policy} and polrelid = ${table}::regclass`.execute(context.owner.withoutPlugins())
  const { using, check } = rows[0] as unknown as { using: string; check: string | null }
  await sql`drop policy ${sql.ref(policy)} on ${sql.table(table)}`.execute(context.owner)
  expect(await reach(), `${table} without ${policy}`).toBe(0)
  await sql
    .raw(
      `create policy ${policy} on ${table} for ${check ? 'update' : 'select'} to hieuhoc_app using (${using})${check ? ` with check (${check})` : ''}`,
    )
    .execute(context.owner)
}
