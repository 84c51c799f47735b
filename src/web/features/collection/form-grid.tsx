import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellKey, cellName } from '../../../shared/figures.ts'
import type { FormAround } from '../../../shared/form-review.ts'
import type { Finding, FormElement } from '../../../shared/form-rules.ts'
import type { FormPage } from '../../../shared/forms.ts'
import { periodWords } from '../../facts/period-words.ts'
import { capitalised } from '../../ui/format.ts'
import { useGrowing } from '../../ui/growing.ts'
import style from './collection.module.css'
import { FAULT_WORDS, figureWords, findingWords, numberWords, sourceWords } from './form-words.ts'
import { type GridColumn, headsOf, isAsked } from './grid-columns.ts'
import type { Sheet, SheetState } from './sheet.ts'
import type { Grid } from './use-grid.ts'

export type CellFacts = {
  findings: ReadonlyMap<string, readonly Finding[]>
  /** Cells with a file, and those for which a reason is asked or given. */
  files: ReadonlySet<string>
  reasons: ReadonlyMap<string, string>
}

type FormGridProps = {
  form: FormPage
  around: FormAround | undefined
  columns: readonly GridColumn[]
  grid: Grid
  sheet: Sheet
  state: SheetState
  facts: CellFacts
}

/** The figures of a form as a grid: elements down, the whole and its parts across, what was and what is above beside them. */
export function FormGrid({ form, around, columns, grid, sheet, state, facts }: FormGridProps) {
  const { t } = useTranslation()
  const [drawn, end] = useGrowing(form.elements.length)
  const last = new Map(form.last.map((cell) => [cellName(cell), cell]))
  const heads = headsOf(columns)
  const rows = heads.length > 0 ? 2 : 1
  const parentName = around?.parentName ? capitalised(around.parentName) : t('collection.grid.parent')
  const parents = new Map((around?.elements ?? []).map((each) => [each.elementId, each]))
  return (
    <div className={style.scroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it is walked and typed in as a grid
        role="grid"
        className={style.grid}
        aria-label={t('collection.grid.label')}
        onKeyDown={grid.onKeyDown}
        onPaste={grid.onPaste}
        onCopy={grid.onCopy}
        onCut={grid.onCut}
      >
        <thead>
          <tr>
            <th scope="col" rowSpan={rows}>
              {t('collection.grid.element')}
            </th>
            <th scope="col" rowSpan={rows} className={style.number}>
              {t('collection.grid.whole')}
            </th>
            <th scope="col" rowSpan={rows} className={style.number}>
              {form.lastPeriod ? capitalised(periodWords(t, form.lastPeriod)) : t('collection.grid.last')}
            </th>
            <th scope="col" rowSpan={rows} className={style.number}>
              {parentName}
            </th>
            {heads.map(({ split, name, columns }) => (
              <th key={split} scope="colgroup" colSpan={columns} className={style.group}>
                {name}
              </th>
            ))}
          </tr>
          {rows > 1 ? (
            <tr>
              {columns
                .filter(({ split }) => split !== '')
                .map(({ category, name }) => (
                  <th key={category} scope="col" className={style.number}>
                    {name}
                  </th>
                ))}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {form.elements.slice(0, drawn).map((element, row) => {
            const before = last.get(`${element.id} `)
            const parent = parents.get(element.id)?.parent
            const cellAt = (index: number) => {
              const column = columns[index]
              if (!column) return null
              if (!isAsked(element, column.category)) return <td key={column.category} className={style.blank} />
              return (
                <FigureCell
                  key={column.category}
                  element={element}
                  column={column}
                  cell={{ elementId: element.id, category: column.category }}
                  place={{ row, column: index }}
                  {...{ form, grid, sheet, state, facts }}
                />
              )
            }
            return (
              <tr key={element.id}>
                <th scope="row">
                  {element.name} <span className="soft">({element.measure})</span>
                </th>
                {cellAt(0)}
                <td className={style.beside} data-head={t('collection.grid.last')}>
                  {before ? figureWords(t, before, element.kind) : ''}
                </td>
                <td className={style.beside} data-head={parentName}>
                  {parent ? numberWords(parent.sum) : ''}
                </td>
                {columns.slice(1).map((_, index) => cellAt(index + 1))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <div ref={end} />
    </div>
  )
}

type FigureCellProps = {
  form: FormPage
  element: FormElement
  column: GridColumn
  cell: CellKey
  place: { row: number; column: number }
  grid: Grid
  sheet: Sheet
  state: SheetState
  facts: CellFacts
}

function FigureCell({ form, element, column, cell, place, grid, sheet, state, facts }: FigureCellProps) {
  const { t } = useTranslation()
  const name = cellName(cell)
  const isHere = grid.place.row === place.row && grid.place.column === place.column
  const isEditing = isHere && grid.editing !== null
  const fault = state.faults.get(name)
  const value = sheet.cellAt(cell)
  const findings = facts.findings.get(name) ?? []
  const source = form.cells.find((each) => cellName(each) === name)?.from
  const td = useRef<HTMLTableCellElement>(null)
  useFocus(td, isHere && !isEditing)
  const words = fault ? fault.text : figureWords(t, value, element.kind)
  const told = [
    ...(fault ? [t(FAULT_WORDS[fault.fault] ?? 'collection.fault.notNumber')] : []),
    ...findings.map((finding) => findingWords(t, finding)),
  ]
  const isWrong = fault !== undefined || findings.some(({ severity }) => severity === 'hard')
  const look = [
    style.cell,
    isHere ? style.here : '',
    grid.isChosen(place) ? style.chosen : '',
    isWrong ? style.wrong : told.length > 0 ? style.doubted : '',
    value.mark ? style.marked : '',
    source ? style.known : '',
  ]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid that holds it hears the keys
    <td
      ref={td}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it is walked and typed in as a cell of a grid
      role="gridcell"
      className={look.filter(Boolean).join(' ')}
      data-head={column.name}
      tabIndex={isHere ? 0 : -1}
      aria-selected={isHere || grid.isChosen(place)}
      aria-invalid={isWrong || undefined}
      aria-readonly={!form.mayEnter || source ? true : undefined}
      title={told.join('\n') || undefined}
      onMouseDown={(event) => {
        if (isEditing) return
        grid.commit()
        if (!event.shiftKey) {
          grid.goTo(place)
          return
        }
        // The focus stays at the other corner.
        event.preventDefault()
        grid.reachTo(place)
      }}
      onMouseEnter={({ buttons }) => {
        if (buttons === 1 && grid.editing === null) grid.reachTo(place)
      }}
      onFocus={() => {
        if (!isHere) grid.goTo(place)
      }}
      onClick={() => {
        if (!isEditing && window.matchMedia('(pointer: coarse)').matches) grid.edit(place)
      }}
      onDoubleClick={() => grid.edit(place)}
    >
      {isEditing ? (
        <input
          className={style.input}
          aria-label={`${element.name}, ${column.name}`}
          inputMode={element.kind === 'yes-no' ? 'text' : 'decimal'}
          value={grid.editing?.text ?? ''}
          // biome-ignore lint/a11y/noAutofocus: one began to type in this cell
          autoFocus
          onChange={({ target }) => grid.setText(target.value)}
          onBlur={grid.commit}
        />
      ) : (
        <>
          <span>{words}</span>
          {source ? <abbr title={sourceWords(t, source)}>↗</abbr> : null}
          {value.note ? <abbr title={value.note}>*</abbr> : null}
          {facts.files.has(name) ? <abbr title={t('collection.cell.hasFile')}>📎</abbr> : null}
          {facts.reasons.has(name) ? <abbr title={facts.reasons.get(name)}>!</abbr> : null}
        </>
      )}
    </td>
  )
}

/** Goes along where one walks by keys, and takes no focus from elsewhere on the page. */
function useFocus(cell: RefObject<HTMLTableCellElement | null>, isHere: boolean): void {
  useEffect(() => {
    const grid = cell.current?.closest('table')
    const active = document.activeElement
    if (isHere && grid && (grid.contains(active) || active === document.body))
      cell.current?.focus({ preventScroll: false })
  }, [cell, isHere])
}
