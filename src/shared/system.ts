import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

/** When backups are taken by themselves: so many hours after the last one, or each day at a time in Vietnam. */
export const BackupSchedule = Type.Object(
  {
    everyHours: Nullable(Type.Integer({ minimum: 1 })),
    at: Nullable(Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: '02:30' })),
  },
  strict,
)
export type BackupSchedule = Static<typeof BackupSchedule>

export const BACKUP_REASONS = ['scheduled', 'asked', 'console'] as const
export const BACKUP_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const BACKUP_FAILURES = [
  'disk-full',
  'folder-unusable',
  'damaged',
  'interrupted',
  'rights-lost',
  'rows-hidden',
  'unexpected',
] as const
export type BackupFailure = (typeof BACKUP_FAILURES)[number]

export const Backup = Type.Object(
  {
    id: Uuid,
    reason: Type.Enum([...BACKUP_REASONS]),
    state: Type.Enum([...BACKUP_STATES]),
    stage: Nullable(Type.Enum(['writing', 'reading-back'])),
    share: Type.Number({ minimum: 0, maximum: 1 }),
    requestedAt: Instant,
    startedAt: Nullable(Type.String({ format: 'date-time', description: 'What stood in the system then is in it' })),
    endedAt: Nullable(Instant),
    /** With its folder on the server. */
    file: Nullable(Type.String()),
    /** Null: never finished. `removed`: newer ones took its place. `missing`: somebody took it away. */
    fileState: Nullable(Type.Enum(['there', 'removed', 'missing'])),
    byteSize: Nullable(Type.Integer()),
    encrypted: Type.Boolean(),
    problem: Nullable(Type.Enum([...BACKUP_FAILURES])),
  },
  strict,
)
export type Backup = Static<typeof Backup>

export const Backups = Type.Object(
  {
    /** By the server's clock. */
    now: Instant,
    /** Null: only when somebody asks. */
    schedule: Nullable(BackupSchedule),
    nextAt: Nullable(Instant),
    /** By its schedule a good one should be there and is not. */
    late: Type.Boolean(),
    folder: Type.String(),
    besideData: Type.Boolean({ description: 'The folder lies in that of the data: one disk holds both' }),
    encrypted: Type.Boolean(),
    keep: Type.Integer(),
    /** Written to its end, read back whole, and there. */
    lastGood: Nullable(Backup),
    /** Only when no good one came after it. */
    lastFailure: Nullable(Backup),
    backups: Type.Array(Backup, { description: 'The newest fifty' }),
  },
  strict,
)
export type Backups = Static<typeof Backups>
