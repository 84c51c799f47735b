import type { ReportBlock, ReportSpan } from '../../shared/report-blocks.ts'
import { writeDay } from '../days.ts'
import { isPercent } from '../figures/measure.ts'
import { dayOfFigures, type FactCell, type MissingReason, type ReportFacts, type TargetFact } from './facts.ts'
import { counted, differenceUnit, item, lowerFirst, paragraph, printed, singleOf, subtract } from './spans.ts'
import { countId, coverageId, differenceId, forecastId, goalId, milestoneId, pathId, resultId } from './value-ids.ts'

// What is aimed at ("phấn đấu đạt"), what was reached ("đã đạt …, đến ngày …") and what may be reached ("khả năng đạt") stand in sentences
// of their own, each in an item that holds no value of another.

const WHY: Record<MissingReason, string> = {
  'no-indicator': 'chỉ tiêu chưa được gắn với chỉ số nào',
  survey: 'chỉ tiêu cần điều tra, khảo sát',
  'not-asked': 'chưa có biểu nào thu thập số liệu trong kỳ',
  'none-reported': 'chưa đơn vị nào báo cáo',
}

/** What a target is called: its indicator, else the words of the plan. */
export const targetName = ({ indicator, quote }: TargetFact): string => indicator?.name ?? quote

const inPlan = ({ section }: TargetFact) => (section ? ` (mục ${section})` : '')
const unitOf = ({ indicator, goal }: TargetFact) => indicator?.measure ?? goal.unit

function goalWords(target: TargetFact): ReportSpan[] {
  const { goal, factId } = target
  const { comparator, value, upper, unit, milestone } = goal
  const by: ReportSpan[] =
    milestone === null
      ? []
      : [
          ' vào năm ',
          { value: String(milestone), id: milestoneId(factId), name: 'Năm của chỉ tiêu', raw: String(milestone) },
        ]
  if (value === null) return ['phấn đấu đạt như kế hoạch nêu', ...by]
  const name = `Chỉ tiêu: ${targetName(target)}`
  const aimed = printed(goalId(factId), name, { value: String(value) }, unit)
  switch (comparator) {
    case 'at-least':
      // More than all of them there is not.
      if (value === 100 && unit !== null && isPercent(unit)) return ['phấn đấu đạt ', ...aimed, ...by]
      return ['phấn đấu đạt từ ', ...aimed, ' trở lên', ...by]
    case 'above':
      return ['phấn đấu đạt trên ', ...aimed, ...by]
    case 'between':
      return [
        'phấn đấu đạt từ ',
        ...printed(goalId(factId), name, { least: String(value), most: String(upper ?? value) }, unit),
        ...by,
      ]
    case 'maintain':
      return ['phấn đấu duy trì ở mức ', ...aimed, ...by]
    case 'increase':
      return ['phấn đấu tăng ', ...aimed, ...by]
    default:
      return ['phấn đấu đạt ', ...aimed, ...by]
  }
}

const rises = ({ goal }: TargetFact) => goal.comparator === 'increase'

function resultWords(target: TargetFact, facts: ReportFacts): ReportSpan[] {
  const { now, factId, missing } = target
  if (now === null) return [`Chưa có số liệu: ${WHY[missing ?? 'none-reported']}.`]
  const { year, cell } = now
  const name = `Kết quả năm ${year}: ${targetName(target)}`
  return [
    `Kết quả: đã ${rises(target) ? 'tăng' : 'đạt'} `,
    ...printed(resultId(factId, year, facts.unitId), name, cell, unitOf(target)),
    `, đến ngày ${writeDay(dayOfFigures(year, facts.today))}`,
    ...coverageWords(target, year, cell, facts.whole),
    '.',
  ]
}

function coverageWords(
  target: TargetFact,
  year: number,
  { reported, expected }: FactCell,
  whole: boolean,
): ReportSpan[] {
  const { factId } = target
  if (expected <= 1) return whole ? [] : [' (trong phạm vi được xem)']
  return [
    ' (',
    counted(coverageId('r', factId, year), 'Số đơn vị đã báo cáo', reported),
    '/',
    counted(coverageId('e', factId, year), 'Số đơn vị phải báo cáo', expected),
    ' đơn vị đã báo cáo',
    whole ? ')' : ', trong phạm vi được xem)',
  ]
}

type Compared = {
  of: 'p' | 'y' | 'u'
  /** With what it is compared, before the colon. */
  with: ReportSpan[]
  base: string
  words: { more: string; less: string; same: string }
}

function compare(target: TargetFact, { of, with: against, base, words }: Compared): ReportBlock[] {
  const single = target.now === null ? null : singleOf(target.now.cell)
  if (single === null || target.now === null) return []
  const difference = subtract(single, base)
  if (/^-?0(\.0+)?$/.test(difference)) return [item(2, ...against, `: ${words.same}.`)]
  const isMore = !difference.startsWith('-')
  return [
    item(
      2,
      ...against,
      `: ${isMore ? words.more : words.less} `,
      ...printed(
        differenceId(of, target.factId, target.now.year),
        'Mức chênh lệch',
        { value: difference.replace('-', '') },
        differenceUnit(unitOf(target)),
      ),
      '.',
    ),
  ]
}

const HEIGHT = { more: 'cao hơn', less: 'thấp hơn', same: 'bằng' }

function comparisons(target: TargetFact, facts: ReportFacts): ReportBlock[] {
  const { path, before, parent, factId } = target
  const unit = unitOf(target)
  const name = targetName(target)
  const was = before === null ? null : singleOf(before.cell)
  const above = parent === null ? null : singleOf(parent.cell)
  return [
    ...(path === null
      ? []
      : compare(target, {
          of: 'p',
          with: [
            `So với lộ trình của kế hoạch năm ${path.year} (`,
            ...printed(pathId(factId, path.year), `Lộ trình: ${name}`, { value: path.value }, unit),
            ')',
          ],
          base: path.value,
          words: { ...HEIGHT, same: 'bằng mức của lộ trình' },
        })),
    ...(before === null || was === null
      ? []
      : compare(target, {
          of: 'y',
          with: [
            `So với năm ${before.year} (`,
            ...printed(
              resultId(factId, before.year, facts.unitId),
              `Kết quả năm ${before.year}: ${name}`,
              before.cell,
              unit,
            ),
            ')',
          ],
          base: was,
          words: { more: 'tăng', less: 'giảm', same: 'không thay đổi' },
        })),
    ...(parent === null || above === null
      ? []
      : compare(target, {
          of: 'u',
          with: [
            `So với mức chung của ${parent.unitName} (`,
            ...printed(resultId(factId, parent.year, parent.unitId), `${parent.unitName}: ${name}`, parent.cell, unit),
            ')',
          ],
          base: above,
          words: { ...HEIGHT, same: 'bằng mức chung' },
        })),
  ]
}

/** Each target: what is aimed at, what was reached, and how that compares; where there is no figure it says why. */
export function targetBlocks(facts: ReportFacts): ReportBlock[] {
  const { targets } = facts
  if (targets.length === 0) return [paragraph('Kế hoạch không nêu chỉ tiêu nào đang có hiệu lực.')]
  const known = targets.filter(({ now }) => now !== null).length
  return [
    paragraph(
      'Kế hoạch nêu ',
      counted(countId('targets'), 'Số chỉ tiêu', targets.length),
      ' chỉ tiêu; ',
      counted(countId('targets-with-figures'), 'Số chỉ tiêu có số liệu', known),
      ' chỉ tiêu có số liệu.',
    ),
    ...targets.flatMap((target) => [
      item(
        1,
        `${target.indicator ? target.indicator.name : `“${target.quote}”`}${inPlan(target)}: `,
        ...goalWords(target),
        '.',
      ),
      item(2, ...resultWords(target, facts)),
      ...comparisons(target, facts),
    ]),
  ]
}

/** Where targets are likely to come to, as far as their figures let it be said. */
export function forecastBlocks({ targets }: ReportFacts): ReportBlock[] {
  const told = targets.filter(({ forecast }) => forecast !== null)
  if (told.length === 0)
    return [paragraph('Chưa đủ số liệu của các năm để dự báo khả năng thực hiện các chỉ tiêu (cần ít nhất bốn năm).')]
  return told.flatMap((target) => {
    const { forecast, factId } = target
    if (forecast === null) return []
    const { year, value, least, most } = forecast
    const unit = unitOf(target)
    const name = `Dự báo năm ${year}: ${targetName(target)}`
    return [
      item(
        1,
        `${target.indicator?.name ?? `“${target.quote}”`}: khả năng ${rises(target) ? 'tăng' : 'đạt'} `,
        ...printed(forecastId(factId, year), name, { value }, unit),
        ` vào năm ${year} (trong khoảng `,
        ...printed(forecastId(factId, year, 'l'), `${name}, mức thấp`, { value: least }, unit),
        ' đến ',
        ...printed(forecastId(factId, year, 'm'), `${name}, mức cao`, { value: most }, unit),
        ', theo xu thế các năm đã có số liệu).',
      ),
    ]
  })
}

/** The words of a target's aim for a cell of a table, without what it is of. */
export const goalCell = (target: TargetFact): ReportSpan[] => goalWords(target)
export const missingWords = (target: TargetFact): string =>
  `Chưa có: ${lowerFirst(WHY[target.missing ?? 'none-reported'])}`
