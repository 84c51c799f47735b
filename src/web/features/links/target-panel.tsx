import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LinkEdit, LinkedDuty } from '../../../shared/links.ts'
import { targetWords } from '../../facts/fact-words.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { AddLink } from './add-link.tsx'
import { leadWords, STATE_WORDS, whyWords } from './link-words.ts'
import style from './links.module.css'
import { added, isOn, kept, linkKey, missing, type TargetRow, toggled } from './matrix.ts'
import { EXACT, withSearch } from './use-matrix-view.ts'

type TargetPanelProps = {
  row: TargetRow
  duties: readonly LinkedDuty[]
  mayLink: boolean
  clauseLink: LinkTo
  factLink: LinkTo
  /** To how its duties stand, once they are published. */
  targetLink: LinkTo | null
  onSay: (edits: readonly LinkEdit[]) => void
}

/** One target with all that serves it, each duty in full with the words that link and who said so. */
export function TargetPanel({ row, duties, mayLink, clauseLink, factLink, targetLink, onSay }: TargetPanelProps) {
  const { t } = useTranslation()
  const { target, marks } = row
  const { indicator } = target
  const others = missing(
    duties,
    marks.map(({ duty }) => duty),
  )
  return (
    <aside className={`${style.panel} screen-only`} aria-labelledby="target-title">
      <div className={style.panelHead}>
        <h2 id="target-title">{targetWords(t, target)}</h2>
        <Link to="." search={withSearch({ target: undefined })} activeOptions={EXACT} resetScroll={false} replace>
          {t('links.panel.close')}
        </Link>
      </div>
      <p>{clauseLink(target.clauseId, target.quote)}</p>
      <section>
        <h3>{t('facts.field.indicator')}</h3>
        {indicator === null ? (
          <p className={style.hole}>{t('links.hole.noIndicator')}</p>
        ) : (
          <p>
            {indicator.numerator}
            {indicator.denominator === null ? '' : ` / ${indicator.denominator}`}{' '}
            <span className="soft">
              ({t(INDICATOR_KIND_WORDS[indicator.kind])}
              {indicator.entry === null ? '' : t('links.panel.entry', { entry: indicator.entry })})
            </span>
          </p>
        )}
        {mayLink ? <p>{factLink(target.id, t('links.panel.editIndicator'))}</p> : null}
      </section>
      <section>
        <h3>{t('links.head.duties')}</h3>
        {targetLink && marks.length > 0 ? <p>{targetLink(target.id, t('links.panel.standing'))}</p> : null}
        {marks.length === 0 ? <p className={style.hole}>{t('links.hole.noDuty')}</p> : null}
        <ul className={style.reasons}>
          {marks.map(({ link, duty }) => (
            <li key={linkKey(link)} className={isOn(link) ? undefined : style.off}>
              <p>
                <strong>{`${duty.section} ${leadWords(t, duty)}`.trim()}</strong>{' '}
                <span className="soft">{t(STATE_WORDS[link.state])}</span>
              </p>
              <p className={style.clamped}>{clauseLink(duty.clauseId, duty.quote)}</p>
              <p className="soft">{whyWords(t, link)}</p>
              {mayLink ? (
                <p className="row">
                  {link.state === 'proposed' ? (
                    <button type="button" className="plain" onClick={() => onSay([kept(link)])}>
                      {t('links.do.keep')}
                    </button>
                  ) : null}
                  <button type="button" className="plain" onClick={() => onSay([toggled(link)])}>
                    {isOn(link) ? t('links.do.refuse') : t('links.do.keep')}
                  </button>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        {mayLink ? (
          <AddLink
            label={t('links.add.duty')}
            prompt={t('links.add.chooseDuty')}
            choices={others.map((duty) => ({ id: duty.id, words: `${duty.section} ${duty.quote}` }))}
            onAdd={(factId) => onSay([added({ relation: 'serves', factId, toId: target.id })])}
          />
        ) : null}
      </section>
    </aside>
  )
}
