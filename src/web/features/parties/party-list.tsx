import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Party } from '../../../shared/parties.ts'
import { capitalised, formatNumber } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './parties.module.css'
import { type Bodies, someNames, stateOf } from './party-words.ts'
import { withSearch } from './use-party-view.ts'

type PartyListProps = { parties: readonly Party[]; bodies: Bodies; chosen: string | undefined }

/** Each wording once, with what is known of it. */
export function PartyList({ parties, bodies, chosen }: PartyListProps) {
  const { t } = useTranslation()
  return (
    <ul className={style.list} aria-label={t('parties.list')}>
      {parties.map((party) => {
        const { tone, words } = stateOf(party)
        const ids = party.given.length > 0 ? party.given : party.proposed
        return (
          <li key={party.key}>
            <Link
              to="."
              search={withSearch({ party: party.key })}
              resetScroll={false}
              className={style.party}
              aria-current={party.key === chosen ? 'true' : undefined}
              data-party={party.key}
            >
              <span className={style.wording}>{capitalised(party.wording)}</span>
              <span className={style.count}>
                {party.receives > 0 && party.leads + party.joins === 0
                  ? t('parties.receives', { number: formatNumber(party.receives) })
                  : t('parties.duties', { leads: formatNumber(party.leads), joins: formatNumber(party.joins) })}
              </span>
              <span className={style.meaning}>
                <StateMark tone={tone}>{t(words)}</StateMark>
                <span className="soft">{someNames(t, bodies, ids)}</span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
