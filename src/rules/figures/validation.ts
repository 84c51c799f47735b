import Big from 'big.js'
import type { CellKey, CellValue, Decimal } from '../../shared/figures.ts'
import { cellName } from '../../shared/figures.ts'
import type { Finding, FormDimension, FormElement, FormRule } from '../../shared/form-rules.ts'
import { crossingOf, splitsOf } from './splits.ts'

type Figure = Pick<CellValue, 'value' | 'mark'>
export type Figures = ReadonlyMap<string, Figure>

export type Checked = {
  elements: readonly FormElement[]
  rules: readonly FormRule[]
  figures: Figures
  /** Of the period before. */
  last: Figures
}

/** A figure that differs more than this from the last one wants a reason, where no rule says another share. */
export const USUAL_CHANGE_PERCENT = '50'

const wholeOf = (elementId: string): CellKey => ({ elementId, category: '' })

/** The cells that a form asks for: each element whole, and by each category of each way in which it is split. */
export const cellsOf = (element: FormElement): CellKey[] => [
  wholeOf(element.id),
  ...splitsOf(element).flatMap(({ categories }) =>
    categories.map(({ category }) => ({ elementId: element.id, category })),
  ),
]

/** What a cell adds to a sum: nothing occurred is 0; null where nobody can say. */
function amountOf(figures: Figures, key: CellKey): Big | null {
  const figure = figures.get(cellName(key))
  if (figure === undefined) return null
  if (figure.value !== null) return new Big(figure.value)
  return figure.mark === 'none' ? new Big(0) : null
}

/** Null where one of them is not known. */
function sumOf(figures: Figures, terms: readonly CellKey[]): Big | null {
  let sum = new Big(0)
  for (const term of terms) {
    const amount = amountOf(figures, term)
    if (amount === null) return null
    sum = sum.plus(amount)
  }
  return sum
}

const isFilled = (figures: Figures, key: CellKey) => {
  const figure = figures.get(cellName(key))
  return figure !== undefined && (figure.value !== null || figure.mark !== null)
}

/** Everything that a form's own figures break: the same in the field and on the server. */
export function checkForm(checked: Checked): Finding[] {
  const ruled = new Set(
    checked.rules.flatMap(({ kind, left }) => (kind === 'change' ? left.map(({ elementId }) => elementId) : [])),
  )
  return [
    ...checked.elements.flatMap((element) => [
      ...checkFilled(checked, element),
      ...checkParts(checked, element),
      ...(ruled.has(element.id) || element.kind === 'yes-no'
        ? []
        : checkChange(checked, [wholeOf(element.id)], USUAL_CHANGE_PERCENT, 'soft', null)),
    ]),
    ...checked.rules.flatMap((rule) => checkRule(checked, rule)),
  ]
}

function checkFilled({ figures }: Checked, { id }: FormElement): Finding[] {
  const whole = wholeOf(id)
  return isFilled(figures, whole) ? [] : [{ rule: 'empty', severity: 'hard', cells: [whole], params: {} }]
}

function checkParts(checked: Checked, element: FormElement): Finding[] {
  const whole = wholeOf(element.id)
  const total = amountOf(checked.figures, whole)
  return splitsOf(element).flatMap(({ code, name, categories }): Finding[] => {
    const parts = categories.map(({ category }) => ({ elementId: element.id, category }))
    if (!parts.some((part) => isFilled(checked.figures, part)))
      return total?.gt(0)
        ? [{ rule: 'parts-missing', severity: 'soft', cells: parts, params: { dimension: name } }]
        : []
    const crossed = crossingOf(code)
    if (crossed === undefined) return checkSum(checked, whole, parts, dimensionOf(element, code))
    return crossed.flatMap((along, index) =>
      dimensionOf(element, along).options.flatMap((option) => {
        const margin = `${along}:${option.code}`
        const its = parts.filter(({ category }) => category.split(',')[index] === margin)
        return checkSum(
          checked,
          { elementId: element.id, category: margin },
          its,
          dimensionOf(element, crossed[1 - index] ?? ''),
        )
      }),
    )
  })
}

const dimensionOf = ({ dimensions }: FormElement, code: string): FormDimension => {
  const found = dimensions.find((each) => each.code === code)
  return found ?? { code, name: code, options: [], whole: false }
}

/** That parts by a dimension sum to what they are parts of. */
function checkSum(
  { figures }: Checked,
  whole: CellKey,
  parts: readonly CellKey[],
  { name, whole: isWhole }: FormDimension,
): Finding[] {
  const given = parts.filter((part) => isFilled(figures, part))
  if (given.length === 0) return []
  if (!isFilled(figures, whole))
    return [{ rule: 'whole-missing', severity: 'hard', cells: [whole, ...given], params: { dimension: name } }]
  const total = amountOf(figures, whole)
  const known = given.filter((part) => amountOf(figures, part) !== null)
  const sum = sumOf(figures, known)
  if (total === null || sum === null) return []
  const params = { dimension: name, parts: sum.toFixed(), whole: total.toFixed() }
  if (sum.gt(total)) return [{ rule: 'parts-over-whole', severity: 'hard', cells: [whole, ...given], params }]
  if (isWhole && known.length === parts.length && !sum.eq(total))
    return [{ rule: 'parts-not-whole', severity: 'hard', cells: [whole, ...parts], params }]
  return []
}

function checkRule(checked: Checked, rule: FormRule): Finding[] {
  const { kind, left, right, comparator, percent, severity, sentence } = rule
  if (kind === 'change') return checkChange(checked, left, percent ?? USUAL_CHANGE_PERCENT, severity, sentence)
  const [leftSum, rightSum] = [sumOf(checked.figures, left), sumOf(checked.figures, right ?? [])]
  if (leftSum === null || rightSum === null || holds(leftSum, comparator, rightSum)) return []
  return [
    {
      rule: kind,
      severity,
      cells: [...left, ...(right ?? [])],
      params: { left: leftSum.toFixed(), right: rightSum.toFixed(), ...(sentence === null ? {} : { sentence }) },
    },
  ]
}

function holds(left: Big, comparator: FormRule['comparator'], right: Big): boolean {
  if (comparator === 'at-least') return left.gte(right)
  return comparator === 'equal' ? left.eq(right) : left.lte(right)
}

function checkChange(
  { figures, last }: Checked,
  terms: readonly CellKey[],
  percent: Decimal,
  severity: Finding['severity'],
  sentence: string | null,
): Finding[] {
  const [now, before] = [sumOf(figures, terms), sumOf(last, terms)]
  if (now === null || before === null || before.eq(0)) return []
  const change = now.minus(before).div(before.abs()).times(100)
  if (change.abs().lte(percent)) return []
  const params = {
    now: now.toFixed(),
    before: before.toFixed(),
    change: change.toFixed(0),
    limit: percent,
    ...(sentence === null ? {} : { sentence }),
  }
  return [{ rule: 'change', severity, cells: [...terms], params }]
}

/** What keeps a form from being submitted: hard rules, and soft ones without a reason at one of their cells. */
export function openFindings(findings: readonly Finding[], reasons: readonly CellKey[]): Finding[] {
  const given = new Set(reasons.map(cellName))
  return findings.filter(
    ({ severity, cells }) => severity === 'hard' || !cells.some((cell) => given.has(cellName(cell))),
  )
}
