import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import { findBodies } from '../../find-bodies.ts'
import { capitalised, formatNumber } from '../../ui/format.ts'
import { SearchChoice } from '../../ui/search-choice.tsx'
import style from './parties.module.css'

export type CheckedBody = { id: string; name: string; hint: string; isNew: boolean }

type BodyChecklistProps = {
  legend: string
  bodies: readonly CheckedBody[]
  ticked: ReadonlySet<string>
  onTick: (ids: readonly string[], on: boolean) => void
  onAdd: (id: string, name: string, hint: string) => void
  disabled: boolean
}

const manyBodies = 12

/** The bodies of a set with a tick each; any other can be looked up and added. */
export function BodyChecklist({ legend, bodies, ticked, onTick, onAdd, disabled }: BodyChecklistProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const key = foldVietnamese(words)
  // Where all stand at one unit, it needs no saying.
  const severalUnits = new Set(bodies.map(({ hint }) => hint)).size > 1
  const shown = key === '' ? bodies : bodies.filter(({ name, hint }) => foldVietnamese(`${name} ${hint}`).includes(key))
  const ids = shown.map(({ id }) => id)
  return (
    <fieldset className={style.bodies} disabled={disabled}>
      <legend>{legend}</legend>
      {bodies.length > manyBodies ? (
        <div className={style.tools}>
          <input
            type="search"
            aria-label={t('parties.bodies.filter')}
            placeholder={t('parties.bodies.filter')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      ) : null}
      {bodies.length > 1 ? (
        <div className={style.tools}>
          <button type="button" className="plain" onClick={() => onTick(ids, true)}>
            {t('parties.bodies.all')}
          </button>
          <button type="button" className="plain" onClick={() => onTick(ids, false)}>
            {t('parties.bodies.none')}
          </button>
          <span className="soft" role="status">
            {t('parties.bodies.ticked', { ticked: formatNumber(ticked.size), count: formatNumber(bodies.length) })}
          </span>
        </div>
      ) : null}
      <div className={style.checks}>
        {shown.map(({ id, name, hint, isNew }) => (
          <label key={id} className={style.check}>
            <input type="checkbox" checked={ticked.has(id)} onChange={(event) => onTick([id], event.target.checked)} />
            <span>
              {name} {severalUnits ? <span className="soft">{capitalised(hint)}</span> : null}
              {isNew ? <strong> {t('parties.bodies.isNew')}</strong> : null}
            </span>
          </label>
        ))}
      </div>
      {disabled ? null : (
        <SearchChoice
          pointer="#/add"
          label={t('parties.bodies.add')}
          searchKey="living-bodies"
          find={findBodies}
          chosen={undefined}
          onChoose={(found) => found && onAdd(found.value, String(found.label), String(found.hint ?? ''))}
        />
      )}
    </fieldset>
  )
}
