import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { HeatPicture } from './heat-picture.tsx'
import style from './overview.module.css'
import { unitTableQuery } from './overview.ts'
import { PlacesPicture } from './places-picture.tsx'
import { TrendPicture } from './trend-picture.tsx'
import type { Ways } from './ways.ts'

type PicturesProps = {
  programmeId: string
  programmeName: string
  year: number
  /** The one whose years and units are looked at; without it the first that is off its path. */
  target: string | undefined
  onTarget: (factId: string) => void
  isTableOpen: boolean
  ways: Pick<Ways, 'targetAddress' | 'openTarget'>
}

/** Below the first screen: units and targets as a table of heat, and of one target its years and its places. */
export function Pictures({ programmeId, programmeName, year, target, onTarget, isTableOpen, ways }: PicturesProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(unitTableQuery(programmeId, year))
  if (!data) return error ? <ProblemMessage error={error} /> : <Progress words={t('overview.loading')} />
  const chosen =
    data.targets.find(({ factId }) => factId === target) ??
    data.targets.find(({ state }) => state === 'off-track') ??
    data.targets[0]
  if (!chosen) return null
  const asked = { programmeId, programmeName, table: data, isTableOpen, ways }
  return (
    <div className={style.pictures}>
      {data.rows.length > 0 ? <HeatPicture {...asked} /> : null}
      <div className={`${style.line} screen-only`}>
        <label className={style.line}>
          <strong>{t('overview.chosenTarget')}</strong>
          <select value={chosen.factId} onChange={({ target: { value } }) => onTarget(value)}>
            {data.targets.map(({ factId, indicator, milestone }) => (
              <option key={factId} value={factId}>
                {`${indicator?.name ?? ''}${milestone === null ? '' : ` (${milestone})`}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TrendPicture programmeName={programmeName} target={chosen} breaks={data.breaks} isTableOpen={isTableOpen} />
      {data.rows.length > 0 ? <PlacesPicture {...asked} stand={chosen} /> : null}
    </div>
  )
}
