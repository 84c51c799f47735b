import { useNavigate } from '@tanstack/react-router'
import type { Document } from '../../shared/documents.ts'
import type { OrganisationList } from '../../shared/organisations.ts'
import type { Session } from '../../shared/people.ts'
import type { UnitChildren } from '../../shared/units.ts'
import { api } from '../api.ts'
import { peopleList } from '../features/identity/people.ts'
import { programmeList } from '../features/programmes/programmes.ts'
import { SampleBanner, type SampleContents } from '../features/setup/sample-banner.tsx'
import { queryClient } from './query-client.ts'

type SampleHome = Session['homes'][number]

/** What goes when the sample goes. */
async function contentsOf({ id, unitId }: SampleHome): Promise<SampleContents> {
  const [programmes, { documents }, { organisations }, people, { children }] = await Promise.all([
    queryClient.fetchQuery(programmeList),
    api.get<{ documents: Document[] }>('/documents'),
    api.get<OrganisationList>(`/organisations?unit=${unitId}&below=true&limit=500`),
    queryClient.fetchQuery(peopleList).then(({ people }) => people),
    api.get<UnitChildren>(`/units/${unitId}/children`),
  ])
  const units = new Set<string>([unitId, ...children.map((unit) => unit.id)])
  const inside = (each: { unitId: string }) => units.has(each.unitId)
  return {
    programmes: programmes.filter(({ sample }) => sample).length,
    documents: documents.filter(inside).length,
    organisations: organisations.length,
    people: people.filter(({ appointments }) => appointments.some(({ homeId }) => homeId === id)).length,
  }
}

export function Sample({ home, mayRemove }: { home: SampleHome; mayRemove: boolean }) {
  const navigate = useNavigate()
  return (
    <SampleBanner
      name={home.name}
      mayRemove={mayRemove}
      findContents={() => contentsOf(home)}
      onRemoved={() => void navigate({ to: '/' })}
    />
  )
}
