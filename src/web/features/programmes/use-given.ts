import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { partyKey } from '../../../rules/parties/key.ts'
import { formatNumber } from '../../ui/format.ts'
import { partiesOf } from './programmes.ts'

/** The organisations that a wording of the plan is given to, in words; null until they are known. */
export function useGiven(programmeId: string, on: string | undefined): (wording: string) => string | null {
  const { t } = useTranslation()
  const { data } = useQuery(partiesOf(programmeId, on))
  const names = useMemo(() => {
    const bodies = new Map(data?.bodies.map(({ id, name }) => [id, name]))
    return new Map(data?.parties.map(({ key, given }) => [key, given.map((id) => bodies.get(id) ?? '')]))
  }, [data])
  return useCallback(
    (wording) => {
      const all = names.get(partyKey(wording))
      if (wording === '' || !all) return null
      if (all.length === 0) return t('programme.duties.notGiven')
      const shown = all.slice(0, 2).join('; ')
      return all.length > 2
        ? t('programme.duties.givenMore', { names: shown, more: formatNumber(all.length - 2) })
        : shown
    },
    [names, t],
  )
}
