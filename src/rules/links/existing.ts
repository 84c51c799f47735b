import type { Indicator } from '../../shared/indicators.ts'
import { foldVietnamese } from '../vietnamese-text.ts'

// What a plan names and the system may hold already.

/** "Số: 89/QĐ-TTg" and "89 / QĐ-TTg" are one number. */
export const numberKey = (number: string): string =>
  foldVietnamese(number.replace(/^\s*số\s*:?\s*/iu, '').replace(/\s+/g, '')).replace(/[\s]/g, '')

/** Two targets with one key are of the same indicator and year; null: nothing to be the same as. */
export function indicatorKey(indicator: Indicator | null | undefined, milestone: number | null): string | null {
  if (!indicator || milestone === null) return null
  const { entry, kind, numerator, denominator } = indicator
  return `${entry ?? `${kind} ${shortened(numerator)} / ${shortened(denominator ?? '')}`} ${milestone}`
}

/** An index holds so much and no more. */
const shortened = (words: string) => foldVietnamese(words).slice(0, 250).toWellFormed()

const YEARS = /(?:giai đoạn\s*)?(?:đến năm\s*)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?/giu
const KINDS = /(?<!\p{L})(?:tiểu đề án|đề án|chương trình|kế hoạch|dự án|triển khai|thực hiện)(?!\p{L})/giu
const wordsOf = (name: string) =>
  new Set(
    foldVietnamese(name.replace(YEARS, ' ').replace(KINDS, ' '))
      .split(' ')
      .filter((word) => word.length > 1),
  )

/** How much two names have in common, from 0 to 1: their years and signs left out. */
export function sameName(one: string, other: string): number {
  const a = wordsOf(one)
  const b = wordsOf(other)
  if (a.size === 0 || b.size === 0) return 0
  const shared = [...a].filter((word) => b.has(word)).length
  // A title says more than the scheme's own name: "Kế hoạch thực hiện Đề án …".
  return shared / Math.min(a.size, b.size) >= 0.99 && Math.min(a.size, b.size) >= 5
    ? Math.max(0.85, shared / Math.max(a.size, b.size))
    : shared / Math.max(a.size, b.size)
}

export const LEAST_SAME_NAME = 0.8
