import { type KeyboardEvent, useState } from 'react'

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * The links of a table as one stop of the Tab key: arrows walk to the next cell that has one, Home and End along the row. Each cell
 * says where it stands, heads counted too: `data-at="0 1"`.
 */
export function useGridKeys() {
  const [active, setActive] = useState<string>()
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('[data-at]')
    const at = cell?.dataset.at?.split(' ').map(Number)
    const isEnd = event.key === 'Home' || event.key === 'End'
    const step = STEPS[event.key]
    if (!at || (!step && !isEnd)) return
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-at] a')].map((link) => {
      const [row = 0, column = 0] = (link.closest<HTMLElement>('[data-at]')?.dataset.at ?? '').split(' ').map(Number)
      return { link, row, column }
    })
    const next = nextOf(links, { row: at[0] ?? 0, column: at[1] ?? 0 }, event.key)
    event.preventDefault()
    next?.link.focus()
    next?.link.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return { active, setActive, onKeyDown }
}

type Place = { row: number; column: number }

/** The nearest in that direction; undefined at the edge. */
export function nextOf<Link extends Place>(links: readonly Link[], from: Place, key: string): Link | undefined {
  if (key === 'Home' || key === 'End') {
    const inRow = links.filter(({ row }) => row === from.row).sort((a, b) => a.column - b.column)
    return key === 'Home' ? inRow[0] : inRow.at(-1)
  }
  const [down = 0, right = 0] = STEPS[key] ?? []
  const ahead = links.filter(({ row, column }) =>
    right === 0
      ? column === from.column && (row - from.row) * down > 0
      : row === from.row && (column - from.column) * right > 0,
  )
  const far = ({ row, column }: Place) => Math.abs(row - from.row) + Math.abs(column - from.column)
  return ahead.sort((a, b) => far(a) - far(b))[0]
}
