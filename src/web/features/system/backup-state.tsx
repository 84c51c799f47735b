import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Backup, Backups } from '../../../shared/system.ts'
import { formatBytes, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { ageWords, FAILURE_WORDS, STAGE_WORDS, STATES } from './backup-words.ts'
import { backupProblems, backupsQuery, cancelBackup } from './backups.ts'

/** How old the last good backup is, and whether something is wrong. */
export function BackupState({ backups }: { backups: Backups }) {
  const { t } = useTranslation()
  const { lastGood, lastFailure, late, now } = backups
  return (
    <section className="stack" aria-label={t('system.backups.stateTitle')}>
      {lastGood?.startedAt ? (
        <p>
          <StateMark tone={late ? 'soon' : 'good'}>
            {t('system.backups.lastGood', {
              age: ageWords(lastGood.startedAt, now),
              at: formatWhen(lastGood.startedAt),
              size: formatBytes(lastGood.byteSize ?? 0),
            })}
          </StateMark>
        </p>
      ) : (
        <Notice tone="bad">{t('system.backups.noGood')}</Notice>
      )}
      {late ? <Notice tone="bad">{t('system.backups.late')}</Notice> : null}
      {lastFailure?.problem ? (
        <Notice tone="bad">
          <p>
            {t('system.backups.lastFailure', {
              at: formatWhen(lastFailure.endedAt ?? lastFailure.requestedAt),
              why: t(FAILURE_WORDS[lastFailure.problem]),
            })}
          </p>
        </Notice>
      ) : null}
    </section>
  )
}

export function BackupUnderWay({ backup }: { backup: Backup }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const cancelling = useMutation({
    mutationFn: () => cancelBackup(backup.id),
    onSettled: () => cache.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  })
  return (
    <section className="stack" aria-label={t('system.backups.state.running')}>
      <Progress
        words={t(backup.stage ? STAGE_WORDS[backup.stage] : STATES[backup.state].words)}
        share={backup.state === 'running' ? backup.share : undefined}
      />
      <ProblemMessage error={cancelling.error} words={backupProblems} />
      <div className="row">
        <button type="button" onClick={() => cancelling.mutate()} disabled={cancelling.isPending}>
          {t('system.backups.cancel')}
        </button>
      </div>
    </section>
  )
}

/** When backups are taken, where they are put, and what is not well about that. */
export function BackupSetup({ backups }: { backups: Backups }) {
  const { t } = useTranslation()
  const { schedule, nextAt, folder, keep, besideData, encrypted } = backups
  return (
    <section className="stack" aria-labelledby="backup-setup">
      <h2 id="backup-setup">{t('system.backups.setup.title')}</h2>
      {schedule && nextAt ? (
        <p>
          {schedule.at === null
            ? t('system.backups.setup.everyHours', { hours: schedule.everyHours ?? 24, next: formatWhen(nextAt) })
            : t('system.backups.setup.at', { at: schedule.at, next: formatWhen(nextAt) })}
        </p>
      ) : (
        <Notice tone="soon">{t('system.backups.setup.noSchedule')}</Notice>
      )}
      <p>{t('system.backups.setup.folder', { folder, count: keep })}</p>
      {besideData ? <Notice tone="soon">{t('system.backups.setup.besideData')}</Notice> : null}
      {encrypted ? (
        <p>{t('system.backups.setup.encrypted')}</p>
      ) : (
        <Notice tone="soon">{t('system.backups.setup.notEncrypted')}</Notice>
      )}
    </section>
  )
}
