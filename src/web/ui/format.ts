import i18next from 'i18next'
import { isDay } from '../../rules/days.ts'

// A locale is not a time zone: whoever reads, days and hours are Vietnam's.
const TIME_ZONE = 'Asia/Ho_Chi_Minh'

const instantParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A day as 20/11/2026, a month as 11/2026, an instant as 14:05 20/11/2026 (`'day'`: 20/11/2026). */
export function formatWhen(when: string, show: 'all' | 'day' = 'all'): string {
  const day = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(when)
  if (day) return [day[3], day[2], day[1]].filter(Boolean).join('/')
  const at = new Date(when)
  if (Number.isNaN(at.getTime())) return when
  const part = Object.fromEntries(instantParts.formatToParts(at).map(({ type, value }) => [type, value]))
  const onDay = `${part.day}/${part.month}/${part.year}`
  return show === 'day' ? onDay : `${part.hour}:${part.minute} ${onDay}`
}

/** Thứ Hai, Monday: of a day as the wire has it. */
export const formatWeekday = (day: string): string =>
  new Intl.DateTimeFormat(i18next.language === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** 1.234,5 in Vietnamese, 1,234.5 in English. */
export function formatNumber(
  value: number,
  options: Intl.NumberFormatOptions = {},
  language = i18next.language,
): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN', options).format(value)
}

/** 340 kB, 2,4 MB: as file managers count, in steps of 1024. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${formatNumber(bytes)} B`
  const megabytes = bytes / 1024 / 1024
  if (megabytes < 1) return `${formatNumber(Math.ceil(bytes / 1024))} kB`
  return `${formatNumber(megabytes, { maximumFractionDigits: 1 })} MB`
}

/** A day as people write it, 20/11/2026, as the wire has it; undefined where it is no day. */
export function parseDay(written: string): string | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written.trim())
  if (!match) return undefined
  const [, day = '', month = '', year = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : undefined
}

/** "tỉnh Hưng Yên" where a sentence or a line begins with it. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
