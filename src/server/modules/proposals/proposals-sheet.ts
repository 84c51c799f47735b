import { writeDay } from '../../../rules/days.ts'
import type { LyingWith, ProposalKind, ProposalRow, ProposalState } from '../../../shared/proposals.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Language } from '../programmes/index.ts'

type Words = {
  heads: readonly string[]
  kinds: Record<ProposalKind, string>
  states: Record<ProposalState, string>
  lying: Record<LyingWith, string>
  guidance: string
  /** Where not everything is shown. */
  cut: string
}

export const proposalSheetWords: Record<Language, Words> = {
  vi: {
    heads: [
      'Loại',
      'Nội dung',
      'Tình trạng',
      'Cơ quan nêu',
      'Chương trình',
      'Mục',
      'Nhiệm vụ, chỉ tiêu',
      'Ngày gửi',
      'Đang ở',
      'Từ ngày',
      'Số ngày từ khi gửi',
      'Số ngày làm việc từ khi gửi',
      'Số ngày ở nơi hiện tại',
      'Số ngày làm việc ở nơi hiện tại',
      'Ngày kết thúc',
      'Hướng dẫn',
    ],
    kinds: { difficulty: 'Khó khăn, vướng mắc', proposal: 'Đề xuất, kiến nghị' },
    states: {
      draft: 'Nháp',
      sent: 'Đã gửi',
      taken: 'Đang xử lý',
      returned: 'Cần bổ sung',
      'sent-up': 'Đã chuyển lên cấp trên',
      answered: 'Đã trả lời',
      withdrawn: 'Đã rút',
      closed: 'Đã kết thúc',
    },
    lying: { organisation: 'Cơ quan nêu', agency: 'Cơ quan thường trực', above: 'Cấp trên', nobody: '' },
    guidance: 'Có',
    cut: 'Chỉ có 10.000 dòng đầu; hãy lọc bớt.',
  },
  en: {
    heads: [
      'Kind',
      'Title',
      'State',
      'Raised by',
      'Programme',
      'Section',
      'Duty, target',
      'Sent on',
      'Lies with',
      'Since',
      'Days since sent',
      'Working days since sent',
      'Days where it lies',
      'Working days where it lies',
      'Ended on',
      'Guidance',
    ],
    kinds: { difficulty: 'Difficulty', proposal: 'Proposal' },
    states: {
      draft: 'Draft',
      sent: 'Sent',
      taken: 'Taken in hand',
      returned: 'Returned for more',
      'sent-up': 'Sent up',
      answered: 'Answered',
      withdrawn: 'Withdrawn',
      closed: 'Closed',
    },
    lying: { organisation: 'Who raised it', agency: 'Standing agency', above: 'A unit above', nobody: '' },
    guidance: 'Yes',
    cut: 'Only the first 10,000 lines; narrow the list.',
  },
}

/** A list with its heads, as rows of text. */
export function sheetRows(rows: readonly ProposalRow[], isCut: boolean, language: Language): string[][] {
  const words = proposalSheetWords[language]
  const day = (text: Day | null) => (text === null ? '' : language === 'vi' ? writeDay(text) : text)
  const count = (number: number | undefined) => (number === undefined ? '' : String(number))
  return [
    [...words.heads],
    ...rows.map(({ days: { sinceSent, here }, ...row }) => [
      words.kinds[row.kind],
      row.title,
      words.states[row.state],
      row.organisationName,
      row.programmeName ?? '',
      row.section ?? '',
      row.quote ?? '',
      day(row.sentOn),
      [words.lying[row.liesWith], row.liesAt].filter(Boolean).join(' – '),
      row.liesWith === 'nobody' ? '' : day(row.liesSince),
      count(sinceSent?.days),
      count(sinceSent?.workingDays),
      count(here?.days),
      count(here?.workingDays),
      day(row.endedOn),
      row.isGuidance ? words.guidance : '',
    ]),
    ...(isCut ? [[words.cut]] : []),
  ]
}
