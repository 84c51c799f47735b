import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { copyCell, parseBlock, parseCell, writeCell } from '../../../rules/figures/cells.ts'
import type { CellKey } from '../../../shared/figures.ts'
import type { FormElement } from '../../../shared/form-rules.ts'
import { type GridColumn, isAsked } from './grid-columns.ts'
import { blockText, isIn, isOne, type Place, placesIn, rangeOf, spread } from './grid-range.ts'
import type { Change, Sheet } from './sheet.ts'

export type Editing = { text: string } | null
/** What became of cells that were pasted: how many stand, and how many found no cell that takes figures. */
export type Pasted = { put: number; left: number }

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
  /** The other corner of what is chosen. */
  const [reach, setReach] = useState<Place>(place)
  const [editing, setEditing] = useState<Editing>(null)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const range = rangeOf(place, reach)
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
  const goTo = (next: Place) => {
    setPlace(next)
    setReach(next)
    setPasted(null)
  }

  /** To the next cell in a direction that is asked for; stays where there is none. */
  function move(down: number, right: number): void {
    let next = place
    do {
      next = { row: next.row + down, column: next.column + right }
      if (right !== 0 && next.column >= columns.length) next = { row: next.row + 1, column: 0 }
      if (right !== 0 && next.column < 0) next = { row: next.row - 1, column: columns.length - 1 }
      if (next.row < 0 || next.row >= elements.length) return
    } while (!isThere(next))
    goTo(next)
  }

  const extend = (down: number, right: number) =>
    setReach({
      row: Math.min(Math.max(reach.row + down, 0), elements.length - 1),
      column: Math.min(Math.max(reach.column + right, 0), columns.length - 1),
    })

  /** To the first or the last cell of the row that is asked for. */
  function moveToEnd(isFirst: boolean): void {
    const there = columns.map((_, column) => ({ row: place.row, column })).filter(isThere)
    const end = isFirst ? there[0] : there.at(-1)
    if (end) goTo(end)
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
    goTo(at)
    setEditing({ text: text ?? known ?? writeCell(sheet.cellAt(key), elementAt(at)?.kind ?? 'whole') })
  }

  function onKeyWhileEditing(event: KeyboardEvent): void {
    const steps: Record<string, () => void> = {
      Enter: () => move(event.shiftKey ? -1 : 1, 0),
      ArrowUp: () => move(-1, 0),
      ArrowDown: () => move(1, 0),
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
  const withControl: Record<string, () => void> = {
    z: () => sheet.undo(),
    y: () => sheet.redo(),
    a: () => {
      setPlace({ row: 0, column: 0 })
      setReach({ row: elements.length - 1, column: columns.length - 1 })
    },
  }
  const alone: Record<string, () => void> = {
    Enter: () => edit(place),
    F2: () => edit(place),
    Delete: empty,
    Backspace: empty,
    Home: () => moveToEnd(true),
    End: () => moveToEnd(false),
    ...(isOne(range) ? {} : { Escape: () => setReach(place) }),
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (editing !== null) {
      onKeyWhileEditing(event)
      return
    }
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    act()
  }

  function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): (() => void) | undefined {
    if (ctrlKey || metaKey) return withControl[key.toLowerCase()]
    // Of a yes or no "k" begins a word.
    const isYesNo = elementAt(place)?.kind === 'yes-no'
    if (key.toLowerCase() === 'k' && (altKey || !isYesNo)) return onClause
    if (altKey) return undefined
    const way = walk[key]
    if (way) return () => (shiftKey ? extend(...way) : move(...way))
    const begins = isYesNo ? /^[\p{L}\d?-]$/u : /^[\d.,?x-]$/i
    return begins.test(key) ? () => edit(place, key) : alone[key]
  }

  /** What is chosen, in one step that can be undone. */
  function empty(): void {
    sheet.type(
      placesIn(range)
        .flat()
        .flatMap((at) => write(at, '')),
    )
  }

  function onPaste(event: ClipboardEvent): void {
    if (editing !== null) return
    event.preventDefault()
    const cells = spread(parseBlock(event.clipboardData.getData('text/plain')), range)
    const taken = cells.filter(({ place }) => isThere(place) && isOpen(keyAt(place)))
    sheet.type(taken.flatMap(({ place, text }) => write(place, text)))
    const left = cells.filter(({ place, text }) => text.trim() !== '' && !(isThere(place) && isOpen(keyAt(place))))
    setPasted({ put: taken.length, left: left.length })
  }

  function onCopy(event: ClipboardEvent): void {
    if (editing !== null) return
    event.preventDefault()
    const textAt = (at: Place) => (isThere(at) ? copyCell(sheet.cellAt(keyAt(at)), elementAt(at)?.kind ?? 'whole') : '')
    event.clipboardData.setData('text/plain', blockText(range, textAt))
  }

  return {
    place,
    goTo,
    reachTo: setReach,
    isChosen: (at: Place) => !isOne(range) && isIn(range, at),
    editing,
    edit,
    setText: (text: string) => setEditing({ text }),
    commit,
    pasted,
    selected: keyAt(place),
    onKeyDown,
    onPaste,
    onCopy,
    onCut: (event: ClipboardEvent) => {
      onCopy(event)
      if (editing === null) empty()
    },
  }
}
export type Grid = ReturnType<typeof useGrid>
