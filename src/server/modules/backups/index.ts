export { type BackupJobs, type BackupSettings, backupQueue, startBackupJobs } from './backup-jobs.ts'
export { type FinishedBackup, insertFinishedBackup } from './backups.repository.ts'
export { backupRoutes } from './backups.routes.ts'
