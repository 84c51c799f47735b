import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database.ts'
import {
  type ChainedEntry,
  type ChainHead,
  type ChainPlace,
  countUnchained,
  type LeftHead,
  listChainHeads,
  listLeftHeads,
  listNotedHeads,
  readChains,
} from './audit-chain.repository.ts'

/**
 * What is wrong with a trail, and where. `missing`: entries of these numbers are gone from between others; `cut-off`: from
 * the end; `altered`: an entry does not follow from the one before it and what it says; `surplus`: more than the chain counts,
 * or in no chain; `rewritten`: not what it was when its head was noted; `unknown-head`: the head that was given stands nowhere.
 */
export type ChainFault = {
  what: 'missing' | 'cut-off' | 'altered' | 'surplus' | 'rewritten' | 'unknown-head'
  homeId: number | null
  chain: number | null
  /** First and last number concerned. */
  from: number | null
  to: number | null
}

export type HomeTrail = { homeId: number; entries: number }
export type ChainReport = {
  homes: HomeTrail[]
  faults: ChainFault[]
  /** Of the heads that were given: those of a sample that was removed with its trail, as the trail of the nation says. */
  left: LeftHead[]
}

const field = (value: string | null) => `${value === null ? '-' : `${Buffer.byteLength(value)}:${value}`},`

/** As `audit_hash` in the database, written anew so that neither is believed alone; docs/decisions/0024 tells the form. */
export const hashOfEntry = (previousHash: string, fields: readonly (string | null)[]): string =>
  createHash('sha256')
    .update([previousHash, ...fields].map(field).join(''))
    .digest('hex')

const keyOf = ({ homeId, chain }: Pick<ChainPlace, 'homeId' | 'chain'>) => `${homeId}/${chain}`
const faultAt = (
  what: ChainFault['what'],
  { homeId, chain }: Pick<ChainPlace, 'homeId' | 'chain'>,
  from: number,
  to = from,
) => ({ what, homeId, chain, from, to }) satisfies ChainFault

/**
 * Reads the whole trail, as the owner of the tables, and tells what of it is gone or changed; writing goes on meanwhile.
 * `heads` are hashes that were noted earlier, in hexadecimal: each must still stand in the trail.
 */
export async function verifyAuditChain(db: Db, heads: readonly string[] = []): Promise<ChainReport> {
  const before = await listChainHeads(db)
  const noted = new Map((await listNotedHeads(db)).map((head) => [`${keyOf(head)}/${head.number}/${head.hash}`, head]))
  const sought = new Set(heads.map((head) => head.toLowerCase()))
  const faults: ChainFault[] = []
  const homes = new Map<number, HomeTrail>()
  const last = new Map<string, ChainedEntry>()

  for await (const entries of readChains(db)) {
    for (const entry of entries) {
      const previous = last.get(keyOf(entry))
      const expected = Number(previous?.number ?? 0) + 1
      const number = Number(entry.number)
      if (number > expected) faults.push(faultAt('missing', entry, expected, number - 1))
      // After a gap nothing can be said of the first that follows: what it stood on is gone.
      else if (hashOfEntry(previous?.hash ?? '', entry.fields) !== entry.hash)
        faults.push(faultAt('altered', entry, number))
      last.set(keyOf(entry), entry)
      sought.delete(entry.hash)
      noted.delete(`${keyOf(entry)}/${entry.number}/${entry.hash}`)
      const home = homes.get(entry.homeId) ?? { homeId: entry.homeId, entries: 0 }
      homes.set(entry.homeId, { ...home, entries: home.entries + 1 })
    }
  }
  faults.push(...before.flatMap((head) => faultOfEnd(head, last.get(keyOf(head)))))
  const after = new Map((await listChainHeads(db)).map((head) => [keyOf(head), head]))
  for (const end of last.values()) {
    const counted = Number(after.get(keyOf(end))?.number ?? 0)
    if (Number(end.number) > counted) faults.push(faultAt('surplus', end, counted + 1, Number(end.number)))
  }
  for (const { homeId, count } of await countUnchained(db)) {
    faults.push({ what: 'surplus', homeId, chain: null, from: null, to: count })
  }
  for (const head of noted.values()) faults.push(faultAt('rewritten', head, Number(head.number)))
  const left = sought.size === 0 ? [] : (await listLeftHeads(db)).filter(({ head }) => sought.delete(head))
  faults.push(
    ...[...sought].map(() => ({ what: 'unknown-head' as const, homeId: null, chain: null, from: null, to: null })),
  )
  return { homes: [...homes.values()].sort((a, b) => a.homeId - b.homeId), faults, left }
}

/** A chain must reach as far as its head said before it was read, and say the same there where it goes no further. */
function faultOfEnd(head: ChainHead, end: ChainedEntry | undefined): ChainFault[] {
  const [counted, reached] = [Number(head.number), Number(end?.number ?? 0)]
  if (reached < counted) return [faultAt('cut-off', head, reached + 1, counted)]
  if (reached === counted && end !== undefined && end.hash !== head.hash) return [faultAt('altered', head, counted)]
  return []
}
