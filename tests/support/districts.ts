import { expect } from 'vitest'
import type { OrganisationList } from '../../src/shared/organisations.ts'
import type { Parties } from '../../src/shared/parties.ts'
import type { HttpClient } from './http.ts'

const districts = 'Ủy ban nhân dân huyện, thành phố'

/** The districts of the real plan have ended: the planner says which three communes have their tasks now. Answers their committees. */
export async function sayWhoTheDistrictsAre(client: HttpClient, programmeId: string): Promise<string[]> {
  const [appointment] = (
    await client.get<{ appointments: { unitId: string; role: string }[] }>('/session')
  ).body.appointments.filter(({ role }) => role === 'planner')
  await client.post(`/units/${appointment?.unitId}/usual-organisations`, { dryRun: false, communes: true })
  const { parties } = (await client.get<Parties>(`/programmes/${programmeId}/parties`)).body
  const party = parties.find(({ wording }) => wording === districts)
  const found = await client.get<OrganisationList>('/organisations?kind=people-committee&q=uy%20ban%20nhan%20dan%20xa')
  const committees = found.body.organisations.filter(({ name }) => name.startsWith('Ủy ban nhân dân xã'))
  const organisationIds = committees.slice(0, 3).map(({ id }) => id)
  expect(organisationIds).toHaveLength(3)
  const edit = {
    action: 'confirm',
    key: party?.key,
    factId: null,
    organisationIds,
    leftOut: [],
    asName: false,
    revision: party?.revision,
  }
  const said = await client.post(`/programmes/${programmeId}/parties`, { batchId: crypto.randomUUID(), edits: [edit] })
  expect(said.status, JSON.stringify(said.body)).toBeLessThan(300)
  return organisationIds
}
