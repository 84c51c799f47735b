export { type BackupJobs, type BackupSettings, backupQueue, startBackupJobs } from './backup-jobs.ts'
export { backupRoutes } from './backups.routes.ts'
export { backupWays } from './backups.service.ts'
export { keepConsoleBackup } from './console-backups.service.ts'
