import Big from 'big.js'
import type { ReportBlock, ReportCell, ReportSpan } from '../../shared/report-blocks.ts'
import type { PrintedValue } from '../../shared/report-paper.ts'
import { isPercent } from '../figures/measure.ts'
import type { FactCell } from './facts.ts'
import { writeRounded } from './numbers.ts'

/** A value with its unit behind it: 85,2% and 1.234 người. Of a range the value is both ends, and the raw one is left out. */
export function printed(
  id: string,
  name: string,
  { value, least, most }: Pick<FactCell, 'value' | 'least' | 'most'>,
  unit: string | null = null,
): ReportSpan[] {
  const shown = value ?? (least === most ? least : undefined)
  const text =
    shown === undefined ? `${writeRounded(least ?? '0')} đến ${writeRounded(most ?? '0')}` : writeRounded(shown)
  const said: PrintedValue = {
    value: text,
    id,
    name,
    ...(shown === undefined ? {} : { raw: shown }),
    ...(unit ? { unit } : {}),
  }
  return [said, ...unitBehind(unit)]
}

/** A count, which has no unit of its own: what is counted stands behind it. */
export const counted = (id: string, name: string, count: number): ReportSpan => ({
  value: writeRounded(String(count)),
  id,
  name,
  raw: String(count),
})

const unitBehind = (unit: string | null): string[] => {
  if (!unit) return []
  return isPercent(unit) ? ['%'] : [` ${unit}`]
}

/** By how much, in what the measure is compared in: shares by percentage points. */
export const differenceUnit = (unit: string | null): string | null =>
  unit !== null && isPercent(unit) ? 'điểm phần trăm' : unit

/** One number for a cell; null where only a range is known or nothing is. */
export const singleOf = ({ value, least, most }: FactCell): string | null =>
  value ?? (least !== undefined && least === most ? least : null)

export const subtract = (one: string, other: string): string => new Big(one).minus(other).toFixed()

/** Words without empty texts, neighbouring texts as one. */
export function joined(spans: readonly ReportSpan[]): ReportSpan[] {
  const done: ReportSpan[] = []
  for (const span of spans) {
    const last = done.at(-1)
    if (typeof span === 'string' && typeof last === 'string') done[done.length - 1] = last + span
    else if (span !== '') done.push(span)
  }
  return done
}

export const paragraph = (...words: ReportSpan[]): ReportBlock => ({ kind: 'paragraph', words: joined(words) })
export const item = (level: 1 | 2, ...words: ReportSpan[]): ReportBlock => ({
  kind: 'item',
  level,
  words: joined(words),
})
export const textCell = (words: string): ReportCell => ({ words: [words] })
export const valueCell = (...words: ReportSpan[]): ReportCell => ({ words: joined(words), align: 'right' })

/** The first letter small, where the word is no name or abbreviation. */
export const lowerFirst = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.slice(0, 1).toLocaleLowerCase('vi') + words.slice(1) : words

/** Ended with a full stop, once. */
export const sentence = (words: string): string => `${words.trim().replace(/[.;,\s]+$/u, '')}.`
