import type { TFunction } from 'i18next'
import type { MatrixCell } from '../../../shared/duty-views.ts'
import { formatNumber } from '../../ui/format.ts'
import { STANDING_WORDS } from './duty-words.ts'

/** "Quá hạn (2)": for those who hear it, and for files. */
export const cellWords = (
  t: TFunction<'text'>,
  { standing, answers }: Pick<MatrixCell, 'standing' | 'answers'>,
): string =>
  standing === null
    ? t('dutyViews.matrix.nothingYet')
    : `${t(STANDING_WORDS[standing].words)} (${formatNumber(answers)})`

/** The part of the plan in which a section stands: "III" of "III.2.a". */
export const partOfPlan = (section: string): string => section.split(/[.\s]/)[0] ?? ''
