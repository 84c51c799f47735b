import { writeDay } from '../../../rules/days.ts'
import { periodInWords } from '../../../rules/period-in-words.ts'
import type { Letterhead } from '../../../shared/letterheads.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import type { Cell, PaperBlock } from '../../../shared/report-paper.ts'
import type { Day } from '../../../shared/schema.ts'
import { BLANK, dayInWords, writeOfficialLetter } from '../papers/index.ts'

/** An answer that an organisation is reminded of; `daysLate` 0: it is not late. */
export type RemindedDuty = {
  organisationName: string
  section: string
  quote: string
  /** Of a part of a duty: who gave it. */
  giver: string | null
  period: string
  lastOn: Day | null
  daysLate: number
}

export type ReminderLetter = {
  letterhead: Letterhead
  on: Day
  /** The documents that give these duties, as they were confirmed. */
  plans: readonly Partial<DocumentFacts>[]
  duties: readonly RemindedDuty[]
  /** What the sender adds. */
  words: string | null
  answerBy: Day | null
}

const headsOf = (duties: readonly RemindedDuty[]) => {
  const what = duties.every(({ giver }) => giver === null) ? 'Nội dung kế hoạch giao' : 'Nội dung được giao'
  return ['TT', what, 'Kỳ', 'Thời hạn', 'Tình trạng']
}
const WIDTHS = [6, 50, 13, 15, 16]

/** The official letter that urges organisations to do what a plan gave them, and to answer, as a .docx. */
export function writeReminderLetter(letter: ReminderLetter): Promise<Buffer> {
  const { letterhead, on, plans, duties, words, answerBy } = letter
  const byOrganisation = Map.groupBy(duties, ({ organisationName }) => organisationName)
  const addressees = [...byOrganisation.keys()]
  const issuer = letterhead.issuer ?? BLANK
  const late = duties.filter(({ daysLate }) => daysLate > 0).length
  const counted = [
    ...(late > 0 ? [`${late} nội dung đã quá hạn`] : []),
    ...(late < duties.length ? [`${duties.length - late} nội dung chưa gửi kết quả`] : []),
  ].join(' và ')
  const asked = addressees.length > 1 ? 'các cơ quan, đơn vị' : (addressees[0] ?? BLANK)
  const body = [
    paragraph(
      `Thực hiện ${plans.map(planInWords).join('; ')}, qua theo dõi đến ${dayInWords(on)}, ${asked} còn ${counted}, cụ thể như sau:`,
    ),
    { kind: 'table' as const, heads: [headsOf(duties)], widths: WIDTHS, rows: rowsOf(byOrganisation) },
    ...(words === null ? [] : words.split(/\n+/).map((line) => paragraph(line.trim()))),
    paragraph(
      `${issuer} đề nghị ${asked} khẩn trương thực hiện các nội dung nêu trên và gửi kết quả trước ${answerBy === null ? `ngày ${BLANK}` : dayInWords(answerBy)}; trường hợp có khó khăn, vướng mắc, đề nghị nêu rõ nguyên nhân và thời gian hoàn thành để xem xét, giải quyết.`,
    ),
  ]
  const [only] = plans.length === 1 ? plans : []
  const subject = `đôn đốc thực hiện ${only ? `${kindOf(only)} số ${only.number ?? BLANK}` : 'các kế hoạch được giao'}`
  return writeOfficialLetter({ letterhead, on, subject, addressees, body })
}

const paragraph = (words: string): PaperBlock => ({ kind: 'paragraph', words: [words] })

function rowsOf(byOrganisation: ReadonlyMap<string, readonly RemindedDuty[]>): Cell[][] {
  return [...byOrganisation].flatMap(([name, duties]) => [
    ...(byOrganisation.size > 1 ? [[{ words: [name], bold: true }]] : []),
    ...duties.map(({ section, quote, giver, period, lastOn, daysLate }, index) =>
      [
        String(index + 1),
        contentOf({ section, quote, giver }),
        periodInWords(period),
        lastOn === null ? 'không nêu' : writeDay(lastOn),
        daysLate > 0 ? `Quá hạn ${daysLate} ngày` : 'Chưa gửi kết quả',
      ].map((words) => ({ words: [words] })),
    ),
  ])
}

/** What the plan gives stands under its section; of a part it is said who gave it, and of which duty. */
function contentOf({ section, quote, giver }: Pick<RemindedDuty, 'section' | 'quote' | 'giver'>): string {
  if (giver === null) return section ? `Mục ${section}: ${quote}` : quote
  return `Phần việc ${giver} giao${section ? `, thuộc nhiệm vụ tại mục ${section}` : ''}: ${quote}`
}

/** Its kind, number, day, issuer and abstract, as the first mention of a document has them (Nghị định 30/2020/NĐ-CP, phần II.6). */
function planInWords(plan: Partial<DocumentFacts>): string {
  const { number, issuedOn, issuer, title } = plan
  const day = issuedOn?.length === 10 ? dayInWords(issuedOn) : `ngày ${BLANK}`
  return `${kindOf(plan)} số ${number ?? BLANK} ${day} của ${issuer ?? BLANK} về việc ${title ? firstLower(title) : BLANK}`
}

const kindOf = ({ kind }: Partial<DocumentFacts>) => (kind ? firstUpper(kind.toLocaleLowerCase('vi')) : 'Văn bản')
const firstUpper = (words: string) => words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1)
/** The abstract without the words that announce it. */
const firstLower = (title: string) => {
  const words = title.replace(/^(về việc|v\/v|về)\s+/iu, '').replace(/[.\s]+$/u, '')
  return words.slice(0, 1).toLocaleLowerCase('vi') + words.slice(1)
}
