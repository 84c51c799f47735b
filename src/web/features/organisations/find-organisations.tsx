import { useTranslation } from 'react-i18next'
import type { Organisation, OrganisationList } from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import type { Found } from '../../ui/search-choice.tsx'

/** Bodies by any of their names, for one to be chosen; of those that ended it is told. */
export async function findOrganisations(q: string, signal: AbortSignal): Promise<Found[]> {
  const parameters = new URLSearchParams({ q, limit: '30' })
  const { organisations } = await api.get<OrganisationList>(`/organisations?${parameters}`, signal)
  return organisations.map((organisation) => ({
    value: organisation.id,
    label: organisation.name,
    hint: <Where organisation={organisation} />,
  }))
}

function Where({ organisation: { unitName, ended } }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const state = ended === null ? '' : `. ${t('organisations.state.endedOn', { day: formatWhen(ended) })}`
  return <>{capitalised(unitName) + state}</>
}
