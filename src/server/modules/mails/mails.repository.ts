import { sql } from 'kysely'
import type { MailKind, MailState, MailStatus } from '../../../shared/mails.ts'
import type { Db } from '../../platform/database.ts'

export type MailPlace = { homeId: number; id: string }
export type WaitingMail = MailPlace & {
  unitPath: string
  kind: MailKind
  personId: string
  /** Null: the clock. */
  requestedBy: string | null
  tries: number
}
export type MailFault = NonNullable<MailStatus['problem']>

export async function insertMail(
  db: Db,
  mail: Omit<WaitingMail, 'tries'> & { requestedAt: Date; nextTryAt: Date },
): Promise<void> {
  await db
    .insertInto('mails')
    .values({ ...mail, state: 'waiting' })
    .execute()
}

/** Answers false where a letter of notices to this person is under way already: it will tell everything. */
export async function insertNoticesMail(
  db: Db,
  mail: MailPlace & { unitPath: string; personId: string },
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mails')
    .values({ ...mail, kind: 'notices', requestedBy: null, requestedAt: at, nextTryAt: at, state: 'waiting' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What waits for this person, all of it or of one kind, is not sent any more: another has taken its place. */
export async function cancelMailsTo(db: Db, personId: string, at: Date, kind?: MailKind): Promise<void> {
  const problem = JSON.stringify({ code: 'replaced', status: null } satisfies MailFault)
  await db
    .updateTable('mails')
    .set({ state: 'cancelled', nextTryAt: null, endedAt: at, problem })
    .where('personId', '=', personId)
    .where('state', '=', 'waiting')
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .execute()
}

/** Answers false where it is on its way, or over. */
export async function cancelMail(db: Db, { homeId, id }: MailPlace, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mails')
    .set({ state: 'cancelled', nextTryAt: null, endedAt: at })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type StatusRow = {
  id: string
  state: MailState
  requestedAt: Date
  tries: number
  nextTryAt: Date | null
  endedAt: Date | null
  problem: MailFault | null
}

const toStatus = ({ id, state, requestedAt, tries, nextTryAt, endedAt, problem }: StatusRow): MailStatus => ({
  id,
  state,
  requestedAt: requestedAt.toISOString(),
  tries,
  nextTryAt: nextTryAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
  problem,
})

/** The latest letter of these kinds to each of these people, as far as I may see them. */
export async function listLatestMails(
  db: Db,
  personIds: readonly string[],
  kinds: readonly MailKind[],
): Promise<Map<string, MailStatus>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<StatusRow & { personId: string }>`
    select distinct on (person_id) person_id, id, state, requested_at, tries, next_try_at, ended_at, problem
    from mails where person_id = any (${[...personIds]}::uuid[]) and kind = any (${[...kinds]}) order by person_id, id desc`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.personId, toStatus(row)]))
}

const listedAtOnce = 100

/** The newest letters, with the people they go to. */
export async function listNewestMails(db: Db) {
  const rows = await db
    .selectFrom('mails')
    .innerJoin('people', 'people.id', 'mails.personId')
    .select([
      'mails.id',
      'mails.kind',
      'mails.state',
      'mails.requestedAt',
      'mails.tries',
      'mails.nextTryAt',
      'mails.endedAt',
      'mails.problem',
      'people.id as personId',
      'people.name',
      'people.email',
    ])
    .$narrowType<{ kind: MailKind; state: MailState; problem: MailFault | null }>()
    .orderBy('mails.id', 'desc')
    .limit(listedAtOnce)
    .execute()
  return rows.map(({ kind, personId, name, email, ...row }) => ({
    ...toStatus(row),
    kind,
    person: { id: personId, name, email },
  }))
}

/** Whether a letter of this kind to this person was asked for after this one. */
export async function hasNewerMail(
  db: Db,
  { id, personId, kind }: Pick<WaitingMail, 'id' | 'personId' | 'kind'>,
): Promise<boolean> {
  const newer = await db
    .selectFrom('mails')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('id', '>', id)
    .limit(1)
    .executeTakeFirst()
  return newer !== undefined
}

const waitingColumns = ['homeId', 'id', 'unitPath', 'kind', 'personId', 'requestedBy', 'tries'] as const

export function findMail(db: Db, id: string): Promise<(WaitingMail & { state: string }) | undefined> {
  return db
    .selectFrom('mails')
    .select([...waitingColumns, 'state'])
    .$narrowType<{ kind: MailKind }>()
    .where('id', '=', id)
    .executeTakeFirst()
}

export function findWaitingMail(db: Db, { homeId, id }: MailPlace): Promise<WaitingMail | undefined> {
  return db
    .selectFrom('mails')
    .select(waitingColumns)
    .$narrowType<{ kind: MailKind }>()
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

/** What is to be tried at this moment. */
export function listDueMails(db: Db, at: Date): Promise<MailPlace[]> {
  return db
    .selectFrom('mails')
    .select(['homeId', 'id'])
    .where('state', '=', 'waiting')
    .where('nextTryAt', '<=', at)
    .execute()
}

export function listMailsBeingSent(db: Db): Promise<MailPlace[]> {
  return db.selectFrom('mails').select(['homeId', 'id']).where('state', '=', 'sending').execute()
}

/** From here on it may have left. Answers false where it was cancelled, or somebody else sends it. */
export async function beginSending(db: Db, { homeId, id }: MailPlace): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mails')
    .set({ state: 'sending', nextTryAt: null, problem: null, tries: sql`tries + 1` })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How it ended, or when it is tried again. */
export async function updateMail(
  db: Db,
  { homeId, id }: MailPlace,
  from: MailState,
  to: { state: MailState; nextTryAt: Date | null; endedAt: Date | null; problem: MailFault | null },
): Promise<void> {
  await db
    .updateTable('mails')
    .set({ ...to, problem: to.problem && JSON.stringify(to.problem) })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('state', '=', from)
    .execute()
}
