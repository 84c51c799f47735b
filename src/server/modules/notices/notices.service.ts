import type { NoticesPage, NoticesQuery, UnseenNotices } from '../../../shared/notices.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { findPersonNames } from '../identity/index.ts'
import {
  countUnseen,
  insertNotices,
  listNotices,
  markSeen,
  markTakenBack,
  type NewNotice,
  type ToTakeBack,
} from './notices.repository.ts'

const mostCounted = 100

/** Tells people something, in the caller's transaction; nobody is told of what they did themselves, and nobody twice. */
export async function tellPeople(db: Db, clock: Clock, notice: Omit<NewNotice, 'at'>): Promise<void> {
  const people = [...new Set(notice.people)].filter((id) => id !== notice.byPerson)
  if (people.length === 0) return
  await insertNotices(
    db,
    people.map(() => newId()),
    { ...notice, people, at: clock.now() },
  )
}

/** Says of what people were told that it holds no more, in the transaction that takes it back. */
export const takeBackNotices = (db: Db, clock: Clock, which: ToTakeBack): Promise<void> =>
  markTakenBack(db, which, clock.now())

export async function getNotices(db: Db, actor: Actor, query: NoticesQuery): Promise<NoticesPage> {
  return inTransaction(db, actor, async (db) => {
    const found = await listNotices(db, actor.personId, { ...query, limit: query.limit + 1 })
    const rows = found.slice(0, query.limit)
    const names = await findPersonNames(
      db,
      rows.flatMap(({ byPerson }) => byPerson ?? []),
    )
    return {
      notices: rows.map(({ id, kind, subject, params, words, byPerson, at, seenAt, takenBackAt }) => ({
        id,
        kind,
        subject,
        params,
        words,
        by: (byPerson && names.get(byPerson)) ?? null,
        at: at.toISOString(),
        seenAt: seenAt?.toISOString() ?? null,
        takenBackAt: takenBackAt?.toISOString() ?? null,
      })),
      more: found.length > query.limit,
    }
  })
}

export const getUnseen = (db: Db, actor: Actor): Promise<UnseenNotices> =>
  inTransaction(db, actor, async (db) => ({ unseen: await countUnseen(db, actor.personId, mostCounted) }))

/** Once seen it stays so, with the time of the first look. */
export async function seeNotices(db: Db, clock: Clock, actor: Actor, upTo: string): Promise<UnseenNotices> {
  return inTransaction(db, actor, async (db) => {
    await markSeen(db, actor.personId, upTo, clock.now())
    return { unseen: await countUnseen(db, actor.personId, mostCounted) }
  })
}
