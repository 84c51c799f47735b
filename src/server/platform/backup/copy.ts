import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'

// Text format: it alone is the same in every version of PostgreSQL.

/** Runs a `copy … to stdout`; `take` is called with its chunks. Answers how many rows came. */
export async function copyOut(
  client: pg.Client,
  text: string,
  take: (chunk: Buffer) => void | Promise<void>,
): Promise<number> {
  const out = client.query(to(text))
  let failure: { error: unknown } | undefined
  for await (const chunk of out) {
    // The rest is read and thrown away: a stream that is left half-way leaves its connection waiting for ever.
    if (failure !== undefined) continue
    try {
      await take(chunk)
    } catch (error) {
      failure = { error }
    }
  }
  if (failure !== undefined) throw failure.error
  return out.rowCount
}

/** Runs a `copy … from stdin`; answers how many rows were taken. Throws what the source throws, or the database. */
export async function copyIn(
  client: pg.Client,
  text: string,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number> {
  const copy = client.query(from(text))
  await pipeline(Readable.from(source, { objectMode: false }), copy)
  return copy.rowCount
}
