import { useTranslation } from 'react-i18next'
import type { MergedUnits } from '../../../shared/units.ts'
import { formatNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import style from './units.module.css'

type MergeEffectProps = {
  found: MergedUnits
  keepsId: string | null
  nameOf: (id: string) => string
  province: string
}

/** What a merger will do, with numbers: what lies at each unit, and how many communes there are after it. */
export function MergeEffect({ found: { lies, communes, prepared }, keepsId, nameOf, province }: MergeEffectProps) {
  const { t } = useTranslation()
  const counts = ['people', 'organisations', 'openForms', 'figures'] as const
  const heads = {
    people: t('units.merge.people'),
    organisations: t('units.merge.organisations'),
    openForms: t('units.merge.openForms'),
    figures: t('units.merge.figures'),
  }
  return (
    <Notice tone="soon">
      <p>
        {t(prepared ? 'units.merge.willLater' : 'units.merge.will', {
          before: formatNumber(communes.before),
          after: formatNumber(communes.after),
          province,
          ended: formatNumber(lies.length - (keepsId === null ? 0 : 1)),
        })}
      </p>
      <table className={style.facts}>
        <caption className="hidden">{t('units.merge.lies')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('units.columns.unit')}</th>
            {counts.map((each) => (
              <th scope="col" key={each}>
                {heads[each]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lies.map((its) => (
            <tr key={its.unitId}>
              <td>
                {nameOf(its.unitId)}{' '}
                <span className="soft">{t(its.unitId === keepsId ? 'units.merge.stays' : 'units.merge.ends')}</span>
              </td>
              {counts.map((each) => (
                <td key={each} data-head={heads[each]}>
                  {formatNumber(its[each])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('units.merge.liesWhy')}</p>
    </Notice>
  )
}
