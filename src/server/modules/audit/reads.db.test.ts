import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan } from '../../../../tests/support/read-document.ts'
import type { AuditPage } from '../../../shared/audit.ts'
import type { Version } from '../../../shared/programmes.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
let inspector: Client
let document: string
let version: Version

const publish = () => planner.post(`/api/versions/${version.id}/publish`, { cursor: '0' })
const entries = async (of: Client, query = '') =>
  ((await of.get(`/api/audit?limit=500&${query}`)).json() as AuditPage).entries
const readsBy = async (who: Client) =>
  (await entries(inspector, `person=${who.personId}`))
    .filter(({ action }) => action !== 'people.set-password')
    .map(({ action, subject }) => `${action} ${subject}`)

beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  inspector = await context.signIn({ role: 'inspector', unitId: province.unitId })
  const { documentId } = await insertReadDocument(context.owner, province, smallPlan())
  document = documentId
  await sql`
    insert into document_files (home_id, document_id, unit_path, bytes)
    select home_id, id, unit_path, 'x' from documents where id = ${documentId}`.execute(context.owner)
  version = (await planner.post('/api/drafts', { documentId, relation: 'starts' })).json()
})

test('who opens, downloads or exports what is not published stands in the trail, once an hour', async () => {
  const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
  const programme = version.programmeId
  for (let round = 0; round < 3; round += 1) {
    const pages = [
      `/documents/${document}`,
      `/documents/${document}/text`,
      `/documents/${document}/file`,
      `/versions/${version.id}`,
      `/versions/${version.id}/changes?since=0`,
      `/programmes/${programme}`,
      `/programmes/${programme}/duties.csv`,
      `/programmes/${programme}/targets.csv`,
    ]
    const answers = await Promise.all(pages.map((page) => reader.get(`/api${page}`)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(pages.map(() => 200))
  }
  const once = [
    `documents.download document:${document}`,
    `documents.read document:${document}`,
    `programmes.export programme:${programme}`,
    `programmes.read programme:${programme}`,
    `programmes.read-draft version:${version.id}`,
  ]
  expect((await readsBy(reader)).sort()).toEqual(once)
  context.clock.advance(60 * 60 * 1000)
  await reader.get(`/api/documents/${document}`)
  expect(await readsBy(reader)).toHaveLength(once.length + 1)
})

test('what was refused or is not there leaves nothing', async () => {
  const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
  const commune = await context.signIn({ role: 'viewer', unitId: await context.unitId('commune', '12826') })
  expect((await commune.get(`/api/documents/${document}`)).statusCode).toBe(404)
  expect((await reader.get('/api/people')).statusCode).toBe(403)
  expect((await reader.get('/api/documents/not-an-id')).statusCode).toBe(400)
  expect([...(await readsBy(reader)), ...(await readsBy(commune))]).toEqual([])
})

test('who reads a list of people or the trail itself stands in it, at the unit whose people these are', async () => {
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: province.unitId })
  await administrator.get('/api/people')
  await administrator.get('/api/people')
  expect(await readsBy(administrator)).toEqual(['people.list people'])
  const [entry] = await entries(inspector, `person=${administrator.personId}`)
  expect(entry).toMatchObject({ unitId: province.unitId, actor: { id: administrator.personId } })
  expect(await readsBy(inspector)).toContain('audit.read audit')
})

test('what is published is read without a trace', async () => {
  expect((await publish()).statusCode).toBe(200)
  const commune = await context.signIn({ role: 'viewer', unitId: await context.unitId('commune', '12826') })
  const pages = [
    `/documents/${document}/file`,
    `/versions/${version.id}`,
    `/programmes/${version.programmeId}/duties.csv`,
  ]
  for (const page of pages) expect((await commune.get(`/api${page}`)).statusCode).toBe(200)
  const { rows } =
    await sql`select from audit_entries where actor = ${commune.personId} and action <> 'people.set-password'`.execute(
      context.owner,
    )
  expect(rows).toEqual([])
})

test('nothing is shown whose reading cannot be written down', async () => {
  const reader = await context.signIn({ role: 'unit-administrator', unitId: province.unitId })
  await sql`alter table audit_entries add constraint no_more check (action <> 'people.list') not valid`.execute(
    context.owner,
  )
  const refused = await reader.get('/api/people')
  await sql`alter table audit_entries drop constraint no_more`.execute(context.owner)
  expect(refused.statusCode).toBe(500)
  expect(refused.body).not.toContain('@')
  expect((await reader.get('/api/people')).statusCode).toBe(200)
  expect(await readsBy(reader)).toEqual(['people.list people'])
})

/** Each for a reason: what it answers is published, one's own, or names no person and no plan. */
const unrecorded: Record<string, string> = {
  'GET /api/session': 'my own name and roles',
  'GET /api/me/personal-data': 'my own',
  'GET /api/me/looks': 'my own',
  'GET /api/people/:id/personal-data': 'records people.export each time',
  'GET /api/people/:id/erasure': 'counts, and nothing that names anybody',
  'GET /api/me/sign-in': 'how I sign in',
  'GET /api/sign-in/ways': 'the same for everyone',
  'GET /api/sign-in/oidc/callback': 'leads to a page and shows nothing',
  'GET /api/organisations': 'organisations are public to all who are here',
  'GET /api/organisations/:id': 'organisations are public to all who are here, and no person is named',
  'GET /api/organisation-steps': 'what was done to organisations, and no person is named',
  'GET /api/calendars': 'a public catalogue',
  'GET /api/holidays': 'a public catalogue',
  'GET /api/indicators': 'a public catalogue',
  'GET /api/catalogue/elements': 'a public catalogue',
  'GET /api/catalogue/elements/:id': 'a public catalogue',
  'GET /api/catalogue/rules/:id': 'a public catalogue',
  'GET /api/catalogue/dimensions/:id': 'a public catalogue',
  'GET /api/catalogue/indicators': 'a public catalogue',
  'GET /api/catalogue/indicators/:id': 'a public catalogue',
  'GET /api/catalogue/dimensions': 'a public catalogue',
  'GET /api/catalogue/rules': 'a public catalogue',
  'GET /api/programmes/:id/figures-plan': 'what a published plan is measured by, and no person is named',
  'GET /api/hand-overs': 'mine, or of people whose list was opened and recorded',
  'GET /api/hand-overs/receivers': 'names of colleagues to choose from, and nothing else of them',
  'GET /api/service-tokens': 'programs, not people',
  'GET /api/system/backups': 'files, not people',
  'GET /api/jobs': 'what runs and who asked for it; opening its document is recorded',
  'GET /api/units': 'a public catalogue',
  'GET /api/units/:id': 'a public catalogue',
  'GET /api/units/:id/children': 'a public catalogue',
  'GET /api/documents': 'a list of titles; opening one is recorded',
  'GET /api/rollup': 'sums, and no person is named',
  'GET /api/rollup.xlsx': 'sums, and no person is named',
  'GET /api/rollup.csv': 'sums, and no person is named',
  'GET /api/rollup/choices': 'names of programmes and periods',
  'GET /api/rollup/missing': 'names of organisations that were asked, and no person is named',
  'GET /api/rollup/series': 'sums, and no person is named',
  'GET /api/boundaries': 'files of places, not people',
  'GET /api/boundaries/shapes': 'where places lie',
  'GET /api/boundaries/:homeId/file': 'where places lie',
  'GET /api/overview': 'sums, and titles of lists; opening one of them is recorded',
  'GET /api/overview/units': 'sums, and no person is named',
  'GET /api/programmes/:id/target-progress': 'sums, and no person is named',
  'GET /api/programmes/:id/target-progress/:target': 'sums, and no person is named',
  'GET /api/unit-changes': 'what became of units, and no person is named',
  'GET /api/programmes': 'a list of titles; opening one is recorded',
  'GET /api/my-work': 'what one has to do oneself',
  'GET /api/my-work.xlsx': 'what one has to do oneself',
  'GET /api/programmes/:id/duties': 'a list of duties; opening one is recorded',
  'GET /api/forms': 'a list of forms; opening one is recorded',
  'GET /api/programmes/:id/forms': 'a list of forms; opening one is recorded',
  'GET /api/forms/:id/around': 'sums and spreads of many units; opening the form is recorded',
  'GET /api/proposals': 'a list of titles; opening one is recorded',
  'GET /api/proposals/raising': 'for whom I may raise something, and of what',
  'GET /api/programmes/:id/standing-agency': 'which body it is, shown to all who see the programme',
  'GET /api/programmes/:id/guidance': 'published to all who see the programme, and no person is named',
  'GET /api/reports': 'a list of titles; opening one is recorded',
  'GET /api/reports/choices': 'for what I may make a report',
  'GET /api/outlines': 'what reports are made of, which is no secret',
  'GET /api/outlines/:code': 'what a report is made of, which is no secret',
  'GET /api/programmes/:id/answers': 'a list of duties; opening one is recorded',
  'GET /api/programmes/:id/duty-matrix': 'a list of duties; opening one is recorded',
  'GET /api/programmes/:id/report-matrix': 'a list of duties; opening one is recorded',
  'GET /api/programmes/:id/duty-calendar': 'a list of duties; opening one is recorded',
  'GET /api/programmes/:id/duty-timeline': 'a list of duties; opening one is recorded',
  'GET /api/programmes/:id/duty-board': 'a list of duties; opening one is recorded',
  'GET /api/me/saved-filters': 'my own',
  'GET /api/programmes/:id/report-order': 'which days of reports do not fit, and no person is named',
  'GET /api/programmes/:id/late': 'a list of duties, and when somebody was reminded of them; opening one is recorded',
  'GET /api/assignments/:id/reminders': 'shown on the page of the duty, whose opening is recorded',
  'GET /api/programmes/:id/schemes': 'what a published plan orders and which bodies lead it, and no person is named',
  'GET /api/assignments/:id/targets': 'what the published plan says; opening the duty is recorded',
  'GET /api/programmes/:id/targets/:target':
    'which bodies have duties that serve a published target, and no person is named',
  'GET /api/assignments/:id/part-owners': 'names of bodies to choose from, and nothing else of them',
  'GET /api/assignments/:id/colleagues': 'names of colleagues to choose from, and nothing else of them',
  'GET /api/assignments/:id/comments': 'shown on the page of the duty, whose opening is recorded',
  'GET /api/assignments/:id/mentionable': 'names of people to choose from, and nothing else of them',
  'GET /api/programmes/:id/letterhead': 'the head of an office, as it stands on its letters',
  'GET /api/reminders/:id/letter.docx': 'a letter that goes out to whoever is named in it',
  'GET /api/units/:id/reminders': 'how an office reminds, and no person is named',
  'GET /api/organisations/:id/reminders': 'how an office reminds, and no person is named',
  'GET /api/me/reminders': 'how I am told',
  'GET /api/me/feed': 'my own address',
  'GET /api/feeds/:file': 'what is mine to do, by the address that I gave my calendar',
  'GET /api/stop-letters': 'whether somebody’s own letters are stopped, by the link in one',
  'GET /api/received-reports': 'how many of what is sent to my organisations stand how',
  'GET /api/notices': 'what I was told',
  'GET /api/notices/unseen': 'how much of it is new',
  'GET /api/versions/:id/publish-preview': 'counts, after the draft was opened',
  'GET /api/versions/:id/publish-progress': 'counts, after the draft was opened',
}

test('every route that answers something says that reading is recorded, or stands here with the reason why not', () => {
  const readable = [...context.app.accessTable.keys()].filter((route) => route.startsWith('GET '))
  const silent = readable.filter((route) => !context.app.readTable.has(route))
  expect(silent.sort()).toEqual(Object.keys(unrecorded).sort())
  expect(context.app.readTable.get('GET /api/people')).toEqual({ action: 'people.list', of: 'people' })
})
