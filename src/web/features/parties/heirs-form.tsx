import { useTranslation } from 'react-i18next'
import type { Party, PartyDuty } from '../../../shared/parties.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './parties.module.css'
import { type Bodies, nameOf, wayWords } from './party-words.ts'

type HeirsFormProps = {
  party: Party
  bodies: Bodies
  /** By duty; empty: nobody yet. */
  chosen: ReadonlyMap<string, string>
  onChoose: (factIds: readonly string[], organisationId: string) => void
  clauseLink: LinkTo
  disabled: boolean
}

/** For each duty of a body that ended, who carries it on. */
export function HeirsForm({ party, bodies, chosen, onChoose, clauseLink, disabled }: HeirsFormProps) {
  const { t } = useTranslation()
  const heirs = [...new Set([...party.proposed, ...party.offered])]
  const all = party.duties.map(({ factId }) => factId)
  const choices = (
    <>
      <option value="">{t('parties.heirs.nobody')}</option>
      {heirs.map((id) => (
        <option key={id} value={id}>
          {nameOf(bodies, id)}
        </option>
      ))}
    </>
  )
  return (
    <div className={style.heirs}>
      <h3>{t('parties.heirs.who')}</h3>
      <ul>
        {heirs.map((id) => (
          <li key={id}>
            <strong>{nameOf(bodies, id)}</strong>: {wayWords(t, party, id)}
          </li>
        ))}
      </ul>
      <label className={style.everyDuty}>
        <span>{t('parties.heirs.every')}</span>
        <select value="" disabled={disabled} onChange={(event) => onChoose(all, event.target.value)}>
          {choices}
        </select>
      </label>
      <ol className={style.duties}>
        {party.duties.map((duty) => (
          <li key={duty.factId}>
            {clauseLink(duty.clauseId, duty.quote)}
            <label>
              <span className="hidden">{t('parties.heirs.of', { duty: duty.quote })}</span>
              <select
                value={chosen.get(duty.factId) ?? ''}
                disabled={disabled}
                onChange={(event) => onChoose([duty.factId], event.target.value)}
              >
                {choices}
              </select>
            </label>
            <WhyThis duty={duty} chosen={chosen.get(duty.factId)} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function WhyThis({ duty, chosen }: { duty: PartyDuty; chosen: string | undefined }) {
  const { t } = useTranslation()
  if (duty.chosen !== null) return <span className="soft">{t('parties.heirs.said')}</span>
  if (!chosen || !duty.proposed.includes(chosen)) return null
  return <span className="soft">{t('parties.heirs.byTask', { task: duty.task })}</span>
}
