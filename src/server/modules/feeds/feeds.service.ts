import { randomUUID } from 'node:crypto'
import type { MyFeed } from '../../../shared/feeds.ts'
import { type Actor, actingFor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { SignedIds } from '../../platform/signed-ids.ts'
import { listAnswersOf } from '../duties/index.ts'
import { actorOf, ownDeed, recordOwn } from '../identity/index.ts'
import { deleteFeedOf, type FeedRow, findFeed, findFeedOf, insertFeed, noteRead } from './feeds.repository.ts'
import { writeCalendar } from './write-calendar.ts'

/** As many as "my work" shows. */
const mostEvents = 200

export type FeedsDeps = { db: Db; clock: Clock; publicUrl: string; ids: SignedIds }

export async function getMyFeed({ db, ...deps }: FeedsDeps, actor: Actor): Promise<MyFeed> {
  return inTransaction(db, ownDeed({}), async (db) => describe(deps, await findFeedOf(db, actor.personId)))
}

/** Gives me an address for my calendar; the one that I have stays. */
export async function openMyFeed({ db, ...deps }: FeedsDeps, actor: Actor): Promise<MyFeed> {
  return inTransaction(db, ownDeed(actor), async (db) => {
    const { personId } = actor
    if (!(await findFeedOf(db, personId))) {
      // An id that tells no time and follows from no other.
      await insertFeed(db, { id: randomUUID(), personId, since: deps.clock.now() })
      await recordOwn(db, deps.clock, personId, 'people.set-calendar')
    }
    return describe(deps, await findFeedOf(db, personId))
  })
}

/** From now on the address opens nothing; the next one is another. */
export async function revokeMyFeed({ db, clock }: FeedsDeps, actor: Actor): Promise<void> {
  await inTransaction(db, ownDeed(actor), async (db) => {
    if (await deleteFeedOf(db, actor.personId)) await recordOwn(db, clock, actor.personId, 'people.set-calendar')
  })
}

function describe({ publicUrl, ids }: Pick<FeedsDeps, 'publicUrl' | 'ids'>, row: FeedRow | undefined): MyFeed {
  if (!row) return { feed: null }
  const { id, since, lastReadOn } = row
  return { feed: { url: `${publicUrl}/api/feeds/${ids.issue(id)}.ics`, since: since.toISOString(), lastReadOn } }
}

/**
 * What somebody has to do, by the day until when, as their roles are today: RFC 5545. Throws `not-found` where the address was
 * revoked, or is none of ours.
 */
export async function readFeed({ db, clock, publicUrl, ids }: FeedsDeps, file: string): Promise<string> {
  const id = ids.read(file.replace(/\.ics$/, ''))
  const feed = await inTransaction(db, ownDeed({}), async (db) => {
    const found = id === undefined ? undefined : await findFeed(db, id)
    if (found) await noteRead(db, found.id, today(clock))
    return found
  })
  if (!feed) throw notFound('This calendar')
  // As on the page: no role sees more here than it reads there.
  const actor = actingFor(await actorOf(db, clock, feed.personId), 'duties.read')
  const mine = await inTransaction(db, actor, (db) =>
    listAnswersOf(db, actor.parties, ['open'], today(clock), mostEvents),
  )
  return writeCalendar(mine, { now: clock.now(), publicUrl })
}
