import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { AnswersQuery } from '../../../shared/duties.ts'
import type { AnswerFilter } from './answer-filter.repository.ts'

/** What of a query chooses answers. */
export const filterOf = ({
  standing,
  asking,
  organisationId,
  sentTo,
  factId,
  kind,
  period,
  from,
  to,
  q = '',
}: Omit<AnswersQuery, 'after' | 'limit'>): AnswerFilter => ({
  standing,
  asking: asking === true,
  organisationId,
  sentTo,
  factId,
  kind,
  period,
  from,
  to,
  words: foldVietnamese(q).split(' ').filter(Boolean),
})
