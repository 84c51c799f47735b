import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { joinUsers } from './database-users.ts'
import type { Log } from './log.ts'
import { type Claim, claimDataFolder, FolderTaken } from './single-server.ts'

type Wishes = {
  databaseUrl: string
  dataDir: string
  log: Log
  /** Brings the database back, where that is ours to do. */
  revive(): Promise<void>
  /** The folder may have another server now: this one must stop. */
  onLost(why: Error): void
}

export type KeptClaim = {
  announce(address: string): Promise<void>
  /** Gives the folder up; `last` runs while it is still ours, and may use and end the connection that holds it. */
  release(last: (client: pg.Client) => Promise<void>): Promise<void>
}

/** Between two tries to have the database back; a full disk or a maintenance of one's own server can take hours. */
const shortestPauseMs = 250
const longestPauseMs = 5000

/** A claim that survives the database's restart: when its connection breaks, the folder is claimed again. */
export async function keepClaim({ databaseUrl, dataDir, log, revive, onLost }: Wishes): Promise<KeptClaim> {
  let address: string | undefined
  let released = false
  let held = await hold()

  async function hold(): Promise<{ client: pg.Client; claim: Claim }> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      application_name: 'hieuhoc claim',
      connectionTimeoutMillis: 10_000,
    })
    let claimed = false
    client.on('error', () => {})
    client.once('end', () => {
      if (claimed && !released) reclaim().catch(onLost)
    })
    try {
      await client.connect()
      const claim = await claimDataFolder(client, dataDir)
      await joinUsers(client)
      claimed = true
      return { client, claim }
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
  }

  async function reclaim(): Promise<void> {
    log.warn({}, 'the connection to the database broke; taking it up again')
    for (let pauseMs = shortestPauseMs; !released; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        await revive()
        held = await hold()
        if (address !== undefined) await held.claim.announce(address)
        log.info({}, 'the database is back')
        return
      } catch (error) {
        if (released) return
        if (error instanceof FolderTaken && error.by !== undefined) throw error
        if (pauseMs === longestPauseMs) log.error({ err: error }, 'the database does not come back')
        await sleep(pauseMs, undefined, { ref: false })
      }
    }
  }

  return {
    async announce(text) {
      address = text
      await held.claim.announce(text)
    },
    async release(last) {
      released = true
      await held.claim.withdraw()
      await last(held.client)
      await held.client.end().catch(() => {})
    },
  }
}
