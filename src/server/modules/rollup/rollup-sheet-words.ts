import { writeDay } from '../../../rules/days.ts'
import type { Day } from '../../../shared/schema.ts'

export const rollupWords = {
  vi: {
    title: 'Tổng hợp số liệu',
    unit: 'Đơn vị',
    coverage: 'Đã báo cáo/phải báo cáo',
    part: 'Chỉ gồm số liệu của phần mà người xuất được xem.',
    view: { was: 'Theo đơn vị hành chính khi báo cáo.', now: 'Theo đơn vị hành chính hiện nay.' },
    asOf: (day: Day) => `Ngày xuất: ${writeDay(day)}`,
  },
  en: {
    title: 'Figures',
    unit: 'Unit',
    coverage: 'Reported/asked',
    part: 'Only of the part that the exporter sees.',
    view: { was: 'Over the units as they were.', now: 'Over the units as they are now.' },
    asOf: (day: Day) => `Exported on ${day}`,
  },
} as const
