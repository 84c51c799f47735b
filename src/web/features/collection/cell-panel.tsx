import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellKey, cellName, MARKS } from '../../../shared/figures.ts'
import type { FormAround } from '../../../shared/form-review.ts'
import type { Finding } from '../../../shared/form-rules.ts'
import type { FormPage } from '../../../shared/forms.ts'
import { api } from '../../api.ts'
import { AddFiles } from '../../evidence/add-files.tsx'
import { fileProblems } from '../../evidence/file-problems.ts'
import { formatBytes, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './collection.module.css'
import { FAULT_WORDS, figureWords, findingWords, MARK_WORDS, numberWords, sourceWords } from './form-words.ts'
import { formProblems, formQuery, historyQuery } from './forms.ts'
import type { Sheet, SheetState } from './sheet.ts'

type CellPanelProps = {
  form: FormPage
  cell: CellKey
  columnName: string
  sheet: Sheet
  state: SheetState
  isOpen: boolean
  findings: readonly Finding[]
  around: FormAround | undefined
  clauseLink: LinkTo
  formLink: LinkTo
  clauses: Ref<HTMLHeadingElement>
  /** To the cell in the grid again. */
  onBack: () => void
  /** Of whoever verifies: why this cell is returned. */
  reason: { words: string; change: (words: string) => void } | null
}

/** Everything about the cell that one stands in. */
export function CellPanel(props: CellPanelProps) {
  const { t } = useTranslation()
  const {
    form,
    cell,
    columnName,
    sheet,
    state,
    isOpen,
    findings,
    around,
    clauseLink,
    formLink,
    clauses,
    onBack,
    reason,
  } = props
  const element = form.elements.find(({ id }) => id === cell.elementId)
  if (!element) return null
  const name = cellName(cell)
  const value = sheet.cellAt(cell)
  const fault = state.faults.get(name)
  const source = form.cells.find((each) => cellName(each) === name)?.from
  const facts = form.facts.filter(({ id }) => element.facts.includes(id))
  const beside = around?.elements.find(({ elementId }) => elementId === element.id)
  const hasFigure = value.value !== null || value.mark !== null
  return (
    <section className={`${style.panel} screen-only`} aria-label={t('collection.cell.title')}>
      <h2>
        {element.name}
        {cell.category === '' ? '' : `: ${columnName}`}
      </h2>
      <p aria-live="polite">{figureWords(t, value, element.kind) || t('collection.cell.empty')}</p>
      {fault ? <p>{t(FAULT_WORDS[fault.fault] ?? 'collection.fault.notNumber')}</p> : null}
      {findings.length > 0 ? (
        <ul>
          {findings.map((finding) => (
            <li key={finding.rule + JSON.stringify(finding.params)}>{findingWords(t, finding)}</li>
          ))}
        </ul>
      ) : null}
      {source ? (
        <p>
          {sourceWords(t, source)} {formLink(source.formId, t('collection.cell.openSource'))}
        </p>
      ) : null}
      {isOpen ? (
        <fieldset className={style.bar}>
          <legend className="soft">{t('collection.mark.label')}</legend>
          {MARKS.map((mark) => (
            <button key={mark} type="button" aria-pressed={value.mark === mark} onClick={() => sheet.mark(cell, mark)}>
              {t(MARK_WORDS[mark])}
            </button>
          ))}
        </fieldset>
      ) : null}
      {hasFigure && isOpen ? <Note key={name} cell={cell} sheet={sheet} /> : null}
      {!isOpen && value.note ? <p>{t('collection.cell.noteWords', { note: value.note })}</p> : null}
      {beside?.band && cell.category === '' ? (
        <p className="soft">
          {t('collection.cell.band', {
            low: numberWords(String(beside.band.low)),
            high: numberWords(String(beside.band.high)),
          })}
        </p>
      ) : null}
      {element.definition ? <p className="soft">{element.definition}</p> : null}
      <h3 ref={clauses} tabIndex={-1} onKeyDown={({ key }) => key === 'Escape' && onBack()}>
        {t('collection.cell.clauses')}
      </h3>
      {facts.length === 0 ? <p className="soft">{t('collection.cell.noClause')}</p> : null}
      <ul>
        {facts.map(({ id, clauseId, section, quote }) => (
          <li key={id}>{clauseLink(clauseId, section ? `${section}: ${quote}` : quote)}</li>
        ))}
      </ul>
      <Files form={form} cell={cell} isOpen={isOpen && !source} />
      <History key={`history ${name}`} form={form} cell={cell} />
      {reason ? (
        <label className={style.reason}>
          {t('collection.return.atCell')}
          <textarea
            rows={2}
            maxLength={2000}
            value={reason.words}
            onChange={({ target }) => reason.change(target.value)}
          />
        </label>
      ) : null}
    </section>
  )
}

function Note({ cell, sheet }: { cell: CellKey; sheet: Sheet }) {
  const { t } = useTranslation()
  const stored = sheet.cellAt(cell).note ?? ''
  const [words, setWords] = useState(stored)
  return (
    <label className={style.reason}>
      {t('collection.cell.note')}
      <textarea
        rows={2}
        maxLength={2000}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onBlur={() => {
          if (words.trim() !== stored) sheet.note(cell, words.trim() || null)
        }}
      />
    </label>
  )
}

const FILE_PROBLEMS = { ...formProblems, ...fileProblems }

function Files({ form, cell, isOpen }: { form: FormPage; cell: CellKey; isOpen: boolean }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const again = () => cache.invalidateQueries(formQuery(form.id))
  const detaching = useMutation({
    mutationFn: (id: string) => api.post(`/forms/${form.id}/evidence/${id}/remove`),
    onSuccess: again,
  })
  const files = form.evidence.filter((each) => cellName(each) === cellName(cell))
  if (files.length === 0 && !isOpen) return null
  return (
    <>
      <h3>{t('collection.cell.files')}</h3>
      <ProblemMessage error={detaching.error} words={formProblems} />
      <ul>
        {files.map(({ id, fileName, byteSize }) => (
          <li key={id}>
            <a href={`/api/forms/${form.id}/evidence/${id}/file`} download>
              {fileName}
            </a>{' '}
            <span className="soft">{formatBytes(byteSize)}</span>{' '}
            {isOpen ? (
              <button
                type="button"
                className="plain"
                aria-label={t('collection.cell.removeFile', { file: fileName })}
                disabled={detaching.isPending}
                onClick={() => detaching.mutate(id)}
              >
                {t('collection.cell.remove')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {isOpen ? (
        <AddFiles
          key={cellName(cell)}
          path={`/forms/${form.id}/evidence`}
          fields={cell}
          onKept={again}
          problemWords={FILE_PROBLEMS}
        />
      ) : null}
    </>
  )
}

function History({ form, cell }: { form: FormPage; cell: CellKey }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery({ ...historyQuery(form.id, cell), enabled: isOpen })
  const kind = form.elements.find(({ id }) => id === cell.elementId)?.kind ?? 'whole'
  const words = (value: Parameters<typeof figureWords>[1] | null) =>
    (value && figureWords(t, value, kind)) || t('collection.cell.empty')
  return (
    <>
      <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('collection.cell.history')}
      </button>
      {isOpen ? <ProblemMessage error={error} /> : null}
      {isOpen && data?.versions.length === 0 ? <p className="soft">{t('collection.cell.noHistory')}</p> : null}
      {isOpen && data ? (
        <ul>
          {data.versions.map(({ revision, at, by, was, ...value }) => (
            <li key={revision}>
              {t('collection.cell.version', {
                at: formatWhen(at),
                by: by ?? t('collection.somebody'),
                from: words(was),
                to: words(value),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
