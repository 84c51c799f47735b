import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentText, FACT_KINDS, type FactKind } from '../../../shared/documents.ts'
import type { FactBody } from '../../../shared/facts.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'
import { indexAt, type Place } from '../../facts/marks.ts'
import { emptyBody } from './body-from-form.ts'
import { FactForm, type FormHelp } from './fact-form.tsx'
import style from './review.module.css'
import { trimmed } from './word-cuts.ts'

type AddPanelProps = {
  text: DocumentText
  /** What was selected with the mouse, or where to begin. */
  place: Place
  help: FormHelp
  hasDocumentFact: boolean
  onPlace: (place: Place) => void
  onAdd: (kind: FactKind, place: Place, body: FactBody) => void
  onCancel: () => void
}

/** A piece of text becomes a fact: its words can be selected anew here, with the keys too. */
export function AddPanel({ text, place, help, hasDocumentFact, onPlace, onAdd, onCancel }: AddPanelProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<FactKind | null>(null)
  const source = useRef<HTMLTextAreaElement>(null)
  const first = indexAt(text.clauses, place.start)
  const last = indexAt(text.clauses, Math.max(place.start, place.end - 1))
  const from = text.clauses[first]?.start ?? 0
  const to = text.clauses[last]?.end ?? text.text.length
  const words = text.text.slice(place.start, place.end)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another clause is begun with all of it
  useEffect(() => {
    const area = source.current
    if (!area || kind) return
    area.focus()
    area.setSelectionRange(place.start - from, place.end - from)
  }, [from, to, kind])

  const go = (by: 1 | -1) => {
    const clause = text.clauses[by > 0 ? last + 1 : first - 1]
    if (clause) onPlace(trimmed(text.text, clause.start, clause.end))
  }
  if (kind) {
    return (
      <section className={style.panel} aria-label={t('review.add.label')}>
        <h2>{t(KIND_WORDS[kind])}</h2>
        <p>{words}</p>
        <FactForm
          kind={kind}
          body={emptyBody(kind, words)}
          help={help}
          onSave={(body) => onAdd(kind, place, body)}
          onCancel={onCancel}
        />
      </section>
    )
  }
  return (
    <section className={style.panel} aria-label={t('review.add.label')}>
      <h2>{t('review.add.label')}</h2>
      <p className="soft" id="add-how">
        {t('review.add.how')}
      </p>
      <textarea
        ref={source}
        className={style.source}
        aria-label={t('review.add.words')}
        aria-describedby="add-how"
        readOnly
        value={text.text.slice(from, to)}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
          if (selectionEnd > selectionStart) onPlace(trimmed(text.text, from + selectionStart, from + selectionEnd))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
        }}
      />
      <p aria-live="polite">{words ? t('review.add.chosen', { words }) : t('review.add.nothing')}</p>
      <div className={style.cardActions}>
        {FACT_KINDS.filter((each) => each !== 'document' || !hasDocumentFact).map((each) => (
          <button type="button" key={each} disabled={words === ''} onClick={() => setKind(each)}>
            {t(KIND_WORDS[each])}
          </button>
        ))}
      </div>
      <div className={style.cardActions}>
        <button type="button" onClick={() => go(-1)} disabled={first === 0}>
          {t('review.add.before')}
        </button>
        <button type="button" onClick={() => go(1)} disabled={last >= text.clauses.length - 1}>
          {t('review.add.after')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('review.form.cancel')}
        </button>
      </div>
    </section>
  )
}
