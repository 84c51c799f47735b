import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactBody } from '../../../shared/facts.ts'
import { FactTag } from '../../facts/fact-tag.tsx'
import { factTitle } from '../../facts/fact-words.ts'
import { formatWhen } from '../../ui/format.ts'
import type { Clash } from './conflicts.ts'
import { fieldLabel, fieldWords } from './field-words.ts'
import { clashesOf, fieldsOf, withChoices } from './fields.ts'
import style from './review.module.css'

type ClashPanelProps = {
  clash: Clash
  /** How many more wait behind it. */
  others: number
  nameOf: (id: string) => string
  /** My choice of fields on top of theirs. */
  onTake: (body: FactBody) => void
  /** Theirs stands, whole. */
  onTheirs: () => void
  /** They deleted it: mine comes back. Or I deleted it: it goes. */
  onMine: () => void
}

const timeOf = (at: string | null) => (at ? formatWhen(at).split(' ')[0] : '')

/** Two people changed one fact: both versions side by side, chosen field by field or whole. */
export function ClashPanel({ clash, others, nameOf, onTake, onTheirs, onMine }: ClashPanelProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { seen, mine, theirs } = clash
  const who = clash.by ?? t('review.clash.somebody')
  const shown = theirs ?? mine ?? seen
  const say = theirs ? 'review.clash.changed' : 'review.clash.deleted'
  return (
    <section className={`${style.panel} ${style.clash}`} aria-labelledby="clash-title">
      <h2 id="clash-title" ref={heading} tabIndex={-1}>
        {t(say, { who, time: timeOf(clash.at) })}
      </h2>
      <p className="words">
        <FactTag kind={shown.kind} /> {factTitle(shown)}
      </p>
      {theirs && mine ? (
        <FieldChoice
          key={`${theirs.id} ${theirs.revision}`}
          clash={{ ...clash, theirs, mine }}
          who={who}
          nameOf={nameOf}
          onTake={onTake}
          onTheirs={onTheirs}
        />
      ) : (
        <>
          <p>{t(theirs ? 'review.clash.iDeleted' : 'review.clash.theyDeleted')}</p>
          <div className="row">
            <button type="button" className="main" onClick={onTheirs}>
              {theirs ? t('review.clash.keepTheirs', { who }) : t('review.clash.leaveDeleted')}
            </button>
            <button type="button" onClick={onMine}>
              {t(theirs ? 'review.clash.deleteAnyway' : 'review.clash.bringBack')}
            </button>
          </div>
        </>
      )}
      {others > 0 ? <p className="soft">{t('review.clash.more', { count: others })}</p> : null}
    </section>
  )
}

type FieldChoiceProps = Pick<ClashPanelProps, 'nameOf' | 'onTake' | 'onTheirs'> & {
  clash: Clash & { mine: NonNullable<Clash['mine']>; theirs: NonNullable<Clash['theirs']> }
  who: string
}

function FieldChoice({ clash: { seen, mine, theirs }, who, nameOf, onTake, onTheirs }: FieldChoiceProps) {
  const { t } = useTranslation()
  const clashes = useMemo(() => clashesOf(fieldsOf(seen), fieldsOf(mine), fieldsOf(theirs)), [seen, mine, theirs])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(clashes.filter(({ suggested }) => suggested === 'mine').map(({ field }) => field)),
  )
  const choose = (field: string, side: 'mine' | 'theirs') => {
    const next = new Set(chosen)
    if (side === 'mine') next.add(field)
    else next.delete(field)
    setChosen(next)
  }
  const all = new Set(clashes.map(({ field }) => field))
  const words = (field: string, value: unknown) => fieldWords(t, theirs.kind, field, value, nameOf)
  return (
    <>
      <table className={style.versions}>
        <caption className="hidden">{t('review.clash.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('review.clash.field')}</th>
            <th scope="col">{t('review.clash.mine')}</th>
            <th scope="col">{who}</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map(({ field, mine: my, theirs: their }) => {
            const label = t(fieldLabel(theirs.kind, field))
            const sides = [
              { side: 'mine', value: my, name: t('review.clash.mine') },
              { side: 'theirs', value: their, name: who },
            ] as const
            return (
              <tr key={field}>
                <th scope="row">{label}</th>
                {sides.map(({ side, value, name }) => (
                  <td key={side}>
                    <label>
                      <input
                        type="radio"
                        name={`clash-${field}`}
                        aria-label={`${label}, ${name}: ${words(field, value)}`}
                        checked={chosen.has(field) === (side === 'mine')}
                        onChange={() => choose(field, side)}
                      />
                      {words(field, value)}
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="row">
        <button
          type="button"
          className="main"
          onClick={() =>
            chosen.size === 0 ? onTheirs() : onTake(withChoices(fieldsOf(theirs), clashes, chosen) as FactBody)
          }
        >
          {t('review.clash.take')}
        </button>
        <button type="button" onClick={() => onTake(withChoices(fieldsOf(theirs), clashes, all) as FactBody)}>
          {t('review.clash.allMine')}
        </button>
        <button type="button" onClick={onTheirs}>
          {t('review.clash.allTheirs', { who })}
        </button>
      </div>
    </>
  )
}
