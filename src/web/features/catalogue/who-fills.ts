import type { TFunction } from 'i18next'
import type { ReporterChoice } from '../../../shared/data-sets.ts'
import { LEVEL_WORDS } from './catalogue-words.ts'

/** The one body, or all who report of a level. */
export const whoFills = (
  t: TFunction<'text'>,
  { organisation, level }: Pick<ReporterChoice, 'organisation' | 'level'>,
) => organisation?.name ?? t(LEVEL_WORDS[level])
