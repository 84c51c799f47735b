import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cellName } from '../../../shared/figures.ts'
import type { CellReason } from '../../../shared/form-acts.ts'
import type { Finding } from '../../../shared/form-rules.ts'
import type { FormMay, FormPage } from '../../../shared/forms.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { findingTitle } from './cell-names.ts'
import style from './collection.module.css'
import { ACT_WORDS, findingWords } from './form-words.ts'
import { formProblems, useFormAct } from './forms.ts'

type SubmitPanelProps = {
  form: FormPage
  revision: number
  findings: readonly Finding[]
  /** Cells in which something stands that is no figure, or that was not saved. */
  unsaved: number
  onCell: (finding: Finding) => void
  onClose: () => void
}

const keyOf = ({ rule, cells }: Finding) => `${rule} ${cells.map(cellName).join()}`

/** What keeps a form from being sent, each with its cell; a reason for each soft rule that is broken. */
export function SubmitPanel({ form, revision, findings, unsaved, onCell, onClose }: SubmitPanelProps) {
  const { t } = useTranslation()
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const act = useFormAct(form.id)
  const hard = findings.filter(({ severity }) => severity === 'hard')
  const soft = findings.filter(({ severity }) => severity === 'soft')
  const isReady = hard.length === 0 && unsaved === 0 && soft.every((finding) => reasons[keyOf(finding)]?.trim())
  const nameOf = (finding: Finding) => findingTitle(form.elements, finding)
  const cells = soft.flatMap((finding): CellReason[] => {
    const [cell] = finding.cells
    return cell ? [{ ...cell, words: reasons[keyOf(finding)]?.trim() ?? '' }] : []
  })
  return (
    <section className={`${style.panel} screen-only`} aria-label={t('collection.submit.title')}>
      <h2>{t('collection.submit.title')}</h2>
      <ProblemMessage error={act.error} words={formProblems} />
      {hard.length > 0 ? (
        <>
          <p>{t('collection.submit.hard', { count: hard.length })}</p>
          <ul>
            {hard.map((finding) => (
              <li key={keyOf(finding)}>
                <button type="button" className="plain" onClick={() => onCell(finding)}>
                  {nameOf(finding)}
                </button>
                : {findingWords(t, finding)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {soft.length > 0 ? <p>{t('collection.submit.soft', { count: soft.length })}</p> : null}
      {soft.length > 1 ? (
        <OneReason
          onUse={(words) =>
            setReasons(Object.fromEntries(soft.map((each) => [keyOf(each), reasons[keyOf(each)]?.trim() || words])))
          }
        />
      ) : null}
      {soft.map((finding) => (
        <label key={keyOf(finding)} className={style.reason}>
          <span>
            {nameOf(finding)}: {findingWords(t, finding)}
          </span>
          <textarea
            rows={1}
            maxLength={2000}
            aria-label={t('collection.submit.reason', { element: nameOf(finding) })}
            value={reasons[keyOf(finding)] ?? ''}
            onChange={({ target }) => setReasons({ ...reasons, [keyOf(finding)]: target.value })}
          />
        </label>
      ))}
      {unsaved > 0 ? <p>{t('collection.submit.unsaved', { number: String(unsaved) })}</p> : null}
      {hard.length === 0 && soft.length === 0 && unsaved === 0 ? (
        <p>{t(form.verifiers.length === 0 ? 'collection.submit.readyAndFinal' : 'collection.submit.ready')}</p>
      ) : null}
      <div className={style.bar}>
        <button
          type="button"
          className="main"
          disabled={!isReady || act.isPending}
          onClick={once(() => act.mutate({ act: 'submit', revision, cells }, { onSuccess: onClose }))}
        >
          {t('collection.submit.send')}
        </button>
        <button type="button" onClick={onClose}>
          {t('collection.close')}
        </button>
      </div>
    </section>
  )
}

/** The same reason wherever none was given yet. */
function OneReason({ onUse }: { onUse: (words: string) => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  return (
    <div className={style.reason}>
      <label className={style.reason}>
        {t('collection.submit.oneReason')}
        <textarea rows={2} maxLength={2000} value={words} onChange={({ target }) => setWords(target.value)} />
      </label>
      <button type="button" disabled={words.trim() === ''} onClick={() => onUse(words.trim())}>
        {t('collection.submit.useReason')}
      </button>
    </div>
  )
}

type ActBarProps = {
  form: FormPage
  revision: number
  reasons: readonly CellReason[]
  onSubmit: () => void
  onDone: () => void
}

/** What may be done with the form now. */
export function ActBar({ form, revision, reasons, onSubmit, onDone }: ActBarProps) {
  const { t } = useTranslation()
  const [returning, setReturning] = useState(false)
  const [words, setWords] = useState('')
  const act = useFormAct(form.id)
  const run = ({ act: asked, level }: FormMay) => {
    if (asked === 'submit') onSubmit()
    else if (asked === 'return') setReturning(!returning)
    else act.mutate({ act: asked, revision, ...(level === null ? {} : { level }) })
  }
  const back = form.may.find(({ act }) => act === 'return')
  if (form.may.length === 0) return null
  return (
    <div className={`${style.acts} screen-only`}>
      <ProblemMessage error={act.error} words={formProblems} />
      <div className={style.bar}>
        {form.may.map((may) => (
          <button
            key={may.act}
            type="button"
            className={may.act === 'submit' || may.act === 'verify' ? 'main' : undefined}
            aria-expanded={may.act === 'return' ? returning : undefined}
            disabled={act.isPending}
            onClick={once(() => run(may))}
          >
            {t(ACT_WORDS[may.act])}
          </button>
        ))}
      </div>
      {returning && back ? (
        <section className={style.panel} aria-label={t('collection.return.title')}>
          <label className={style.reason}>
            {t('collection.return.words')}
            <textarea rows={3} maxLength={10_000} value={words} onChange={({ target }) => setWords(target.value)} />
          </label>
          <p className="soft">{t('collection.return.cells', { number: String(reasons.length) })}</p>
          <div className={style.bar}>
            <button
              type="button"
              className="main"
              disabled={act.isPending || (words.trim() === '' && reasons.length === 0)}
              onClick={once(() =>
                act.mutate(
                  {
                    act: 'return',
                    revision,
                    cells: [...reasons],
                    ...(back.level === null ? {} : { level: back.level }),
                    ...(words.trim() === '' ? {} : { words: words.trim() }),
                  },
                  {
                    onSuccess: () => {
                      setReturning(false)
                      onDone()
                    },
                  },
                ),
              )}
            >
              {t('collection.return.send')}
            </button>
          </div>
        </section>
      ) : null}
    </div>
  )
}
