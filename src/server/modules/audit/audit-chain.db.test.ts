import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import type { AuditHead } from '../../../shared/audit.ts'
import { consoleActor } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { recordAudit } from './audit.repository.ts'
import { type ChainReport, verifyAuditChain } from './verify-audit-chain.ts'

const context = useApp()
let home: { homeId: number; unitId: string }

const enter = (db: Db, subject: string, homeId = home.homeId) =>
  recordAudit(db, context.clock, consoleActor, {
    homeId,
    unitPath: `1.${home.unitId}`,
    action: 'people.appoint',
    subject,
    detail: { role: 'Nguyễn: "á" ,1:', n: 1.5, more: [null, { b: 1, a: 2 }] },
  })

/** One after another, so that all stand in one chain. */
async function enterAll(subjects: readonly string[]) {
  for (const subject of subjects) await inTransaction(context.db, consoleActor, (db) => enter(db, subject))
}

beforeAll(async () => {
  home = await context.setUp('33')
  await enterAll(['a', 'b', 'c', 'd', 'e'])
})

const nothing = Symbol('rolled back')

/** Does harm as the owner of the database, looks, and takes it back. */
async function after(harm: (db: Db) => Promise<unknown>, heads: string[] = []): Promise<ChainReport['faults']> {
  let found: ChainReport['faults'] = []
  await context.owner
    .transaction()
    .execute(async (db) => {
      await sql`alter table audit_entries disable trigger audit_entries_chained`.execute(db)
      await harm(db)
      found = (await verifyAuditChain(db, heads)).faults
      throw nothing
    })
    .catch((error: unknown) => {
      if (error !== nothing) throw error
    })
  return found
}
const at = (number: number) => sql`home_id = ${home.homeId} and chain = 1 and number = ${number}`
const here = (what: string, from: number, to = from) => ({ what, homeId: home.homeId, chain: 1, from, to })
const length = async () => {
  const { rows } = await sql<{
    number: string
  }>`select number from audit_heads where home_id = ${home.homeId} and chain = 1`.execute(context.owner)
  return Number(rows[0]?.number)
}

test('a trail that nobody touched is whole', async () => {
  const { faults, homes } = await verifyAuditChain(context.owner)
  expect(faults).toEqual([])
  expect(homes.map(({ homeId }) => homeId)).toEqual([0, home.homeId])
})

test('an entry that is taken out of the middle, changed, or cut off at the end is named with its home and number', async () => {
  const end = await length()
  expect(end).toBeGreaterThanOrEqual(5)
  expect(await after((db) => sql`delete from audit_entries where ${at(2)}`.execute(db))).toEqual([here('missing', 2)])
  expect(await after((db) => sql`delete from audit_entries where ${at(1)} or ${at(2)}`.execute(db))).toEqual([
    here('missing', 1, 2),
  ])
  for (const change of [
    sql`action = 'people.dismiss'`,
    sql`subject = 'x'`,
    sql`actor = null`,
    sql`at = at + interval '1 microsecond'`,
    sql`unit_path = '1'`,
    sql`detail = detail || '{"more": 1}'`,
    sql`published = true`,
    sql`audience = '{7}'`,
    sql`id = gen_random_uuid()`,
  ]) {
    expect(await after((db) => sql`update audit_entries set ${change} where ${at(3)}`.execute(db))).toEqual([
      here('altered', 3),
    ])
  }
  expect(
    await after((db) =>
      sql`delete from audit_entries where home_id = ${home.homeId} and chain = 1 and number >= ${end - 1}`.execute(db),
    ),
  ).toEqual([here('cut-off', end - 1, end)])
  expect(
    await after((db) => sql`delete from audit_entries where home_id = ${home.homeId} and chain = 1`.execute(db)),
  ).toEqual([here('cut-off', 1, end)])
})

test('two entries that change places are both named, and what is put in or moved elsewhere', async () => {
  const end = await length()
  const swapped = await after(async (db) => {
    await sql`update audit_entries set number = -1 where ${at(2)}`.execute(db)
    await sql`update audit_entries set number = 2 where ${at(3)}`.execute(db)
    await sql`update audit_entries set number = 3 where ${at(-1)}`.execute(db)
  })
  expect(swapped).toEqual(expect.arrayContaining([here('altered', 2), here('altered', 3)]))
  const added = await after((db) =>
    sql`insert into audit_entries select home_id, gen_random_uuid(), unit_path, published, audience, at, actor, action, subject, detail, chain, ${end + 1}, hash
      from audit_entries where ${at(end)}`.execute(db),
  )
  expect(added).toEqual([here('altered', end + 1), here('surplus', end + 1)])
})

test('an entry whose own hash is made to fit shows at the one that stands on it', async () => {
  const forged = await after(async (db) => {
    await sql`update audit_entries set subject = 'x' where ${at(2)}`.execute(db)
    await sql`
      update audit_entries e set hash = audit_hash((select hash from audit_entries where ${at(1)}), e) where ${at(2)}`.execute(
      db,
    )
  })
  expect(forged).toEqual([here('altered', 3)])
})

test('who rewrites a whole chain as the owner is told by a head that was noted before', async () => {
  const response = await context.administrator.post('/api/audit/heads')
  expect(response.statusCode).toBe(201)
  const heads: AuditHead[] = response.json().heads
  const head = heads.find(({ homeId }) => homeId === home.homeId)?.head ?? ''
  expect(head).toMatch(/^[0-9a-f]{64}$/)
  expect(
    (
      await verifyAuditChain(
        context.owner,
        heads.map((one) => one.head),
      )
    ).faults,
  ).toEqual([])

  const rewrite = (last: number) => async (db: Db) => {
    await sql`update audit_entries set subject = 'x' where ${at(2)}`.execute(db)
    await sql`delete from audit_entries where home_id = ${home.homeId} and chain = 1 and number > ${last}`.execute(db)
    for (let n = 2; n <= last; n += 1) {
      await sql`
        update audit_entries e set hash = audit_hash((select hash from audit_entries where ${at(n - 1)}), e) where ${at(n)}`.execute(
        db,
      )
    }
    await sql`update audit_heads set number = ${last}, hash = (select hash from audit_entries where ${at(last)})
      where home_id = ${home.homeId} and chain = 1`.execute(db)
  }
  // The entry that noted it is gone too: nothing in the database tells, only the paper does.
  expect(await after(rewrite(4))).toEqual([])
  expect((await after(rewrite(4), [head])).map(({ what }) => what)).toEqual(['unknown-head'])
  // Where that entry was left, it tells by itself.
  expect((await after(rewrite(await length()))).map(({ what }) => what)).toEqual(['rewritten'])
})

test('writers of one home wait for no other, and all their entries stand in a chain', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const first = inTransaction(context.db, consoleActor, async (db) => {
    await enter(db, 'first')
    open()
    await held
  })
  await opened
  await enterAll(['second', 'third'])
  await Promise.all(Array.from({ length: 40 }, (_, n) => enterAll([`at once ${n}`, `and again ${n}`])))
  release()
  await first
  expect((await verifyAuditChain(context.owner)).faults).toEqual([])
  const { rows } = await sql<{ n: number; chains: number }>`
    select count(*)::int as n, count(distinct chain)::int as chains from audit_entries
    where home_id = ${home.homeId} and subject like 'at once%' or subject like 'and again%'`.execute(context.owner)
  expect(rows[0]?.n).toBe(80)
  expect(rows[0]?.chains).toBeGreaterThan(1)
})

test('what was rolled back leaves no gap, and an entry can be chained by nobody but the database', async () => {
  await inTransaction(context.db, consoleActor, async (db) => {
    await enter(db, 'never')
    throw nothing
  }).catch(() => {})
  await inTransaction(context.db, consoleActor, async (db) => {
    await sql`
      insert into audit_entries (home_id, id, unit_path, at, action, subject, chain, number, hash)
      values (${home.homeId}, gen_random_uuid(), '1', now(), 'people.appoint', 'forged', 1, 1, '\\x00')`.execute(db)
  })
  expect((await verifyAuditChain(context.owner)).faults).toEqual([])
  await expect(
    inTransaction(context.db, consoleActor, (db) => sql`update audit_heads set number = 0`.execute(db)),
  ).rejects.toThrow(/permission denied/)
})

test('entries from before there were chains get theirs, in one that begins with them', async () => {
  const entries = 12
  await sql`alter table audit_entries drop constraint audit_entries_all_chained`.execute(context.owner)
  await context.owner.transaction().execute(async (db) => {
    await sql`alter table audit_entries disable trigger audit_entries_chained`.execute(db)
    await sql`
      insert into audit_entries (home_id, id, unit_path, at, action, subject)
      select ${home.homeId}, gen_random_uuid(), '1', now(), 'people.appoint', 'earlier' from generate_series(1, ${entries})`.execute(
      db,
    )
    await sql`alter table audit_entries enable trigger audit_entries_chained`.execute(db)
  })
  expect((await verifyAuditChain(context.owner)).faults).toEqual([
    { what: 'surplus', homeId: home.homeId, chain: null, from: null, to: entries },
  ])
  await sql`call chain_earlier_audit_entries()`.execute(context.owner)
  await sql`call chain_earlier_audit_entries()`.execute(context.owner)
  expect((await verifyAuditChain(context.owner)).faults).toEqual([])
  const { rows } = await sql<{ number: string }>`
    select number from audit_heads where home_id = ${home.homeId} and chain = 0`.execute(context.owner)
  expect(rows).toEqual([{ number: String(entries) }])
})
