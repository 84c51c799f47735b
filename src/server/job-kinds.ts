import { type BackupJobs, backupWays } from './modules/backups/index.ts'
import { type ReadingJobs, readingWays } from './modules/documents/index.ts'
import { writeLetterAgain } from './modules/identity/index.ts'
import type { JobKinds } from './modules/jobs/index.ts'
import { letterWays, type MailJobs } from './modules/mails/index.ts'
import { writeNoticesAgain } from './modules/reminders/index.ts'
import type { Actor } from './platform/actor.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/database.ts'

type Deps = { db: Db; clock: Clock; readings: ReadingJobs; backups: BackupJobs; mails: MailJobs }

/** Every kind of long work, with what its module lets be done with it. */
export const jobKindsOf = ({ db, clock, readings, backups, mails }: Deps): JobKinds => ({
  reading: readingWays({ db, clock, readings }),
  backup: backupWays({ db, clock, backups }),
  letter: letterWays({
    db,
    clock,
    mails,
    writeAgain: (db, actor: Actor, mail) =>
      mail.kind === 'notices'
        ? writeNoticesAgain(db, clock, mails, mail)
        : writeLetterAgain(db, clock, actor, mails, mail),
  }),
})
