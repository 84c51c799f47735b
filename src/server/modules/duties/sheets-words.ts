import { writeDay } from '../../../rules/days.ts'
import { periodInWords } from '../../../rules/period-in-words.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Language } from '../programmes/index.ts'

const asOf = (day: Day) => `Ngày xuất: ${writeDay(day)}`

/** Of the workbooks of my work and of the matrices. */
export const sheetsWords = {
  vi: {
    asOf,
    myWork: 'Việc của tôi',
    mine: 'Việc phải làm',
    handedIn: 'Đã gửi, chờ chấp nhận',
    toAccept: 'Chờ tôi chấp nhận',
    asking: 'Xin gia hạn',
    cut: (rows: number) => `Chỉ có ${rows} dòng đầu theo hạn.`,
    organisation: 'Cơ quan',
    dutyMatrix: 'Cơ quan và nhiệm vụ',
    reportMatrix: 'Báo cáo theo kỳ',
    nothingYet: 'đã giao, chưa đến kỳ',
    period: (period: string) => {
      const words = periodInWords(period)
      return words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1)
    },
    cutMatrix: 'Bảng lớn quá, chỉ có một phần. Lọc theo nhiệm vụ, cơ quan hoặc kỳ để lấy phần còn lại.',
  },
  en: {
    asOf: (day: Day) => `Exported on ${day}`,
    myWork: 'My work',
    mine: 'To do',
    handedIn: 'Handed in, to be accepted',
    toAccept: 'To accept',
    asking: 'Asking for time',
    cut: (rows: number) => `Only the first ${rows} rows by day.`,
    organisation: 'Organisation',
    dutyMatrix: 'Organisations and duties',
    reportMatrix: 'Reports by period',
    nothingYet: 'given, nothing asked for yet',
    period: (period: string) => period || 'once',
    cutMatrix: 'The table is too large, this is a part of it. Filter by duty, organisation or period for the rest.',
  },
} satisfies Record<Language, unknown>
