import type { ReadAction } from '../../../shared/audit.ts'
import type { Action } from '../../../shared/people.ts'
import { type Actor, grantMay, isBelow } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Reading } from '../../platform/reads.ts'
import { findPlace, type Place, recordAudit } from './audit.repository.ts'

const hourMs = 60 * 60 * 1000

/**
 * Writes who saw what: of one person, action and thing once an hour, so that turning pages costs nothing further. What is
 * published leaves nothing: everyone below may read it. Throws where the trail cannot be written.
 */
export function keepReadTrail(db: Db, clock: Clock) {
  let hour = 0
  let written = new Map<string, Promise<void>>()
  return (actor: Actor, { action, of }: Reading, id?: string): Promise<void> => {
    const now = Math.floor(clock.now().getTime() / hourMs)
    if (now !== hour) {
      hour = now
      written = new Map()
    }
    const inThisHour = written
    const key = `${actor.personId} ${action} ${of} ${id ?? ''}`
    const known = inThisHour.get(key)
    if (known) return known
    const writing = writeRead(db, clock, actor, action, of, id).catch((error: unknown) => {
      inThisHour.delete(key)
      throw error
    })
    inThisHour.set(key, writing)
    return writing
  }
}

async function writeRead(
  db: Db,
  clock: Clock,
  actor: Actor,
  action: ReadAction,
  of: Reading['of'],
  id: string | undefined,
): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const place = id === undefined ? undefined : await findPlace(db, of, id)
    if (place?.published) return
    const mine = place !== undefined && actor.scopes.some((scope) => isBelow(place.unitPath, scope))
    const subject = id === undefined ? of : `${of}:${id}`
    for (const where of mine ? [place] : placesOf(actor, accessTo[of])) {
      const { homeId, unitPath } = where
      await recordAudit(db, clock, actor, { homeId, unitPath, action, subject })
    }
  })
}

const accessTo: Record<Reading['of'], Action> = {
  people: 'people.read',
  audit: 'audit.read',
  document: 'documents.read',
  programme: 'programmes.read',
  version: 'programmes.read',
  clause: 'programmes.read',
  assignment: 'duties.read',
  form: 'figures.read',
  figures: 'figures.read',
  proposals: 'duties.read',
  proposal: 'duties.read',
  report: 'duties.read',
}

/** Where somebody reads: a list of all that lies below them, or a thing of elsewhere that names them. */
function placesOf({ grants }: Actor, action: Action): Pick<Place, 'homeId' | 'unitPath'>[] {
  const allowing = grants.filter((grant) => grantMay(grant, action))
  const places = (allowing.length > 0 ? allowing : grants).flatMap(({ homeId, unitPath, scopes }) => {
    const path = scopes.includes(unitPath) ? unitPath : scopes[0]
    return path === undefined ? [] : [{ homeId, unitPath: path }]
  })
  return places.filter(
    (one, index) =>
      !places.some((other, at) =>
        other.unitPath === one.unitPath ? at < index : isBelow(one.unitPath, other.unitPath),
      ),
  )
}
