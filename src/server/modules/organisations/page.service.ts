import type { OrganisationPage } from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getOrganisation, shownOrganisation } from './organisations.repository.ts'
import {
  countMembers,
  countOtherLines,
  listChildLines,
  listNames,
  listParentLines,
  listPatronages,
  listSuccessions,
} from './relations.repository.ts'
import { listSteps } from './steps.repository.ts'
import { readUsualBodies } from './usual-file.ts'

const CHILDREN_SHOWN = 500
const STEPS_SHOWN = 50

/** An organisation with everything that is known of it. Throws `not-found`. */
export async function showOrganisation(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  on?: Day,
): Promise<OrganisationPage> {
  const day = on ?? today(clock)
  return inTransaction(db, { ...actor, day }, (db) => describeOrganisation(db, clock, actor, id, day))
}

/** As `showOrganisation`, in the caller's transaction. */
export async function describeOrganisation(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  on: Day = today(clock),
): Promise<OrganisationPage> {
  const organisation = await getOrganisation(db, id, on)
  const mayManage = mayAt(actor, 'organisations.manage', organisation.unitPath)
  const children = await listChildLines(db, organisation, on, CHILDREN_SHOWN + 1)
  const bodies = await readUsualBodies()
  const usual = bodies.find(({ key }) => key === organisation.usualKey)
  return {
    on,
    organisation: shownOrganisation(organisation),
    revision: organisation.revision,
    mayManage,
    usual: usual ? { certainty: usual.certainty, source: usual.source, note: usual.note ?? null } : null,
    names: await listNames(db, organisation),
    parents: await listParentLines(db, organisation, on),
    children: children.slice(0, CHILDREN_SHOWN),
    otherLines: await countOtherLines(db, organisation, on),
    moreChildren: children.length > CHILDREN_SHOWN,
    successors: await listSuccessions(db, organisation, 'successors', on),
    predecessors: await listSuccessions(db, organisation, 'predecessors', on),
    patronages: await listPatronages(db, organisation),
    people: mayAt(actor, 'people.read', organisation.place) ? await countMembers(db, organisation, today(clock)) : null,
    steps: mayManage ? await listSteps(db, organisation, STEPS_SHOWN) : [],
  }
}
