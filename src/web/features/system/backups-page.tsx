import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '../../../shared/system.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatBytes, formatWhen } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { BackupSetup, BackupState, BackupUnderWay } from './backup-state.tsx'
import { FAILURE_WORDS, GONE, REASON_WORDS, STATES } from './backup-words.ts'
import { backupProblems, backupsQuery, isUnderWay, takeBackup } from './backups.ts'

/** For who operates the system: how old the last good backup is, what failed and why, and one more now. */
export function BackupsPage() {
  const { t } = useTranslation()
  const { data } = useSuspenseQuery(backupsQuery)
  const cache = useQueryClient()
  const taking = useMutation({
    mutationFn: takeBackup,
    onSettled: () => cache.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  })
  const columns = useColumns()
  const underWay = data.backups.find(isUnderWay)
  return (
    <Page
      title={t('system.backups.title')}
      up={<Link to="/administration">{t('app.places.administration')}</Link>}
      about={t('system.backups.about')}
      action={
        underWay ? null : (
          <button type="button" className="main" onClick={once(() => taking.mutate())} disabled={taking.isPending}>
            {t('system.backups.take')}
          </button>
        )
      }
    >
      <ProblemMessage error={taking.error} words={backupProblems} />
      <BackupState backups={data} />
      {underWay ? <BackupUnderWay backup={underWay} /> : null}
      <BackupSetup backups={data} />
      <h2>{t('system.backups.listTitle')}</h2>
      {data.backups.length === 0 ? (
        <EmptyState title={t('system.backups.empty')} />
      ) : (
        <DataTable
          caption={t('system.backups.listTitle')}
          columns={columns}
          rows={data.backups}
          rowKey={({ id }) => id}
          fileName={t('system.backups.fileName')}
        />
      )}
    </Page>
  )
}

const stateOf = ({ state, fileState }: Backup) =>
  fileState === 'removed' || fileState === 'missing' ? GONE[fileState] : STATES[state]

function useColumns(): Column<Backup>[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const stateWords = (backup: Backup) => {
      const words = t(stateOf(backup).words)
      return backup.problem ? `${words}: ${t(FAILURE_WORDS[backup.problem])}` : words
    }
    const since = ({ startedAt, requestedAt }: Backup) => startedAt ?? requestedAt
    return [
      {
        id: 'at',
        head: t('system.backups.column.at'),
        text: (row) => formatWhen(since(row)),
        order: since,
        width: '9rem',
      },
      {
        id: 'state',
        head: t('system.backups.column.state'),
        text: stateWords,
        cell: (row) => <StateMark tone={stateOf(row).tone}>{stateWords(row)}</StateMark>,
      },
      { id: 'reason', head: t('system.backups.column.reason'), text: ({ reason }) => t(REASON_WORDS[reason]) },
      {
        id: 'size',
        head: t('system.backups.column.size'),
        text: ({ byteSize }) => (byteSize === null ? '' : formatBytes(byteSize)),
        order: ({ byteSize }) => byteSize ?? 0,
        numeric: true,
      },
      { id: 'file', head: t('system.backups.column.file'), text: ({ file }) => file ?? '' },
    ]
  }, [t])
}
