import type { AnswerEventKind } from '../../../shared/duties.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { ACT_WORDS } from './duty-words.ts'

/** Acts, and what else stands in the history of an answer. */
export const EVENT_WORDS: Record<AnswerEventKind, TextKey> = {
  ...ACT_WORDS,
  attach: 'doing.evidence.attached',
  detach: 'doing.evidence.detached',
}
