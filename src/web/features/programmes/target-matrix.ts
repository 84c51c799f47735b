import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Clause, DocumentText } from '../../../shared/documents.ts'
import type { FactOf } from '../../../shared/facts.ts'

export type Target = FactOf<'target'> & { documentId: string }
export type MatrixRow = { key: string; words: string; cells: ReadonlyMap<number | null, readonly Target[]> }
export type Theme = { name: string; rows: readonly MatrixRow[] }
export type Matrix = { milestones: readonly (number | null)[]; themes: readonly Theme[] }

type Text = Pick<DocumentText, 'documentId' | 'text' | 'clauses'>

/** Heads that say when or that these are targets, and not what about. */
const NO_THEME = /^(các\s+)?(mục tiêu|chỉ tiêu)|^(đến|giai đoạn|trong) (hết )?(năm )?\d{4}|^phấn đấu đến/iu

const wordsOf = ({ text }: Text, { marker, start, end }: Clause) => {
  const words = text.slice(start, end)
  const plain = marker && words.startsWith(marker) ? words.slice(marker.length) : words
  return plain
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:;.]$/, '')
}

/** For every clause of a text the nearest head above it that names a theme. */
export function themesOf(text: Text): (clauseId: string) => string {
  const byId = new Map(text.clauses.map((clause) => [clause.id, clause]))
  return (clauseId) => {
    let nearest = ''
    let at = byId.get(byId.get(clauseId)?.parentId ?? '')
    for (let steps = 0; at && steps < 20; steps++) {
      const words = wordsOf(text, at)
      if (!NO_THEME.test(words)) return words
      nearest ||= words
      at = byId.get(at.parentId ?? '')
    }
    return nearest
  }
}

const AMOUNT =
  /^(?:trong đó,?\s+)?(?:(?:phấn đấu|có|đạt|trên|ít nhất|tối thiểu|khoảng|tỷ lệ)\s+)*[\d.,]+(?:\s*[-–]\s*[\d.,]+)?\s*%?\s*/iu

/** What is to be reached, without how much of it. */
export function plainWords(quote: string): string {
  const words = quote.replace(AMOUNT, '')
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

const keyWords = (quote: string) =>
  new Set(foldVietnamese(plainWords(quote)).replace(/\d+|%/g, ' ').split(' ').filter(Boolean))

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return (2 * shared) / (a.size + b.size || 1)
}

const SAME = 0.6
/** More rows than these in a theme are told apart by their words alone. */
const COMPARED = 200

/** Targets by theme; the same thing for another year stands in the same row. */
export function matrixOf(targets: readonly Target[], themeOf: (target: Target) => string): Matrix {
  const themes = new Map<string, { row: MatrixRow; cells: Map<number | null, Target[]>; words: Set<string> }[]>()
  const milestones = new Set<number | null>()
  for (const target of targets) {
    const { milestone } = target.body
    milestones.add(milestone)
    const name = themeOf(target)
    const rows = themes.get(name) ?? []
    themes.set(name, rows)
    const words = keyWords(target.quote)
    let best: (typeof rows)[number] | undefined
    let likest = SAME
    for (const row of rows.slice(-COMPARED)) {
      if (row.cells.has(milestone)) continue
      const like = likeness(words, row.words)
      if (like > likest) {
        best = row
        likest = like
      }
    }
    if (best) {
      best.cells.set(milestone, [target])
    } else {
      const cells = new Map([[milestone, [target]]])
      rows.push({ row: { key: target.id, words: plainWords(target.quote), cells }, cells, words })
    }
  }
  return {
    milestones: [...milestones].sort((a, b) => (a ?? 9999) - (b ?? 9999)),
    themes: [...themes].map(([name, rows]) => ({ name, rows: rows.map(({ row }) => row) })),
  }
}
