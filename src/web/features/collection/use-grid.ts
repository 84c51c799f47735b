import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { parseBlock, parseCell, writeCell } from '../../../rules/figures/cells.ts'
import type { CellKey } from '../../../shared/figures.ts'
import type { FormElement } from '../../../shared/form-rules.ts'
import type { Change, Sheet } from './sheet.ts'

export type GridColumn = { category: string; name: string }
export type Place = { row: number; column: number }
export type Editing = { text: string } | null

/** The columns of a form: the whole, and every option of every dimension that one of its elements has. */
export function columnsOf(elements: readonly FormElement[], whole: string): GridColumn[] {
  const options = elements.flatMap(({ dimensions }) =>
    dimensions.flatMap(({ code, options }) =>
      options.map((option) => ({ category: `${code}:${option.code}`, name: option.name })),
    ),
  )
  return [{ category: '', name: whole }, ...new Map(options.map((each) => [each.category, each])).values()]
}

/** Whether an element is asked for in a column. */
export const isAsked = ({ dimensions }: FormElement, category: string): boolean =>
  category === '' || dimensions.some(({ code }) => category.startsWith(`${code}:`))

type GridParts = {
  elements: readonly FormElement[]
  columns: readonly GridColumn[]
  sheet: Sheet
  /** Whether a cell may be typed in. */
  isOpen: (key: CellKey) => boolean
  onClause: () => void
}

/** A grid under the hands as a spreadsheet is: where one is, what one types, and what keys and the clipboard do. */
export function useGrid({ elements, columns, sheet, isOpen, onClause }: GridParts) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const [editing, setEditing] = useState<Editing>(null)
  const elementAt = ({ row }: Place) => elements[row]
  const keyAt = (at: Place): CellKey => ({
    elementId: elementAt(at)?.id ?? '',
    category: columns[at.column]?.category ?? '',
  })
  const isThere = (at: Place) => {
    const element = elementAt(at)
    const column = columns[at.column]
    return element !== undefined && column !== undefined && isAsked(element, column.category)
  }

  /** To the next cell in a direction that is asked for; stays where there is none. */
  function move(down: number, right: number, from = place): void {
    let next = from
    do {
      next = { row: next.row + down, column: next.column + right }
      if (right !== 0 && down === 0 && next.column >= columns.length) next = { row: next.row + 1, column: 0 }
      if (right !== 0 && down === 0 && next.column < 0) next = { row: next.row - 1, column: columns.length - 1 }
      if (next.row < 0 || next.row >= elements.length) return
    } while (!isThere(next))
    setPlace(next)
  }

  function write(at: Place, text: string): Change[] {
    const element = elementAt(at)
    const key = keyAt(at)
    if (!element || !isThere(at) || !isOpen(key)) return []
    const parsed = parseCell(text, element.kind)
    if ('fault' in parsed) {
      sheet.fault(key, text, parsed.fault)
      return []
    }
    return [{ key, to: { ...parsed, note: sheet.cellAt(key).note } }]
  }

  function commit(): void {
    if (editing === null) return
    sheet.type(write(place, editing.text))
    setEditing(null)
  }

  const edit = (at: Place, text?: string) => {
    const key = keyAt(at)
    if (!isOpen(key)) return
    const known = sheet.get().faults.get(`${key.elementId} ${key.category}`)?.text
    setPlace(at)
    setEditing({ text: text ?? known ?? writeCell(sheet.cellAt(key), elementAt(at)?.kind ?? 'whole') })
  }

  function onKeyWhileEditing(event: KeyboardEvent): void {
    const steps: Record<string, () => void> = {
      Enter: () => move(event.shiftKey ? -1 : 1, 0),
      Tab: () => move(0, event.shiftKey ? -1 : 1),
      Escape: () => setEditing(null),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key !== 'Escape') commit()
    step()
  }

  const walk: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (editing !== null) {
      onKeyWhileEditing(event)
      return
    }
    const { key } = event
    const isYesNo = elementAt(place)?.kind === 'yes-no'
    const way = walk[key]
    if (event.ctrlKey || event.metaKey) {
      const step = { z: sheet.undo, y: sheet.redo }[key.toLowerCase() as 'z' | 'y']
      if (!step) return
      event.preventDefault()
      step()
    } else if (way) {
      event.preventDefault()
      move(...way)
    } else if (key === 'Enter' || key === 'F2') {
      event.preventDefault()
      edit(place)
    } else if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault()
      sheet.type(write(place, ''))
    } else if (key === 'k' && !isYesNo) {
      event.preventDefault()
      onClause()
    } else if (isYesNo ? /^[\p{L}\d?-]$/u.test(key) : /^[\d.,?x-]$/i.test(key)) {
      event.preventDefault()
      edit(place, key)
    }
  }

  function onPaste(event: ClipboardEvent): void {
    if (editing !== null) return
    event.preventDefault()
    const block = parseBlock(event.clipboardData.getData('text/plain'))
    sheet.type(
      block.flatMap((line, down) =>
        line.flatMap((text, right) => write({ row: place.row + down, column: place.column + right }, text)),
      ),
    )
  }

  function onCopy(event: ClipboardEvent): void {
    if (editing !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', writeCell(sheet.cellAt(keyAt(place)), elementAt(place)?.kind ?? 'whole'))
  }

  return {
    place,
    setPlace,
    editing,
    edit,
    setText: (text: string) => setEditing({ text }),
    commit,
    selected: keyAt(place),
    onKeyDown,
    onPaste,
    onCopy,
  }
}
export type Grid = ReturnType<typeof useGrid>
