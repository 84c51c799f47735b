import type { Standing } from '../../shared/duties.ts'
import type { ReportBlock, ReportSpan } from '../../shared/report-blocks.ts'
import { writeDay } from '../days.ts'
import { compareVietnamese } from '../vietnamese-text.ts'
import type { DutyFact, ReportFacts } from './facts.ts'
import { counted, item, paragraph, sentence } from './spans.ts'
import { countId, filesId, lateDaysId } from './value-ids.ts'

const DONE: readonly Standing[] = ['done', 'done-late']
const HANDED_IN: readonly Standing[] = ['submitted', 'submitted-late']
const OPEN: readonly Standing[] = ['soon', 'open', 'returned']

export const isLate = ({ standing }: DutyFact): boolean => standing === 'late'
const isHandedIn = ({ standing }: DutyFact) => DONE.includes(standing) || HANDED_IN.includes(standing)
const howMany = (duties: readonly DutyFact[], which: readonly Standing[]) =>
  duties.filter(({ standing }) => which.includes(standing)).length

const byOrganisation = (duties: readonly DutyFact[]): [DutyFact, ...DutyFact[]][] =>
  [...Map.groupBy(duties, ({ organisationId }) => organisationId).values()]
    .map((its) => its as [DutyFact, ...DutyFact[]])
    .sort(([a], [b]) => compareVietnamese(a.organisationName, b.organisationName))

/** How the duties that were to be answered in the period stand. */
export function dutyBlocks({ duties }: ReportFacts): ReportBlock[] {
  if (duties.length === 0) return [paragraph('Trong kỳ không có nhiệm vụ nào đến kỳ trả lời.')]
  const organisations = new Set(duties.map(({ organisationId }) => organisationId)).size
  const given = new Set(duties.map(({ factId }) => factId)).size
  const lines: [string, string, number][] = [
    ['answers-done', 'đã hoàn thành, được chấp nhận', howMany(duties, DONE)],
    ['answers-submitted', 'đã gửi kết quả, chờ chấp nhận', howMany(duties, HANDED_IN)],
    ['answers-open', 'đang thực hiện, còn trong hạn', howMany(duties, OPEN)],
    ['answers-late', 'quá hạn', howMany(duties, ['late'])],
    ['answers-cancelled', 'không thực hiện', howMany(duties, ['cancelled'])],
  ]
  return [
    paragraph(
      'Trong kỳ, ',
      counted(countId('organisations'), 'Số cơ quan, đơn vị có nhiệm vụ', organisations),
      ' cơ quan, đơn vị phải trả lời ',
      counted(countId('duties'), 'Số nhiệm vụ', given),
      ' nhiệm vụ, với ',
      counted(countId('answers'), 'Số lượt trả lời', duties.length),
      ' lượt trả lời:',
    ),
    ...lines
      .filter(([, , count]) => count > 0)
      .map(([id, words, count]) => item(1, counted(countId(id), `Số lượt ${words}`, count), ` lượt ${words}.`)),
  ]
}

/** Who is late, with what and for how long. */
export function lateBlocks({ duties, today }: ReportFacts): ReportBlock[] {
  const late = duties.filter(isLate)
  if (late.length === 0) return [paragraph(`Đến ngày ${writeDay(today)}, không có nhiệm vụ nào quá hạn.`)]
  return [
    paragraph(
      `Đến ngày ${writeDay(today)}, còn `,
      counted(countId('answers-late'), 'Số lượt quá hạn', late.length),
      ' lượt trả lời quá hạn:',
    ),
    ...byOrganisation(late).map((its) => {
      const [{ organisationId, organisationName }] = its
      const worst = its.reduce((most, each) => (each.daysLate > most.daysLate ? each : most))
      return item(
        1,
        `${organisationName}: `,
        counted(countId(`answers-late:${organisationId}`), `Số lượt quá hạn của ${organisationName}`, its.length),
        ' lượt, lâu nhất ',
        counted(lateDaysId(worst.assignmentId, worst.period), `Số ngày quá hạn: ${worst.quote}`, worst.daysLate),
        ' ngày.',
      )
    }),
  ]
}

/** What duties were to hand in and did. */
export function productBlocks({ duties }: ReportFacts): ReportBlock[] {
  const made = duties.filter((duty) => isHandedIn(duty) && duty.products.length > 0)
  if (made.length === 0) return [paragraph('Trong kỳ chưa có sản phẩm nào được gửi.')]
  return byOrganisation(made).flatMap((its) =>
    its.map((duty) => item(1, `${duty.organisationName}: ${sentence(`${duty.products.join('; ')}${sentOn(duty)}`)}`)),
  )
}

const sentOn = ({ submittedOn }: DutyFact) => (submittedOn === null ? '' : ` (gửi ngày ${writeDay(submittedOn)})`)

/** What each organisation said of its duties; of one organisation only its own. */
export function answerBlocks({ duties }: ReportFacts, organisationId: string | null): ReportBlock[] {
  const its = organisationId === null ? duties : duties.filter((duty) => duty.organisationId === organisationId)
  if (its.length === 0) return [paragraph('Trong kỳ không có nhiệm vụ nào đến kỳ trả lời.')]
  if (organisationId !== null) return its.flatMap(ofOwn)
  return byOrganisation(its).flatMap((each) => [paragraph(`${each[0].organisationName}:`), ...each.flatMap(ofOwn)])
}

function ofOwn(duty: DutyFact): ReportBlock[] {
  const { section, quote, words, files, assignmentId, period } = duty
  const said: ReportSpan[] =
    words === null ? [standingWords(duty)] : [`${standingWords(duty)} ${sentence(words.replace(/\s*\n\s*/g, '; '))}`]
  const proofs: ReportSpan[] =
    files === 0 ? [] : [' Minh chứng: ', counted(filesId(assignmentId, period), 'Số tệp minh chứng', files), ' tệp.']
  return [item(1, `${section ? `Mục ${section}: ` : ''}${sentence(quote)}`), item(2, ...said, ...proofs)]
}

/** How an answer stands, as a sentence. */
export function standingWords({ standing, submittedOn, lastOn, daysLate }: DutyFact): string {
  const on = submittedOn === null ? '' : ` ngày ${writeDay(submittedOn)}`
  switch (standing) {
    case 'done':
    case 'done-late':
      return `Đã hoàn thành${on}${standing === 'done-late' ? ', sau hạn' : ''}.`
    case 'submitted':
    case 'submitted-late':
      return `Đã gửi kết quả${on}${standing === 'submitted-late' ? ', sau hạn' : ''}, chờ chấp nhận.`
    case 'late':
      return daysLate > 0 && lastOn !== null ? `Quá hạn (hạn ${writeDay(lastOn)}), chưa gửi kết quả.` : 'Quá hạn.'
    case 'returned':
      return 'Được trả lại để bổ sung.'
    case 'cancelled':
      return 'Không thực hiện.'
    case 'passed-before':
      return 'Hạn đã qua khi kế hoạch được đưa vào theo dõi.'
    default:
      return `Đang thực hiện${lastOn === null ? '' : ` (hạn ${writeDay(lastOn)})`}.`
  }
}
