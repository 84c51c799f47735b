import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewWatches, Watch } from '../../../shared/parties.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { once } from '../../ui/once.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './parties.module.css'
import { type Bodies, nameOf } from './party-words.ts'

type WatchesSectionProps = {
  watches: readonly Watch[]
  bodies: Bodies
  mayResolve: boolean
  busy: boolean
  clauseLink: LinkTo
  onKeep: (watches: NewWatches['watches']) => void
}

const keyOf = ({ factId, organisationId, unitId, group }: Watch) => `${factId} ${organisationId} ${unitId ?? group}`

/** Who is to watch over which unit or group of people, as the plan has it; kept ones let their people read there. */
export function WatchesSection({ watches, bodies, mayResolve, busy, clauseLink, onKeep }: WatchesSectionProps) {
  const { t } = useTranslation()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const open = watches.filter((watch) => !watch.kept && !left.has(keyOf(watch)))
  const byDuty = [...Map.groupBy(watches, ({ factId, organisationId }) => `${factId} ${organisationId}`)]
  return (
    <section className={style.watches} aria-labelledby="watches-title">
      <h2 id="watches-title">{t('parties.watches.title')}</h2>
      <p className="soft">{t('parties.watches.about')}</p>
      <ul>
        {byDuty.map(([key, all]) => {
          const [first] = all
          if (!first) return null
          return (
            <li key={key}>
              <div>
                <strong>{nameOf(bodies, first.organisationId)}</strong>
                <div className={style.quote}>{clauseLink(first.clauseId, first.quote)}</div>
              </div>
              <div className={style.checks}>
                {all.map((watch) => (
                  <WatchLine
                    key={keyOf(watch)}
                    watch={watch}
                    ticked={!left.has(keyOf(watch))}
                    disabled={!mayResolve || busy}
                    onTick={(on) =>
                      setLeft((before) => {
                        const after = new Set(before)
                        on ? after.delete(keyOf(watch)) : after.add(keyOf(watch))
                        return after
                      })
                    }
                  />
                ))}
              </div>
            </li>
          )
        })}
      </ul>
      {mayResolve && open.length > 0 ? (
        <div className="row">
          <button
            type="button"
            disabled={busy}
            onClick={once(() =>
              onKeep(
                open.map(({ factId, organisationId, unitId, group }) => ({ factId, organisationId, unitId, group })),
              ),
            )}
          >
            {t('parties.watches.keep', { count: open.length })}
          </button>
        </div>
      ) : null}
    </section>
  )
}

type WatchLineProps = { watch: Watch; ticked: boolean; disabled: boolean; onTick: (on: boolean) => void }

function WatchLine({ watch, ticked, disabled, onTick }: WatchLineProps) {
  const { t } = useTranslation()
  const { unitName, saidUnitName, group, from, kept } = watch
  const words = (
    <span>
      {unitName === null ? t('parties.watches.group', { group }) : capitalised(unitName)}{' '}
      <span className="soft">
        {saidUnitName === null
          ? t('parties.watches.from', { day: formatWhen(from) })
          : t('parties.watches.onGround', { unit: saidUnitName, day: formatWhen(from) })}
      </span>
    </span>
  )
  if (kept) {
    return (
      <div className={style.check}>
        <StateMark tone="good">{t('parties.watches.kept')}</StateMark>
        {words}
      </div>
    )
  }
  return (
    <label className={style.check}>
      <input type="checkbox" checked={ticked} disabled={disabled} onChange={(event) => onTick(event.target.checked)} />
      {words}
    </label>
  )
}
