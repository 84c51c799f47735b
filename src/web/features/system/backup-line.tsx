import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../../ui/state-mark.tsx'
import { ageWords } from './backup-words.ts'
import { backupsQuery } from './backups.ts'

/** In one line how old the last good backup is; nothing until that is known. */
export function BackupLine() {
  const { t } = useTranslation()
  const { data } = useQuery(backupsQuery)
  if (!data) return null
  const { lastGood, late, now } = data
  if (!lastGood?.startedAt) return <StateMark tone="bad">{t('system.backups.line.none')}</StateMark>
  const age = ageWords(lastGood.startedAt, now)
  return late ? (
    <StateMark tone="soon">{t('system.backups.line.late', { age })}</StateMark>
  ) : (
    <StateMark tone="good">{t('system.backups.line.good', { age })}</StateMark>
  )
}
