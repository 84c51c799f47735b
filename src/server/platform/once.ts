import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Db, Once } from './database.ts'
import { idempotencyKeyReused, invalidRequest } from './problems.ts'

/** How long a deed's answer can be had again. */
export const answersKeptDays = 30
const dayMs = 24 * 60 * 60 * 1000
const sweptAtOnce = 20

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Lets a change carry an `Idempotency-Key`: sent again with it, by the same person, it is not done again but answered as it
 * was. The request's first transaction is what is done once; the key is kept in that transaction, so there is no moment at
 * which one stands without the other. Files come without: their bytes are their key.
 */
export function takeIdempotencyKeys(app: FastifyInstance, clock: Clock): void {
  app.addHook('preHandler', async (request) => {
    const key = request.headers['idempotency-key']
    const actor = request.foundActor
    if (key === undefined || actor === undefined || !changing.has(request.method) || isForm(request)) return
    if (typeof key !== 'string' || !uuid.test(key)) {
      throw invalidRequest([{ pointer: 'headers/idempotency-key', code: 'format', params: { format: 'uuid' } }])
    }
    const once = onceFor({ personId: actor.personId, key: key.toLowerCase(), request, clock })
    request.foundActor = { ...actor, once }
    // What one does to one's own account is done as who holds the session.
    if (request.caller) request.caller = { ...request.caller, actor: { ...request.caller.actor, once } }
  })
}

const isForm = (request: FastifyRequest) => request.headers['content-type']?.startsWith('multipart/') ?? false

type Asked = { personId: string; key: string; request: FastifyRequest; clock: Clock }

function onceFor({ personId, key, request, clock }: Asked): Once {
  const keyHash = sha256(`${personId} ${key}`)
  const requestHash = sha256(JSON.stringify([request.method, request.url, request.body ?? null]))
  let begun = false
  return {
    async run(db, work) {
      if (begun) return work(db)
      begun = true
      // Who sends the same twice at once waits here for the first to be over.
      await sql`select pg_advisory_xact_lock(${keyHash.readBigInt64BE().toString()}::bigint)`.execute(db)
      const known = await db
        .selectFrom('idempotencyKeys')
        .select(['requestHash', 'answer'])
        .where('keyHash', '=', keyHash)
        .executeTakeFirst()
      if (known) {
        if (!known.requestHash.equals(requestHash)) throw idempotencyKeyReused()
        return (await open(known.answer, key)) as Awaited<ReturnType<typeof work>>
      }
      const answer = await work(db)
      if (await hasWritten(db)) {
        const now = clock.now()
        await db
          .insertInto('idempotencyKeys')
          .values({ keyHash, requestHash, answer: await seal(answer, key), keptAt: now })
          .execute()
        await sweep(db, new Date(now.getTime() - answersKeptDays * dayMs))
      }
      return answer
    },
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** A transaction has a number from its first write on. */
async function hasWritten(db: Db): Promise<boolean> {
  const { rows } = await sql<{ number: string | null }>`
    select pg_current_xact_id_if_assigned()::text as number`.execute(db)
  return rows[0]?.number !== null
}

async function sweep(db: Db, before: Date): Promise<void> {
  await sql`
    delete from idempotency_keys where key_hash in (
      select key_hash from idempotency_keys where kept_at < ${before} order by kept_at limit ${sweptAtOnce}
      for update skip locked)`.execute(db)
}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)
const nonceBytes = 12
const tagBytes = 16

/** An answer may hold a link that opens an account, so only whoever has the key, which we do not keep, can read it. */
async function seal(answer: unknown, key: string): Promise<Buffer> {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce)
  const sealed = [cipher.update(await deflate(serialize(answer))), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
}

async function open(sealed: Buffer, key: string): Promise<unknown> {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), sealed.subarray(0, nonceBytes))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  const bytes = [decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]
  return deserialize(await inflate(Buffer.concat(bytes)))
}

const sealingKey = (key: string) => Buffer.from(hkdfSync('sha256', key, 'hieuhoc', 'idempotency answer', 32))
