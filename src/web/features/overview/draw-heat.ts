import type { ProgressState } from '../../../shared/target-progress.ts'
import type { Drawn } from '../../figures/copy-picture.ts'
import { INK } from '../../figures/picture-colours.ts'
import { NO_STATE, STATE_INKS, signOf } from '../../figures/state-marks.tsx'

const NAME = 170
const COLUMN = 104
const ROW = 22
const HEAD = 96
const HEAD_LETTERS = 17
const HEAD_LINES = 6

type HeatToDraw = {
  heads: readonly string[]
  rows: readonly { name: string; cells: readonly { words: string; state: ProgressState | null }[] }[]
}

const escaped = (text: string) => text.replace(/[&<>]/g, (found) => `&#${found.charCodeAt(0)};`)

/** The table of heat as a picture to be copied. */
export function drawHeat({ heads, rows }: HeatToDraw): Drawn {
  const width = NAME + heads.length * COLUMN
  const height = HEAD + rows.length * ROW
  const text = (x: number, y: number, words: string, rest = '') =>
    `<text x="${x}" y="${y}" ${rest}>${escaped(words)}</text>`
  const head = heads.map((each, at) =>
    wrapped(each)
      .map((line, index) => text(NAME + at * COLUMN + 4, 14 + index * 14, line, 'font-size="11"'))
      .join(''),
  )
  const body = rows.map(({ name, cells }, row) => {
    const y = HEAD + row * ROW
    const drawn = cells.map(({ words, state }, at) => {
      const x = NAME + at * COLUMN
      const { fill, ink } = state === null ? NO_STATE : STATE_INKS[state]
      const sign =
        state === null
          ? ''
          : `<path d="${signOf(state)}" transform="translate(${x + 6} ${y + 6}) scale(.8)" fill="${ink}"/>`
      return `<rect x="${x}" y="${y}" width="${COLUMN - 1}" height="${ROW - 1}" fill="${fill}" stroke="#d5dbe3" stroke-width=".5"/>${sign}${text(x + COLUMN - 7, y + 15, words, `text-anchor="end" fill="${ink}"`)}`
    })
    return text(0, y + 15, name) + drawn.join('')
  })
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">${head.join('')}${body.join('')}</svg>`
  return { markup, width, height }
}

function wrapped(words: string): string[] {
  const lines: string[] = ['']
  for (const word of words.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= HEAD_LETTERS) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.length <= HEAD_LINES ? lines : [...lines.slice(0, HEAD_LINES - 1), `${lines[HEAD_LINES - 1]}…`]
}
