import i18next from 'i18next'
import type { Backup, BackupFailure } from '../../../shared/system.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

export const REASON_WORDS: Record<Backup['reason'], TextKey> = {
  scheduled: 'system.backups.reason.scheduled',
  asked: 'system.backups.reason.asked',
  console: 'system.backups.reason.console',
}

export const STATES: Record<Backup['state'], { words: TextKey; tone: StateTone }> = {
  waiting: { words: 'system.backups.state.waiting', tone: 'idle' },
  running: { words: 'system.backups.state.running', tone: 'running' },
  done: { words: 'system.backups.state.done', tone: 'good' },
  failed: { words: 'system.backups.state.failed', tone: 'bad' },
  cancelled: { words: 'system.backups.state.cancelled', tone: 'idle' },
}

/** Of one that was good once. */
export const GONE: Record<'removed' | 'missing', { words: TextKey; tone: StateTone }> = {
  removed: { words: 'system.backups.state.removed', tone: 'idle' },
  missing: { words: 'system.backups.state.missing', tone: 'bad' },
}

export const STAGE_WORDS: Record<NonNullable<Backup['stage']>, TextKey> = {
  writing: 'system.backups.stage.writing',
  'reading-back': 'system.backups.stage.readingBack',
}

export const FAILURE_WORDS: Record<BackupFailure, TextKey> = {
  'disk-full': 'system.backups.failure.diskFull',
  'folder-unusable': 'system.backups.failure.folderUnusable',
  damaged: 'system.backups.failure.damaged',
  interrupted: 'system.backups.failure.interrupted',
  'rights-lost': 'system.backups.failure.rightsLost',
  'rows-hidden': 'system.backups.failure.rowsHidden',
  unexpected: 'system.backups.failure.unexpected',
}

const STEPS = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
] as const

/** "3 giờ trước": the largest whole unit; below a minute 0 minutes. */
export function ageWords(since: string, now: string): string {
  const seconds = Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000)
  const [unit, length] = STEPS.find(([, each]) => seconds >= each) ?? STEPS[2]
  return new Intl.RelativeTimeFormat(i18next.language === 'en' ? 'en-GB' : 'vi-VN').format(
    -Math.floor(seconds / length),
    unit,
  )
}
