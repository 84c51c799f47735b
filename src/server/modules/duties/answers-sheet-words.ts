import type { Standing } from '../../../shared/duties.ts'
import type { Language } from '../programmes/index.ts'

export type SheetHead =
  | 'programme'
  | 'section'
  | 'duty'
  | 'organisation'
  | 'standing'
  | 'daysLate'
  | 'period'
  | 'due'
  | 'extended'
  | 'asked'
  | 'submitted'

type Words = {
  sheet: string
  file: string
  heads: Record<SheetHead, string>
  standings: Record<Standing, string>
  /** Where not everything is shown. */
  cut: (rows: number) => string
}

export const sheetWords: Record<Language, Words> = {
  vi: {
    sheet: 'Nhiệm vụ',
    file: 'Theo dõi nhiệm vụ',
    heads: {
      programme: 'Kế hoạch',
      section: 'Mục',
      duty: 'Nhiệm vụ',
      organisation: 'Cơ quan',
      standing: 'Tình trạng',
      daysLate: 'Số ngày quá hạn',
      period: 'Kỳ',
      due: 'Hạn theo kế hoạch',
      extended: 'Gia hạn đến',
      asked: 'Xin gia hạn đến',
      submitted: 'Ngày gửi kết quả',
    },
    standings: {
      late: 'Quá hạn',
      returned: 'Bị trả lại',
      soon: 'Sắp đến hạn',
      open: 'Trong hạn',
      ahead: 'Chưa đến kỳ',
      'passed-before': 'Hạn đã qua trước khi theo dõi',
      'submitted-late': 'Gửi quá hạn, chờ chấp nhận',
      submitted: 'Chờ chấp nhận',
      'done-late': 'Hoàn thành quá hạn',
      done: 'Hoàn thành',
      cancelled: 'Đã hủy',
    },
    cut: (rows) => `Chỉ có ${rows} dòng đầu theo hạn. Lọc theo cơ quan hoặc tình trạng để lấy phần còn lại.`,
  },
  en: {
    sheet: 'Duties',
    file: 'Follow-up of duties',
    heads: {
      programme: 'Programme',
      section: 'Section',
      duty: 'Duty',
      organisation: 'Organisation',
      standing: 'Standing',
      daysLate: 'Days late',
      period: 'Period',
      due: 'Due by the plan',
      extended: 'Extended until',
      asked: 'Asks for time until',
      submitted: 'Handed in on',
    },
    standings: {
      late: 'Late',
      returned: 'Returned',
      soon: 'Due soon',
      open: 'In time',
      ahead: 'Not begun yet',
      'passed-before': 'Due before it was followed here',
      'submitted-late': 'Handed in late, to be accepted',
      submitted: 'To be accepted',
      'done-late': 'Done late',
      done: 'Done',
      cancelled: 'Cancelled',
    },
    cut: (rows) => `Only the first ${rows} rows by day. Filter by organisation or standing for the others.`,
  },
}
