import { dayInVietnam } from '../../../rules/days.ts'
import { clockActor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listRemindedByMail } from '../duties/index.ts'
import type { HomeRow } from '../homes/index.ts'
import { listPeopleAnsweringFor } from '../identity/index.ts'
import { listToMail } from '../notices/index.ts'
import { getUnit } from '../units/index.ts'
import { insertTelling } from './tellings.repository.ts'

/** Whom somebody reminded by mail after an instant is to be written to: whoever answers for the organisation now. */
export async function tellReminded(
  { db, clock }: { db: Db; clock: Clock },
  { id, unitId, scopes }: HomeRow,
  after: Date,
): Promise<void> {
  const day = today(clock)
  await inTransaction(db, clockActor(scopes), async (db) => {
    const reminded = await listRemindedByMail(db, id, after)
    if (reminded.length === 0) return
    const organisationIds = [...new Set(reminded.map(({ organisationId }) => organisationId))]
    const peopleOf = Map.groupBy(
      await listPeopleAnsweringFor(db, id, organisationIds, day),
      ({ organisationId }) => organisationId,
    )
    const unitPath = (await getUnit(db, unitId, day)).path
    for (const { organisationId, onDay, at } of reminded)
      for (const { personId } of peopleOf.get(organisationId) ?? [])
        await insertTelling(db, { homeId: id, unitPath, personId, kind: 'reminded', onDay, toldAt: at })
  })
}

/** Who was told something inside the system after an instant and has not seen it is to be written to, as they want letters. */
export async function tellNoticed(
  { db, clock }: { db: Db; clock: Clock },
  { id, unitId, scopes }: HomeRow,
  after: Date,
): Promise<void> {
  await inTransaction(db, clockActor(scopes), async (db) => {
    const noticed = await listToMail(db, after)
    if (noticed.length === 0) return
    const unitPath = (await getUnit(db, unitId, today(clock))).path
    for (const { personId, at } of noticed)
      await insertTelling(db, { homeId: id, unitPath, personId, kind: 'told', onDay: dayInVietnam(at), toldAt: at })
  })
}
