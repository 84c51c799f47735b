import { lastDayOf } from '../../../rules/duties/index.ts'
import type { DutyFact } from '../../../rules/reports/index.ts'
import type { Db } from '../../platform/database.ts'
import { addedIn } from './added.ts'
import { listAnnotations } from './annotations.repository.ts'
import { toAnswer } from './answer-words.ts'
import { listReportedAnswers, type Reported } from './reported-duties.repository.ts'

/** The duties of a programme as a report tells them, as far as the caller sees them: how each answer stands, its products and words. */
export async function readReportedDuties(db: Db, asked: Reported): Promise<DutyFact[]> {
  const rows = await listReportedAnswers(db, asked)
  const added = addedIn(await listAnnotations(db, { homeId: asked.homeId, id: asked.programmeId }))
  return rows.map((row): DutyFact => {
    const {
      assignmentId,
      factId,
      section,
      quote,
      organisationId,
      organisationName,
      place,
      period,
      body,
      words,
      files,
    } = row
    const { standing, days, submittedOn } = toAnswer(row, asked.today)
    const product = body.product ?? added(factId).product
    return {
      ...{ assignmentId, factId, section, quote, organisationId, place, period, standing, submittedOn, words, files },
      organisationName: organisationName ?? organisationId,
      lastOn: lastDayOf(row),
      daysLate: standing === 'late' ? days : 0,
      products: product ? [product] : [],
    }
  })
}
