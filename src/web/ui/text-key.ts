import type { ParseKeys } from 'i18next'

/** A key of the texts, checked by the compiler. */
export type TextKey = ParseKeys<'text'>
