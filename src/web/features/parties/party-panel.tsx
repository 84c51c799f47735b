import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationKind } from '../../../shared/organisations.ts'
import type { Party, PartyEdit } from '../../../shared/parties.ts'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Notice } from '../../ui/notice.tsx'
import { once } from '../../ui/once.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { BodyChecklist } from './body-checklist.tsx'
import { HeirsForm } from './heirs-form.tsx'
import { MissingForm } from './missing-form.tsx'
import style from './parties.module.css'
import type { NewBody } from './parties.ts'
import { type Bodies, endedUnitsWords, nameOf, reasonWords, someNames, waysOfGroup, wayWords } from './party-words.ts'
import { isPerDuty, useAnswer } from './use-answer.ts'

type PartyPanelProps = {
  party: Party
  /** The same group in other words. */
  alike: readonly Party[]
  bodies: Bodies
  mayResolve: boolean
  busy: boolean
  clauseLink: LinkTo
  kindWords: Record<OrganisationKind, TextKey>
  onSay: (edits: PartyEdit[]) => void
  onCreate: (body: NewBody) => void
  /** What the key for confirming does now. */
  confirming: { current: () => void }
}

/** Where the plan names a party, whom it means and why, and what is to be said of it. */
export function PartyPanel(props: PartyPanelProps) {
  const { party, alike, bodies, mayResolve, busy, clauseLink, kindWords, onSay, onCreate, confirming } = props
  const { t } = useTranslation()
  const answer = useAnswer(party, alike)
  const perDuty = isPerDuty(party)
  // Nobody at all is said by the button beside it.
  const ready = mayResolve && !busy && answer.edits().length > 0 && (perDuty || answer.ticked.size > 0)
  const confirm = () => {
    if (ready) onSay(answer.edits())
  }
  useEffect(() => {
    confirming.current = confirm
  })
  const may = mayResolve && !busy
  const heir = party.class === 'ended' ? party.proposed[0] : undefined
  return (
    <section className={style.panel} aria-labelledby="party-title">
      <h2 id="party-title" tabIndex={-1}>
        {capitalised(party.wording)}
      </h2>
      <p>{reasonWords(t, party, bodies)}</p>
      {party.endedUnits ? <Notice tone="soon">{endedUnitsWords(t, party)}</Notice> : null}
      <WaysOfGroup party={party} bodies={bodies} />
      {heir && !perDuty ? <p className="soft">{wayWords(t, party, heir)}</p> : null}
      <Changes party={party} bodies={bodies} />
      {perDuty ? (
        <HeirsForm
          party={party}
          bodies={bodies}
          chosen={answer.heirs}
          onChoose={answer.setHeir}
          clauseLink={clauseLink}
          disabled={!may}
        />
      ) : (
        <>
          <Examples party={party} clauseLink={clauseLink} />
          {party.wanted && mayResolve && party.chosen === null ? (
            <MissingForm wanted={party.wanted} kindWords={kindWords} busy={busy} onCreate={onCreate} />
          ) : null}
          <BodyChecklist
            legend={t(party.wanted ? 'parties.bodies.match' : 'parties.bodies.legend')}
            bodies={answer.ids.map((id) => ({
              id,
              name: answer.added.get(id)?.name ?? nameOf(bodies, id),
              hint: answer.added.get(id)?.hint ?? bodies.get(id)?.unitName ?? '',
              isNew: party.born.includes(id),
            }))}
            ticked={answer.ticked}
            onTick={answer.tick}
            onAdd={answer.add}
            disabled={!may}
          />
          {alike.length > 0 && mayResolve ? (
            <label className={style.check}>
              <input
                type="checkbox"
                checked={answer.withAlike}
                onChange={(event) => answer.setWithAlike(event.target.checked)}
              />
              <span>{t('parties.alike', { wordings: alike.map(({ wording }) => wording).join('; ') })}</span>
            </label>
          ) : null}
          {party.wanted && answer.ticked.size === 1 && mayResolve ? (
            <label className={style.check}>
              <input
                type="checkbox"
                checked={answer.asName}
                onChange={(event) => answer.setAsName(event.target.checked)}
              />
              <span>{t('parties.missing.asName', { name: party.wanted.name })}</span>
            </label>
          ) : null}
        </>
      )}
      {mayResolve ? (
        <div className="row">
          <button type="button" className="main" disabled={!ready} onClick={once(confirm)}>
            {perDuty ? t('parties.do.heirs') : t('parties.do.confirm', { count: answer.ticked.size })}
          </button>
          {perDuty || party.class === 'outside' ? null : (
            <button type="button" disabled={busy} onClick={once(() => onSay(answer.nobody()))}>
              {t('parties.do.nobody')}
            </button>
          )}
          {answer.resets().length > 0 ? (
            <button type="button" disabled={busy} onClick={once(() => onSay(answer.resets()))}>
              {t('parties.do.reset')}
            </button>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

function WaysOfGroup({ party, bodies }: { party: Party; bodies: Bodies }): ReactNode {
  const { t } = useTranslation()
  const ways = waysOfGroup(t, party, bodies)
  if (ways.length === 0) return null
  return (
    <div className={style.heirs}>
      <h3>{t('parties.heirs.who')}</h3>
      <ul>
        {ways.map(({ words, names }) => (
          <li key={words}>
            <strong>{names}</strong>: {words}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who said what when, and what came after. */
function Changes({ party, bodies }: { party: Party; bodies: Bodies }): ReactNode {
  const { t } = useTranslation()
  const { chosen, gone, born, lacking } = party
  return (
    <>
      {chosen ? <p className="soft">{t('parties.said', { by: chosen.by ?? '', at: formatWhen(chosen.at) })}</p> : null}
      {gone.length > 0 ? (
        <Notice tone="bad">{t('parties.gone', { names: gone.map((id) => nameOf(bodies, id)).join('; ') })}</Notice>
      ) : null}
      {born.length > 0 ? <Notice tone="soon">{t('parties.born', { names: someNames(t, bodies, born) })}</Notice> : null}
      {lacking.length > 0 ? (
        <Notice tone="soon">
          {t('parties.lacking', {
            count: lacking.length,
            units: lacking
              .slice(0, 5)
              .map(({ name }) => name)
              .join(', '),
          })}
        </Notice>
      ) : null}
    </>
  )
}

function Examples({ party, clauseLink }: { party: Party; clauseLink: LinkTo }) {
  const { t } = useTranslation()
  const more = party.leads + party.joins - party.duties.length
  return (
    <div className={style.examples}>
      <h3>{t('parties.examples')}</h3>
      <ul>
        {party.duties.map(({ factId, clauseId, quote }) => (
          <li key={factId}>{clauseLink(clauseId, quote)}</li>
        ))}
      </ul>
      {more > 0 ? <p className="soft">{t('parties.moreDuties', { more: formatNumber(more) })}</p> : null}
    </div>
  )
}
