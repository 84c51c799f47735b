import type { ReportBlock, ReportCell } from '../../shared/report-blocks.ts'
import type { PaperTable } from '../../shared/report-paper.ts'
import { writeDay } from '../days.ts'
import { compareVietnamese } from '../vietnamese-text.ts'
import { standingWords } from './duty-sentences.ts'
import type { FactCell, ReportFacts } from './facts.ts'
import { paragraph, printed, textCell, valueCell } from './spans.ts'
import { goalCell, missingWords, targetName } from './target-sentences.ts'
import { figureId, pathId, resultId } from './value-ids.ts'

const numbered = (index: number): ReportCell => ({ words: [String(index + 1)], align: 'centre' })
const whole = (words: string): ReportCell[] => [{ words: [words], bold: true }]

/** Targets with what is aimed at, where the plan wants them to be, and what was reached this year and the last. */
export function targetTable(facts: ReportFacts): ReportBlock[] {
  const { targets, unitId } = facts
  if (targets.length === 0) return [paragraph('Kế hoạch không nêu chỉ tiêu nào đang có hiệu lực.')]
  const result = (factId: string, name: string, unit: string | null, at: { year: number; cell: FactCell } | null) =>
    at === null
      ? textCell('')
      : valueCell(...printed(resultId(factId, at.year, unitId), `Kết quả năm ${at.year}: ${name}`, at.cell, unit))
  const rows = targets.map((target, index): ReportCell[] => {
    const { factId, goal, indicator, path, now, before } = target
    const unit = indicator?.measure ?? goal.unit
    const name = targetName(target)
    return [
      numbered(index),
      textCell(name),
      { words: goalCell(target) },
      path === null
        ? textCell('')
        : valueCell(...printed(pathId(factId, path.year), `Lộ trình: ${name}`, { value: path.value }, unit)),
      result(factId, name, unit, before),
      now === null ? textCell(missingWords(target)) : result(factId, name, unit, now),
    ]
  })
  const table: PaperTable = {
    kind: 'table',
    heads: [
      ['TT', 'Chỉ tiêu', 'Mục tiêu của kế hoạch', 'Lộ trình đến kỳ báo cáo', 'Kết quả kỳ trước', 'Kết quả kỳ này'],
    ],
    widths: [5, 35, 22, 12, 12, 14],
    rows,
  }
  return [table]
}

/** A cell without a number says why there is none. */
function figureCell(id: string, name: string, cell: FactCell): ReportCell {
  if (cell.value !== undefined || cell.least !== undefined) return valueCell(...printed(id, name, cell))
  return { words: [cell.expected > 0 ? 'chưa báo cáo' : 'không áp dụng'], align: 'right' }
}

/** Units and what was counted, with all of them at the end; as many tables as go on a page across. */
export function unitTables({ units, period, unitId, unitName }: ReportFacts, columnsEach = 8): ReportBlock[] {
  if (units === null || units.elements.length === 0)
    return [paragraph('Chưa có biểu số liệu nào thu thập theo đơn vị hành chính trong kỳ.')]
  const parts = Math.ceil(units.elements.length / columnsEach)
  return Array.from({ length: parts }, (_, part): PaperTable => {
    const from = part * columnsEach
    const elements = units.elements.slice(from, from + columnsEach)
    const cellsOf = (id: string, name: string, cells: readonly FactCell[]) =>
      elements.map((element, index) =>
        figureCell(
          figureId(element.id, period, id),
          `${element.name}, ${name}`,
          cells[from + index] ?? { reported: 0, expected: 0 },
        ),
      )
    return {
      kind: 'table',
      ...(parts > 1 ? { title: `Phần ${part + 1}` } : {}),
      heads: [['TT', 'Đơn vị', ...elements.map(({ name, measure }) => `${name} (${measure})`)]],
      widths: [5, 19, ...elements.map(() => 76 / elements.length)],
      rows: [
        ...units.rows.map(({ unitId: id, unitName: name, cells }, index): ReportCell[] => [
          numbered(index),
          textCell(name),
          ...cellsOf(id, name, cells),
        ]),
        [
          textCell(''),
          { words: [`Cộng ${unitName}`], bold: true },
          ...cellsOf(unitId, unitName, units.total).map((cell) => ({ ...cell, bold: true })),
        ],
      ],
    }
  })
}

/** Each organisation with its duties and how they stand. */
export function dutyTable({ duties }: ReportFacts): ReportBlock[] {
  if (duties.length === 0) return [paragraph('Trong kỳ không có nhiệm vụ nào đến kỳ trả lời.')]
  const organisations = [...Map.groupBy(duties, ({ organisationName }) => organisationName)].sort(([a], [b]) =>
    compareVietnamese(a, b),
  )
  const table: PaperTable = {
    kind: 'table',
    heads: [['TT', 'Nhiệm vụ', 'Thời hạn', 'Sản phẩm', 'Tình hình thực hiện']],
    widths: [5, 45, 11, 17, 22],
    rows: organisations.flatMap(([name, its]) => [
      whole(name),
      ...its.map((duty, index): ReportCell[] => [
        numbered(index),
        textCell(duty.section ? `Mục ${duty.section}: ${duty.quote}` : duty.quote),
        { words: [duty.lastOn === null ? 'không nêu' : writeDay(duty.lastOn)], align: 'centre' },
        textCell(duty.products.join('; ')),
        textCell(standingWords(duty)),
      ]),
    ]),
  }
  return [table]
}
