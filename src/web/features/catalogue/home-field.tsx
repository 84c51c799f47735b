import { useTranslation } from 'react-i18next'
import type { ElementList } from '../../../shared/elements.ts'
import { SelectField } from '../../ui/fields.tsx'

export type Homes = ElementList['mayPlan']

/** In whose catalogue it goes; asked only where there is a choice. */
export function HomeField({ homes }: { homes: Homes }) {
  const { t } = useTranslation()
  if (homes.length < 2) return <input type="hidden" name="homeId" value={homes[0]?.homeId ?? 0} />
  return (
    <SelectField pointer="#/homeId" label={t('catalogue.add.home')}>
      {homes.map(({ homeId, name }) => (
        <option key={homeId} value={homeId}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
