import { type ChainFault, type ChainReport, noteHeads, verifyAuditChain } from '../server/modules/audit/index.ts'
import { consoleActor } from '../server/platform/actor.ts'
import { requireNewestShape } from '../server/platform/backup/newest-shape.ts'
import { systemClock } from '../server/platform/clock.ts'
import { connect } from '../server/platform/database.ts'
import { urlAs } from '../server/platform/migrate.ts'
import { StartProblem } from '../server/platform/start-problem.ts'
import { withSystem } from './with-system.ts'

/**
 * Reads the whole trail back and prints what of it is gone or changed, or for each home its head: to be kept elsewhere, and
 * given back with `--head` later. Exits with 1 where something is wrong.
 */
export function verifyAudit(heads: readonly string[]): Promise<number> {
  return withSystem({ make: false }, async ({ adminUrl, secrets }) => {
    const odd = heads.find((head) => !/^[0-9a-f]{64}$/i.test(head))
    if (odd !== undefined) throw new StartProblem(`--head is ${odd}; a head is 64 digits and letters from a to f.`)
    await requireNewestShape(adminUrl)
    const owner = connect(adminUrl, 1)
    const app = connect(urlAs(adminUrl, 'hieuhoc_app', secrets.databaseApp), 1)
    try {
      const { homes, faults, left } = await verifyAuditChain(owner, heads)
      for (const line of describeFaults(faults)) console.error(line)
      if (faults.length > 0) return 1
      const read = homes.reduce((sum, { entries }) => sum + entries, 0)
      console.log(`The trail is whole: ${read} entries in ${homes.length} homes follow from each other.`)
      const held = heads.length - left.length
      if (held > 0) console.log(`It still holds ${held === 1 ? 'the head' : `all ${held} heads`} you gave.`)
      for (const line of describeLeft(left)) console.log(line)
      console.log('Keep these heads where nobody who reaches the database can change them:')
      for (const { homeId, homeName, entries, head } of await noteHeads(app, systemClock, consoleActor)) {
        console.log(`${head}  home ${homeId} (${homeName}), ${entries} entries`)
      }
      return 0
    } finally {
      await app.destroy()
      await owner.destroy()
    }
  })
}

/** One line a head of a sample that was removed: whoever noted it for another home has been deceived. */
export const describeLeft = (left: ChainReport['left']): string[] =>
  left.map(
    ({ head, homeId, homeName, removedAt }) =>
      `${head} was noted of home ${homeId} (${homeName}), a sample that was removed on ${removedAt.toISOString()} with its trail. Compare the home with your note.`,
  )

/** One line a fault, with the home, the chain and the numbers concerned. */
export function describeFaults(faults: readonly ChainFault[]): string[] {
  return faults.map(({ what, homeId, chain, from, to }) => {
    if (what === 'unknown-head')
      return 'A head that you gave stands nowhere: what it was noted on was taken out or rewritten.'
    if (chain === null) return `Home ${homeId}: ${to} entries stand in no chain.`
    const numbers = from === to ? `entry ${from}` : `entries ${from} to ${to}`
    return `Home ${homeId}, chain ${chain}: ${numbers} ${words[what]}`
  })
}

const words: Record<Exclude<ChainFault['what'], 'unknown-head'>, string> = {
  missing: 'missing.',
  'cut-off': 'missing at the end.',
  altered: 'changed, or put in its place: its hash does not follow.',
  surplus: 'more than the chain counts.',
  rewritten: 'not what it was when its head was noted.',
}
