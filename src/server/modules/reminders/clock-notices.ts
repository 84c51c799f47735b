import { LATE } from '../../../rules/telling/index.ts'
import type { NoticeKind, NoticeParams } from '../../../shared/notices.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { tellPeople } from '../notices/index.ts'
import type { PersonDue, PersonLate } from './gather.ts'
import { noteToldAnswers } from './tellings.repository.ts'

export type PlannerLate = PersonLate & { programmes: string[] }

/** The notices of the clock, written with the row that says that a person of a home was told, whether or not letters go out. */
export function clockNotices(clock: Clock, { homeId, unitPath }: { homeId: number; unitPath: string }) {
  const tell = (db: Db, personId: string, kind: NoticeKind, params: NoticeParams, subject = 'my-work') =>
    tellPeople(db, clock, {
      people: [personId],
      sentFrom: unitPath,
      kind,
      subject,
      params,
      words: null,
      byPerson: null,
    })
  return {
    /** Of what was told meanwhile nobody is told again. */
    async due(db: Db, { personId, items }: PersonDue): Promise<void> {
      const steps = await noteToldAnswers(db, homeId, personId, items)
      const late = steps.filter((step) => step === LATE).length
      if (steps.length > 0) await tell(db, personId, 'due-soon', { late, soon: steps.length - late })
    },
    lateWeek: (db: Db, { personId, late }: PersonLate) => tell(db, personId, 'late-week', { late }),
    lateProgrammes(db: Db, { personId, late, programmes }: PlannerLate): Promise<void> {
      const subject = programmes.length === 1 ? `programme:${programmes[0]}` : 'programmes'
      return tell(db, personId, 'late-programmes', { late, programmes: programmes.length }, subject)
    },
  }
}
