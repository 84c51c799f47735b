import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { NoteProgress } from '../../platform/progress.ts'
import { getCutOffs, getWorkingDays } from '../calendars/index.ts'
import { composeForms } from '../data-sets/index.ts'
import { type Given, isOnGrounds } from '../programmes/index.ts'
import { addedIn } from './added.ts'
import { listAnnotations, showAnnotations } from './annotations.repository.ts'
import { noteOpened } from './daily-opening.repository.ts'
import { applyOpening, listKnownAnswers, listKnownAssignments } from './opening.repository.ts'
import { compareOpening, type PlaceOf } from './opening.ts'
import { carryParts } from './parts.repository.ts'
import { type TimeFacts, wantedIn } from './wanted.ts'

/**
 * Brings the assignments of a programme, and the answers and forms that they ask for, to what its plan gives to whom now, with
 * what planners added. The programme is held by the caller, so that one opening comes after another.
 */
export async function openDuties(db: Db, given: Given, note?: NoteProgress): Promise<void> {
  const { programme, on } = given
  await showAnnotations(db, programme)
  const addedTo = addedIn(await listAnnotations(db, programme))
  const known = await listKnownAssignments(db, programme)
  const answers = await listKnownAnswers(db, programme)
  const now = {
    on: on as Day,
    newId,
    placeOf: placesFor(given),
    ownPlaceOf: (id: string) => ownPlaceIn(given, id),
    isThere: (id: string) => given.placeOf.has(id),
    namedFor: (factId: string) => addedTo(factId).owners,
  }
  await applyOpening(
    db,
    programme,
    on as Day,
    compareOpening(wantedIn(given, await getTimeFacts(db), addedTo), known, answers, now),
    note,
  )
  await carryParts(db, programme)
  await composeForms(db, given)
  await noteOpened(db, programme, on as Day)
}

export const getTimeFacts = async (db: Db): Promise<TimeFacts> => ({
  working: await getWorkingDays(db),
  cutOffOf: await getCutOffs(db),
})

/**
 * At the organisation's own place, where it is of the programme's unit or of one below: those who answer for it write there. One
 * of elsewhere has it beside the programme: it shows to the organisation, and the planner says what became of it.
 */
function placesFor({ programme, grounds, placeOf }: Given): PlaceOf {
  return (organisationId) => {
    if (organisationId === null) return { unitPath: programme.unitPath, beside: false }
    const own = placeOf.get(organisationId)
    if (own !== undefined && isOnGrounds(own, grounds))
      return { unitPath: placeBelow(own, organisationId), beside: false }
    return { unitPath: placeBelow(programme.unitPath, organisationId), beside: true }
  }
}

const placeBelow = (unitPath: string, organisationId: string) => `${unitPath}.0.${organisationId}`

function ownPlaceIn({ placeOf }: Given, organisationId: string): string | undefined {
  const unitPath = placeOf.get(organisationId)
  return unitPath === undefined ? undefined : placeBelow(unitPath, organisationId)
}
