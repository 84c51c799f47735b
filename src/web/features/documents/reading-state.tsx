import { useTranslation } from 'react-i18next'
import type { ReadingStatus } from '../../../shared/documents.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { STATE_WORDS } from './document-words.ts'

export function ReadingState({ reading }: { reading: ReadingStatus | null }) {
  const { t } = useTranslation()
  if (!reading) return <StateMark tone="idle">{t('documents.state.none')}</StateMark>
  const { tone, words } = STATE_WORDS[reading.state]
  return <StateMark tone={tone}>{t(words)}</StateMark>
}
