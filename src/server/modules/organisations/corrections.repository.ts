import type { OrganisationKind } from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import type { Holder } from './relations.repository.ts'

/** Sets what is given. Throws on `organisations_born_before_ended`. */
export async function correctDays(
  db: Db,
  { homeId, id }: Holder,
  given: { kind?: OrganisationKind | undefined; born?: Day | null | undefined; ended?: Day | null | undefined },
): Promise<void> {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  if (Object.keys(set).length === 0) return
  await db.updateTable('organisations').set(set).where('homeId', '=', homeId).where('id', '=', id).execute()
}
