import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkForm } from '../../../rules/figures/validation.ts'
import { type CellKey, cellName } from '../../../shared/figures.ts'
import type { CellReason } from '../../../shared/form-acts.ts'
import type { Finding } from '../../../shared/form-rules.ts'
import type { FormPage as Form } from '../../../shared/forms.ts'
import { periodWords } from '../../facts/period-words.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { ActBar, SubmitPanel } from './act-panels.tsx'
import { cellTitle } from './cell-names.ts'
import { CellPanel } from './cell-panel.tsx'
import style from './collection.module.css'
import { FormGrid } from './form-grid.tsx'
import { EVENT_WORDS, figureWords, STATE_TONES, STATE_WORDS, verifierWords } from './form-words.ts'
import { aroundQuery, formProblems, formQuery } from './forms.ts'
import { columnsOf } from './grid-columns.ts'
import type { Clash, Sheet, SheetState } from './sheet.ts'
import { useGrid } from './use-grid.ts'
import { useSheet } from './use-sheet.ts'

const ReviewSection = lazy(() => import('./review-section.tsx').then((module) => ({ default: module.ReviewSection })))

export type FormPageProps = {
  formId: string
  up: (words: string) => React.ReactNode
  programmeLink: LinkTo
  clauseLink: LinkTo
  formLink: LinkTo
}

export function FormPage({ formId, ...links }: FormPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(formQuery(formId))
  if (data) return <Desk form={data} {...links} />
  return (
    <Page title={t('collection.form.title')} up={links.up(t('collection.mine.title'))}>
      <ProblemMessage error={error} />
      {error ? null : <Progress words={t('collection.loading')} />}
    </Page>
  )
}

type DeskProps = Omit<FormPageProps, 'formId'> & { form: Form }

function Desk({ form, up, programmeLink, clauseLink, formLink }: DeskProps) {
  const { t } = useTranslation()
  const { sheet, state } = useSheet(form)
  const { data: around, refetch } = useQuery(aroundQuery(form.id))
  const [submitting, setSubmitting] = useState(false)
  const [reasons, setReasons] = useState<ReadonlyMap<string, CellReason>>(new Map())
  const clauses = useRef<HTMLHeadingElement>(null)
  const columns = useMemo(() => columnsOf(form.elements, t('collection.grid.whole')), [form.elements, t])
  const elsewhere = useMemo(() => new Set(form.cells.filter(({ from }) => from).map(cellName)), [form.cells])
  const isOpen = (key: CellKey) => form.mayEnter && !elsewhere.has(cellName(key))
  const grid = useGrid({ elements: form.elements, columns, sheet, isOpen, onClause: () => clauses.current?.focus() })
  const findings = useFindings(form, state, around?.findings)
  const shown = useMemo(() => byCell(findings.filter(({ rule }) => rule !== 'empty')), [findings])
  const files = useMemo(() => new Set(form.evidence.map(cellName)), [form.evidence])
  const asked = useMemo(() => lastReasons(form, reasons), [form, reasons])
  const mayReturn = form.may.some(({ act }) => act === 'return')
  const filled = form.elements.filter(({ id }) => {
    const { value, mark } = sheet.cellAt({ elementId: id, category: '' })
    return value !== null || mark !== null
  }).length
  const period = periodWords(t, form.period)
  const openSubmit = () => {
    grid.commit()
    void sheet.flush().then(() => {
      setSubmitting(true)
      return refetch()
    })
  }
  const goTo = ({ cells: [cell] }: Finding) => {
    const row = form.elements.findIndex(({ id }) => id === cell?.elementId)
    const column = columns.findIndex(({ category }) => category === cell?.category)
    grid.goTo({ row: Math.max(row, 0), column: Math.max(column, 0) })
    document.querySelector<HTMLElement>('[role="grid"]')?.scrollIntoView({ block: 'nearest' })
  }
  const selected = cellName(grid.selected)
  return (
    <Page
      title={t('collection.form.of', { period, organisation: form.organisation.name })}
      up={up(t('collection.mine.title'))}
      about={
        <>
          {programmeLink(form.programmeId, form.programmeName)}, {form.unitName}.{' '}
          {form.dueOn ? t('collection.form.due', { day: formatWhen(form.dueOn) }) : null}{' '}
          {t('collection.form.filled', { filled: String(filled), asked: String(form.elements.length) })}{' '}
          {verifierWords(t, form)}
        </>
      }
    >
      <div className={style.tools}>
        <div className={style.bar}>
          <StateMark tone={STATE_TONES[form.state]}>{t(STATE_WORDS[form.state])}</StateMark>
          {form.mayEnter ? <SaveState state={state} sheet={sheet} /> : null}
        </div>
        <ActBar
          form={form}
          revision={state.revision}
          reasons={[...reasons.values()].filter(({ words }) => words.trim() !== '')}
          onSubmit={openSubmit}
          onDone={() => setReasons(new Map())}
        />
      </div>
      <Returned form={form} />
      {state.saving === 'refused' ? <ProblemMessage error={state.refusal} words={formProblems} /> : null}
      <Clashes form={form} state={state} sheet={sheet} />
      {submitting && form.mayEnter ? (
        <SubmitPanel
          form={form}
          revision={state.revision}
          findings={findings}
          unsaved={state.faults.size + state.typed.size + state.clashes.length}
          onCell={goTo}
          onClose={() => setSubmitting(false)}
        />
      ) : null}
      {mayReturn ? (
        <Suspense>
          <ReviewSection form={form} />
        </Suspense>
      ) : null}
      {form.mayEnter ? (
        <>
          <p className={`${style.keys} soft screen-only`}>{t('collection.grid.keys')}</p>
          <p className={`${style.touch} soft screen-only`}>{t('collection.grid.touch')}</p>
        </>
      ) : null}
      {grid.pasted ? (
        <p role="status">
          {t('collection.grid.pasted', { number: String(grid.pasted.put) })}{' '}
          {grid.pasted.left > 0 ? t('collection.grid.notPasted', { number: String(grid.pasted.left) }) : ''}
        </p>
      ) : null}
      <div className={style.desk}>
        <FormGrid
          {...{ form, around, columns, grid, sheet, state }}
          facts={{ findings: shown, files, reasons: asked }}
        />
        <CellPanel
          {...{ form, sheet, state, around, clauseLink, formLink, clauses }}
          cell={grid.selected}
          onBack={() => document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus()}
          columnName={columns[grid.place.column]?.name ?? ''}
          isOpen={isOpen(grid.selected)}
          findings={shown.get(selected) ?? []}
          reason={
            mayReturn
              ? {
                  words: reasons.get(selected)?.words ?? '',
                  change: (words) => setReasons(new Map(reasons).set(selected, { ...grid.selected, words })),
                }
              : null
          }
        />
      </div>
      <Events form={form} />
    </Page>
  )
}

/** By the same rules as on the server, as one types; with what only the server can tell. */
function useFindings(form: Form, { base, typed }: SheetState, around: readonly Finding[] | undefined): Finding[] {
  return useMemo(() => {
    const last = new Map(form.last.map((cell) => [cellName(cell), cell]))
    const figures = new Map([...base, ...typed])
    return [...checkForm({ elements: form.elements, rules: form.rules, figures, last }), ...(around ?? [])]
  }, [form, base, typed, around])
}

function byCell(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings)
    for (const cell of finding.cells) found.set(cellName(cell), [...(found.get(cellName(cell)) ?? []), finding])
  return found
}

/** Why cells were returned last, while they are; and what whoever verifies writes now. */
function lastReasons(form: Form, written: ReadonlyMap<string, CellReason>): Map<string, string> {
  const returned = form.state === 'returned' ? form.events.findLast(({ act }) => act === 'return')?.cells : []
  return new Map(
    [...(returned ?? []), ...written.values()]
      .filter(({ words }) => words.trim() !== '')
      .map((cell) => [cellName(cell), cell.words]),
  )
}

function SaveState({ state, sheet }: { state: SheetState; sheet: Sheet }) {
  const { t } = useTranslation()
  const words = {
    saved: state.savedAt ? t('collection.save.saved', { time: formatWhen(state.savedAt).slice(0, 5) }) : '',
    typed: t('collection.save.saving'),
    saving: t('collection.save.saving'),
    waiting: t('collection.save.waiting'),
    refused: t('collection.save.refused'),
  }[state.saving]
  return (
    <>
      <span role="status">{words}</span>
      <button type="button" className="plain" disabled={state.undo.length === 0} onClick={() => sheet.undo()}>
        {t('collection.undo')}
      </button>
      <button type="button" className="plain" disabled={state.redo.length === 0} onClick={() => sheet.redo()}>
        {t('collection.redo')}
      </button>
    </>
  )
}

/** Why it was returned, until it is sent again. */
function Returned({ form }: { form: Form }) {
  const { t } = useTranslation()
  const event = form.state === 'returned' ? form.events.findLast(({ act }) => act === 'return') : undefined
  if (!event) return null
  return (
    <Notice tone="soon">
      <p>
        {t('collection.return.by', { by: event.by ?? t('collection.somebody'), at: formatWhen(event.at) })}{' '}
        {event.words}
      </p>
      <ul>
        {event.cells.map((cell) => (
          <li key={cellName(cell)}>
            {cellTitle(form.elements, cell)}: {cell.words}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Clashes({ form, state, sheet }: { form: Form; state: SheetState; sheet: Sheet }) {
  const { t } = useTranslation()
  if (state.clashes.length === 0) return null
  const wordsOf = ({ key, mine, theirs, at }: Clash) => {
    const element = form.elements.find(({ id }) => id === key.elementId)
    const kind = element?.kind ?? 'whole'
    const shown = (value: typeof mine) => figureWords(t, value, kind) || t('collection.cell.empty')
    return t('collection.clash.one', {
      element: cellTitle(form.elements, key),
      mine: shown(mine),
      theirs: shown(theirs),
      at: formatWhen(at),
    })
  }
  return (
    <Notice tone="soon" urgent>
      <p>{t('collection.clash.title')}</p>
      <ul>
        {state.clashes.map((clash) => (
          <li key={cellName(clash.key)}>
            {wordsOf(clash)}{' '}
            <button type="button" className="plain" onClick={() => sheet.decide(clash, 'mine')}>
              {t('collection.clash.mine')}
            </button>{' '}
            <button type="button" className="plain" onClick={() => sheet.decide(clash, 'theirs')}>
              {t('collection.clash.theirs')}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Events({ form }: { form: Form }) {
  const { t } = useTranslation()
  if (form.events.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('collection.events')}</h2>
      <ul>
        {form.events.toReversed().map(({ id, act, by, at, words, fileName }) => (
          <li key={id}>
            {formatWhen(at)}, {by ?? t('collection.somebody')}: {t(EVENT_WORDS[act])}
            {fileName ? ` ${fileName}` : ''}
            {words ? `. ${words}` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}
