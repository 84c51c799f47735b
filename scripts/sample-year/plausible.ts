import { pathAt } from '../../src/rules/figures/progress.ts'
import { cellsOf, checkForm, type Figures } from '../../src/rules/figures/validation.ts'
import { cellName } from '../../src/shared/figures.ts'
import type { CellReason, NewCell } from '../../src/shared/form-acts.ts'
import type { FormElement } from '../../src/shared/form-rules.ts'
import type { FormPage } from '../../src/shared/forms.ts'
import type { TargetProgress } from '../../src/shared/target-progress.ts'
import type { Chance } from './chance.ts'
import { SOFT_REASON } from './words.ts'

/** How well each thing that a target counts goes, as a part of what the plan asks for by then. */
const COURSES = [1.04, 1.02, 1, 0.96, 0.92, 0.75] as const

/** The year in which each course is as it was drawn. */
const YEAR = 2026

/** Which part of what it is counted among each counted thing reaches in a year, by the id of its element. */
export type Courses = ReadonlyMap<string, (year: number) => number>

/** Draws a course for whatever the targets of a programme count in per cent, along what the plan itself asks for by which year. */
export function coursesOf(targets: readonly TargetProgress[], chance: Chance): Courses {
  const goals = new Map<string, { year: number; value: string }[]>()
  for (const { target } of targets) {
    const { indicator, milestone: year, value, unit } = target
    if (indicator === null || year === null || value === null || unit !== '%') continue
    goals.set(indicator.name, [...(goals.get(indicator.name) ?? []), { year, value: String(value) }])
  }
  const courses = new Map<string, (year: number) => number>()
  for (const { target, elements } of targets) {
    const name = target.indicator?.name ?? ''
    const path = goals.get(name)?.toSorted((a, b) => a.year - b.year)
    if (path === undefined) continue
    const course = chance.pick(COURSES, 'course', name)
    const growth = chance.between(5, 40, 'growth', name) / 1000
    // Where the plan asks for the same each year, what lacks becomes less.
    const reached = (year: number) => (Number(pathAt(path, year) ?? 0) / 100) * course + (year - YEAR) * growth
    for (const { elementId, below } of elements)
      if (!below) courses.set(elementId, (year) => Math.max(0.02, Math.min(1, reached(year))))
  }
  return courses
}

/** What a unit would count, whole and by each option that makes up the whole. */
export function figuresOf(form: FormPage, courses: Courses, chance: Chance): NewCell[] {
  const year = Number(form.period.slice(0, 4))
  const wholes = new Map<string, number>()
  const byId = new Map(form.elements.map((element) => [element.id, element]))
  const wholeOf = (element: FormElement, depth = 0): number => {
    const known = wholes.get(element.id)
    if (known !== undefined) return known
    const among = form.rules.find(
      ({ kind, left, right }) => kind === 'ratio' && left.some(({ elementId }) => elementId === element.id) && right,
    )
    const below = (among?.right ?? []).flatMap(({ elementId }) => byId.get(elementId) ?? [])
    const share = courses.get(element.id)?.(year)
    const value =
      below.length > 0 && depth < 5
        ? Math.floor(
            below.reduce((sum, each) => sum + wholeOf(each, depth + 1), 0) * shareOf(form, element, chance, share),
          )
        : element.kind === 'yes-no'
          ? Number(chance.hits(share ?? 0, 'reached', form.unitName, element.code))
          : sizeOf(form, element, chance, year)
    wholes.set(element.id, value)
    return value
  }
  for (const element of form.elements) wholeOf(element)
  keepRules(form, wholes)
  return form.elements.flatMap((element) => cellsFor(element, wholes.get(element.id) ?? 0))
}

/** About the share of the whole province; where all are asked for and reached, all. */
function shareOf(form: FormPage, { code }: FormElement, chance: Chance, share: number | undefined): number {
  const about = share ?? 0.3 + chance.of('share', code) * 0.5
  if (about >= 1) return 1
  const spread = (chance.of('spread', form.unitName, code) - 0.5) * 0.3
  return Math.max(0, Math.min(1, about * (1 + spread)))
}

/** Of a commune some thousand people or a few bodies, of a province a hundred times as many. */
function sizeOf(form: FormPage, { code, measure }: FormElement, chance: Chance, year: number): number {
  const scale = form.level === 1 ? 90 : 1
  if (measure === 'tiêu chí') return chance.between(10, 20, 'criteria', code)
  if (measure === 'người') {
    const people = chance.between(9000, 24_000, 'people', form.unitName) * scale
    return Math.round(people * (0.1 + chance.of('part', code) * 0.5) * (1 + (year - 2025) * 0.008))
  }
  return chance.between(2, 9, 'bodies', form.unitName, code) * scale
}

/** What may be no more than another is made so. */
function keepRules(form: FormPage, wholes: Map<string, number>): void {
  const sum = (terms: { elementId: string }[]) =>
    terms.reduce((all, { elementId }) => all + (wholes.get(elementId) ?? 0), 0)
  for (let round = 0; round < 3; round += 1)
    for (const { kind, left, right, comparator } of form.rules) {
      if (kind === 'change' || right === null || comparator === null) continue
      const [small, large] = comparator === 'at-least' ? [right, left] : [left, right]
      const [only] = small
      if (small.length === 1 && only && sum(small) > sum(large)) wholes.set(only.elementId, sum(large))
    }
}

function cellsFor(element: FormElement, whole: number): NewCell[] {
  const cell = (category: string, value: number): NewCell => ({
    ...{ elementId: element.id, category, value: String(value) },
    ...{ mark: null, note: null },
  })
  const parts = element.dimensions
    .filter(({ whole: isWhole, options }) => isWhole && options.length === 2)
    .flatMap(({ code, options: [one, other] }) => {
      const half = Math.floor(whole / 2)
      return [cell(`${code}:${one?.code}`, half), cell(`${code}:${other?.code}`, whole - half)]
    })
  return element.kind === 'yes-no' ? [cell('', whole)] : [cell('', whole), ...parts]
}

/** A reason for each soft rule that the figures of a form break, as its page asks for them before it is sent. */
export function reasonsFor(form: FormPage): CellReason[] {
  const figures: Figures = new Map(form.cells.map((cell) => [cellName(cell), cell]))
  const last: Figures = new Map(
    form.last.map(({ elementId, category, value, mark }) => [cellName({ elementId, category }), { value, mark }]),
  )
  const asked = new Set(form.elements.flatMap(cellsOf).map(cellName))
  return checkForm({ elements: form.elements, rules: form.rules, figures, last })
    .filter(({ severity }) => severity === 'soft')
    .flatMap(({ cells }) => cells.filter((cell) => asked.has(cellName(cell))).slice(0, 1))
    .map(({ elementId, category }) => ({ elementId, category, words: SOFT_REASON }))
}
