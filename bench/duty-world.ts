import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { Parties } from '../src/shared/parties.ts'
import { type Answer, type HttpClient, httpClient, openSession, password } from '../tests/support/http.ts'
import { tokenOf } from '../tests/support/links.ts'
import {
  aboutDocument,
  insertReadDocument,
  type SomeClause,
  someDuty,
  someReport,
} from '../tests/support/read-document.ts'
import type { RunningServer } from '../tests/support/server.ts'

/** A province with its usual organisations, down to the communes, and who plans there. */
export type Province = { homeId: number; unitId: string; planner: HttpClient; committees: Committee[] }
export type Committee = { id: string; unitId: string }

const everyCommune = 'Ủy ban nhân dân các xã, phường'
const horizon = { from: 2026, to: 2030 }

/** The body of an answer that says yes. */
export async function asked<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body).slice(0, 500)}`)
  return body
}

export async function becomeAdministrator(server: RunningServer): Promise<HttpClient> {
  const person = { name: 'Người đo', email: 'do@mau.example', password }
  return httpClient(server, await openSession(server, '/links/use', { token: tokenOf(server.firstLink), ...person }))
}

let people = 0
/** A new person with a role, signed in. */
export async function appoint(server: RunningServer, giver: HttpClient, role: object): Promise<HttpClient> {
  people += 1
  const body = { name: 'Người đo', email: `do-${people}@mau.example`, ...role }
  const { link } = await asked(giver.post<{ link: string }>('/people', body))
  return httpClient(server, await openSession(server, '/links/use', { token: tokenOf(link), password }))
}

export async function makeProvince(
  server: RunningServer,
  owner: Db,
  administrator: HttpClient,
  unitId: string,
): Promise<Province> {
  const { id: homeId } = await asked(administrator.post<{ id: number }>('/homes', { unitId, alsoPlanner: false }))
  const planner = await appoint(server, administrator, { role: 'planner', unitId })
  await asked(planner.post(`/units/${unitId}/usual-organisations`, { dryRun: false, communes: true }))
  const { rows: committees } = await sql<Committee>`
    select o.id, o.unit_id from organisations o join units u on u.id = o.unit_id join latest_units l on l.id = u.id
    where o.home_id = ${homeId} and o.kind = 'people-committee' and u.parent_id = ${unitId} and l.level = 3 and l.ended is null order by o.id`.execute(
    owner,
  )
  return { homeId, unitId, planner, committees }
}

export type Published = { programmeId: string; versionId: string; tookMs: number }

/** A duty of every commune, and what the plan calls them. */
export const dutyOfCommunes = (number: number): SomeClause => {
  const text = `Tổ chức lớp học số ${number} cho người dân tại trung tâm học tập cộng đồng`
  return { text, section: `III.${number}`, kind: 'duty', body: someDuty({ responsible: [everyCommune] }) }
}

/** Publishes a plan that gives so many duties, and a report of the year, to every commune. */
export const publish = (owner: Db, province: Province, duties: number): Promise<Published> =>
  publishPlan(owner, province, horizon, [
    ...Array.from({ length: duties - 1 }, (_, index) => dutyOfCommunes(index + 1)),
    {
      text: 'Báo cáo trước ngày 20 tháng 12 hằng năm',
      section: 'IV',
      kind: 'report',
      body: someReport({ from: [everyCommune] }),
    },
  ])

/** The same of a plan of other clauses, some of which name every commune. */
export async function publishPlan(
  owner: Db,
  { homeId, unitId, planner, committees }: Province,
  during: { from: number; to: number },
  clauses: readonly SomeClause[],
): Promise<Published> {
  const { documentId } = await insertReadDocument(owner, { homeId, unitId }, [
    { text: 'KẾ HOẠCH', kind: 'document', body: aboutDocument({ horizon: during, issuedOn: `${during.from}-01-15` }) },
    ...clauses,
  ])
  const draft = await asked(
    planner.post<{ id: string; programmeId: string }>('/drafts', { documentId, relation: 'starts' }),
  )
  await sayWhoTheyAre(planner, draft.programmeId, committees)
  const began = performance.now()
  await asked(planner.post(`/versions/${draft.id}/publish`, { cursor: '0' }))
  return { programmeId: draft.programmeId, versionId: draft.id, tookMs: performance.now() - began }
}

async function sayWhoTheyAre(
  planner: HttpClient,
  programmeId: string,
  committees: readonly Committee[],
): Promise<void> {
  const { parties } = await asked(planner.get<Parties>(`/programmes/${programmeId}/parties`))
  const party = parties.find(({ wording }) => wording === everyCommune)
  if (!party) throw new Error('The plan names no communes')
  const { key, revision } = party
  const organisationIds = committees.map(({ id }) => id)
  const edit = { action: 'confirm', key, factId: null, organisationIds, leftOut: [], asName: false, revision }
  await asked(planner.post(`/programmes/${programmeId}/parties`, { batchId: crypto.randomUUID(), edits: [edit] }))
}
