import { read } from '../../src/reading/index.ts'
import { Random } from './random.ts'
import { marker, textOf } from './texts.ts'
import { msSince, tryReading } from './try.ts'

const SMALL = 6_000
const TIMES = 8
/** Eight times the text may take this many times as long; what goes over every pair of words takes 64 times. */
const MOST = 20
const MATTERS_MS = 40
/** Three times more again: nine times as long for every pair. */
const FURTHER = 3
const FURTHER_MOST = 6

/** Some short numbered lines, or one text, over and over: as many lines, or as one endless paragraph. */
function longText(seed: number, length: number): string {
  const random = new Random(seed)
  const numbered = random.chance(0.2)
  const few = numbered ? numberedLines(random) : textOf(seed).slice(0, random.of([3, 12, 40, 150, 1_000]))
  const asLines = numbered || random.chance(0.4)
  const piece = asLines ? `${few}\n` : few.replace(/\s+/g, ' ')
  const joined = random.of(['', ' ', '; ', ', ', '. '])
  const unit = `${piece}${asLines ? '' : joined}`
  const head = 'KẾ HOẠCH\nThử\nII. TỔ CHỨC THỰC HIỆN\n1. '
  return head + unit.repeat(Math.ceil(length / Math.max(1, unit.length)))
}

const numberedLines = (random: Random) =>
  Array.from(
    { length: 2 + random.below(3) },
    () => `${marker(random)}${random.of(['Việc', 'SỞ NỘI VỤ', 'Nơi nhận:', 'TM. BAN', '80%'])}`,
  ).join('\n')

async function timeOf(seed: number, length: number): Promise<number> {
  const bytes = new TextEncoder().encode(longText(seed, length))
  const began = process.threadCpuUsage()
  await read(bytes).catch(() => undefined)
  return msSince(began)
}

export const growthBytes = (seed: number) => new TextEncoder().encode(longText(seed, SMALL * TIMES))

/**
 * The least of several times, since the collector of garbage only ever adds to one; and what goes over every pair of words
 * goes on growing so, while what only began to fill the memory does not.
 */
async function isTooSteep(seed: number): Promise<boolean> {
  const sizes = [SMALL, SMALL * TIMES, SMALL * TIMES * FURTHER]
  const least = sizes.map(() => Number.POSITIVE_INFINITY)
  for (let times = 0; times < 3; times++) {
    for (const [index, size] of sizes.entries()) least[index] = Math.min(least[index] ?? 0, await timeOf(seed, size))
    const [small = 0, large = 0, larger = 0] = least
    if (large < MATTERS_MS || large < small * MOST || larger < large * FURTHER_MOST) return false
  }
  return true
}

export async function growthFault(seed: number): Promise<string | null> {
  const { fault } = await tryReading(growthBytes(seed), Number.POSITIVE_INFINITY)
  if (fault !== null) return fault
  const large = await timeOf(seed, SMALL * TIMES)
  if (large < MATTERS_MS) return null
  return (await isTooSteep(seed))
    ? `time grows faster than the text: ${Math.round(large)} ms for ${SMALL * TIMES}`
    : null
}
