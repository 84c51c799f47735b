import { useTranslation } from 'react-i18next'
import type { LinkEdit, LinkedDuty, LinkedTarget } from '../../../shared/links.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { AddLink } from './add-link.tsx'
import { LinkMarks } from './link-marks.tsx'
import { CONDITION_WORDS, leadWords } from './link-words.ts'
import style from './links.module.css'
import { added, type Matrix, type MeasureRow, missing, WHOLE_PLAN } from './matrix.ts'

type Common = { mayLink: boolean; clauseLink: LinkTo; onSay: (edits: readonly LinkEdit[]) => void }

/** Duties without which nothing of the plan is done. */
export function ConditionSection({ groups, mayLink, clauseLink, onSay }: Common & { groups: Matrix['conditions'] }) {
  const { t } = useTranslation()
  if (groups.length === 0) return null
  return (
    <section className={style.section} aria-labelledby="conditions">
      <h2 id="conditions">{t('links.conditions.title')}</h2>
      <p className="soft">{t('links.conditions.what')}</p>
      <dl className={style.conditions}>
        {groups.map(({ condition, marks }) => {
          const name = condition === null ? t('links.condition.other') : t(CONDITION_WORDS[condition])
          return (
            <div key={condition ?? 'other'}>
              <dt>{name}</dt>
              <dd>
                <LinkMarks
                  marks={marks}
                  mayLink={mayLink}
                  of={t('links.conditions.title')}
                  clauseLink={clauseLink}
                  onSay={onSay}
                />
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

const DutyWords = ({ duty, clauseLink }: { duty: LinkedDuty; clauseLink: LinkTo }) => {
  const { t } = useTranslation()
  return (
    <div>
      <span className={style.entry}>{`${duty.section} ${leadWords(t, duty)}`.trim()}</span>
      <span className={style.clamped}>{clauseLink(duty.clauseId, duty.quote)}</span>
    </div>
  )
}

/** Duties that serve nothing, each to be given what it serves. */
export function IdleSection({
  duties,
  targets,
  mayLink,
  clauseLink,
  onSay,
}: Common & { duties: readonly LinkedDuty[]; targets: readonly LinkedTarget[] }) {
  const { t } = useTranslation()
  if (duties.length === 0) return null
  const choices = [
    { id: WHOLE_PLAN, words: t('links.add.whole') },
    ...targets.map(({ id, section, quote, milestone }) => ({ id, words: `${section} ${quote} (${milestone ?? ''})` })),
  ]
  return (
    <section className={style.section} aria-labelledby="idle">
      <h2 id="idle">{t('links.idle.title', { count: duties.length })}</h2>
      <ul className={style.duties}>
        {duties.map((duty) => (
          <li key={duty.id}>
            <DutyWords duty={duty} clauseLink={clauseLink} />
            {mayLink ? (
              <AddLink
                label={t('links.add.target', { duty: duty.quote.slice(0, 80) })}
                prompt={t('links.add.chooseTarget')}
                choices={choices}
                onAdd={(toId) =>
                  onSay([added({ relation: toId === WHOLE_PLAN ? 'condition' : 'serves', factId: duty.id, toId })])
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Measures that name nobody, and who carries them. */
export function MeasureSection({
  rows,
  duties,
  mayLink,
  clauseLink,
  onSay,
}: Common & { rows: readonly MeasureRow[]; duties: readonly LinkedDuty[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  const carriers = duties.filter(({ isMeasure }) => !isMeasure)
  return (
    <section className={style.section} aria-labelledby="measures">
      <h2 id="measures">{t('links.measures.title')}</h2>
      <p className="soft">{t('links.measures.what')}</p>
      <ul className={style.duties}>
        {rows.map(({ duty, carriers: marks, isCarried }) => (
          <li key={duty.id}>
            <DutyWords duty={duty} clauseLink={clauseLink} />
            <div className={style.carriers}>
              {isCarried ? null : <span className={style.hole}>{t('links.hole.noCarrier')}</span>}
              <LinkMarks marks={marks} mayLink={mayLink} of={duty.quote} clauseLink={clauseLink} onSay={onSay} />
              {mayLink ? (
                <AddLink
                  label={t('links.add.carrier', { duty: duty.quote.slice(0, 80) })}
                  prompt={t('links.add.chooseCarrier')}
                  choices={missing(
                    carriers,
                    marks.map((mark) => mark.duty),
                  ).map((each) => ({ id: each.id, words: `${leadWords(t, each)}: ${each.quote}` }))}
                  onAdd={(toId) => onSay([added({ relation: 'carried-by', factId: duty.id, toId })])}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
