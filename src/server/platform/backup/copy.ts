import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

// COPY, which pg leaves to those who submit a query of their own kind. Text format: it alone is the same in every
// version of PostgreSQL.

type Wire = pg.Connection & {
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const readAheadBytes = 1024 * 1024

/** What `copy … to stdout` sends, one row or more a chunk, read no faster than it is taken. */
class CopyOut extends Readable {
  readonly #text: string
  #wire: Wire | undefined
  rows = 0

  constructor(text: string) {
    super({ highWaterMark: readAheadBytes })
    this.#text = text
  }

  submit(connection: pg.Connection): void {
    this.#wire = connection as Wire
    this.#wire.query(this.#text)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The chunk lies in a buffer that pg fills again.
    if (!this.destroyed && !this.push(Buffer.from(chunk))) this.#wire?.stream.pause()
  }

  override _read(): void {
    this.#wire?.stream.resume()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // What is still to come is thrown away, so that the connection can be used or closed.
    this.#wire?.stream.resume()
    done(error)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = rowsOf(text)
  }

  handleReadyForQuery(): void {
    if (!this.destroyed) this.push(null)
  }

  handleError(error: Error): void {
    this.destroy(error)
  }
}

/** Takes what comes as the input of `copy … from stdin`. */
class CopyIn {
  readonly #text: string
  readonly #source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  #sourceError: unknown
  #ended = false
  #rows = 0
  readonly done: Promise<number>
  #resolve: (rows: number) => void = () => {}
  #reject: (error: unknown) => void = () => {}

  constructor(text: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    this.#text = text
    this.#source = source
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  submit(connection: pg.Connection): void {
    ;(connection as Wire).query(this.#text)
  }

  handleCopyInResponse(wire: Wire): void {
    this.#send(wire).catch((error: unknown) => {
      this.#sourceError = error
      wire.sendCopyFail('the source broke off')
    })
  }

  async #send(wire: Wire): Promise<void> {
    for await (const chunk of this.#source) {
      if (this.#ended) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    }
    if (!this.#ended) wire.endCopyFrom()
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = rowsOf(text)
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#rows)
  }

  handleError(error: Error): void {
    this.#ended = true
    this.#reject(this.#sourceError ?? error)
  }
}

const rowsOf = (tag: string): number => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0)

/** Runs a `copy … to stdout`; `take` is called with its chunks. Answers how many rows came. */
export async function copyOut(
  client: pg.Client,
  text: string,
  take: (chunk: Buffer) => void | Promise<void>,
): Promise<number> {
  const out = client.query(new CopyOut(text))
  for await (const chunk of out) await take(chunk)
  return out.rows
}

/** Runs a `copy … from stdin`; answers how many rows were taken. Throws what the source throws, or the database. */
export function copyIn(
  client: pg.Client,
  text: string,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number> {
  return client.query(new CopyIn(text, source)).done
}
