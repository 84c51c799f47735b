import { quantitiesIn } from '../grammar/quantities.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { factAt, type Source } from './source.ts'

type Found = Reading['targets'][number]
type Row = { node: Node; column: number; text: string }[]

const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)/gu
/** Columns of what is already so, and of remarks, hold no aims. */
const NO_AIM = /(?:thực hiện|hiện trạng|kết quả|ước|đã đạt|hiện có|ghi chú|cơ sở|căn cứ)/iu
const UNIT_HEADER = /^(?:đvt|đv tính|đơn vị(?: tính)?)$/iu
const NUMBER_HEADER = /^(?:tt|stt|số tt|số thứ tự)$/iu
const VALUE =
  /^(trên|>|≥|từ)?\s*(\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)\s*%?(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?(?:\/\d+)?\s*%?(?:\s*trở lên)?$/iu

/** Of a table that a plan has; a cell over more of them is malice. */
const MOST_ROWS = 1_000

type Columns = { name: number; unit: number | null; years: Map<number, number> }

/** Tables of aims by year: a row for each aim, a column for each year. */
export function findTargetTables(source: Source): { targets: Found[]; cells: Set<Node> } {
  const targets: Found[] = []
  const cells = new Set<Node>()
  for (const rows of tablesOf(source)) {
    const head = rows.findIndex((row) => columnsOf(row) !== null)
    const header = rows[head]
    const columns = header && columnsOf(header)
    if (!header || !columns) continue
    const before = targets.length
    for (const row of rows.slice(head + 1)) if (row.length === header.length) readRow(source, row, columns, targets)
    if (targets.length > before) for (const cell of rows.flat()) cells.add(cell.node)
  }
  return { targets, cells }
}

function tablesOf(source: Source): Row[][] {
  const tables = new Map<number, Map<number, Row>>()
  for (const node of source.nodes) {
    const cell = node.line.source.cell
    if (!cell || node.zone !== 'body' || source.parts.get(node) !== 'targets') continue
    const rows = tables.get(cell.table) ?? new Map<number, Row>()
    tables.set(cell.table, rows)
    // A merged cell says its words of every row that it reaches over.
    for (let at = cell.row; at < cell.row + Math.min(cell.rows ?? 1, MOST_ROWS); at++) {
      const row = rows.get(at) ?? []
      rows.set(at, row)
      row.push({ node, column: cell.column, text: node.line.text })
    }
  }
  return [...tables.values()].map((rows) =>
    [...rows].sort(([a], [b]) => a - b).map(([, row]) => row.sort((a, b) => a.column - b.column)),
  )
}

function columnsOf(row: Row): Columns | null {
  const years = new Map<number, number>()
  for (const { column, text } of row) {
    const found = [...text.matchAll(YEAR)]
    const last = found.at(-1)?.[1]
    if (last && text.length <= 40 && !NO_AIM.test(text)) years.set(column, Number(last))
  }
  const others = row.filter(({ column, text }) => !years.has(column) && !NUMBER_HEADER.test(text))
  const unit = others.find(({ text }) => UNIT_HEADER.test(text))
  const name = others.find((cell) => cell !== unit)
  return years.size > 0 && name ? { name: name.column, unit: unit?.column ?? null, years } : null
}

const decimal = (text: string) =>
  Number(/^\d{1,3}(?:\.\d{3})+$/.test(text) ? text.replace(/\./g, '') : text.replace(',', '.'))

function readRow(source: Source, row: Row, columns: Columns, targets: Found[]): void {
  const name = row.find(({ column }) => column === columns.name)
  if (!name || !/[\p{L}\p{N}]/u.test(name.text)) return
  const end = Math.max(...row.map(({ node }) => node.end))
  const given = row.find(({ column }) => column === columns.unit)?.text ?? null
  for (const { column, text } of row) {
    const milestone = columns.years.get(column)
    const match = milestone === undefined ? null : VALUE.exec(text)
    if (milestone === undefined || !match) continue
    const upper = match[3] ? decimal(match[3]) : null
    const place = { start: name.node.start, end }
    targets.push({
      ...factAt(source, name.node, place, 'target.table-by-year'),
      milestone,
      comparator: upper !== null ? 'between' : /^(?:trên|>)/iu.test(match[1] ?? '') ? 'above' : 'at-least',
      value: decimal(match[2] ?? ''),
      upper,
      unit: given ?? unitOf(name.text, text),
      partOf: null,
    })
  }
}

/** Without a column of its own the unit stands in the name or in the figure: 'Tỷ lệ … (%)', 'Số lớp xóa mù chữ'. */
function unitOf(name: string, value: string): string | null {
  if (/%|tỷ lệ|tỉ lệ/iu.test(`${name} ${value}`)) return '%'
  const counted = /^(?:tổng )?số (?!lượng)(.+)$/iu.exec(name)?.[1]
  return (counted && quantitiesIn(`1 ${counted}`)[0]?.unit) || null
}
