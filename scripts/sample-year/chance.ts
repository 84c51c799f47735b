import { createHash } from 'node:crypto'

/**
 * Chance that is always the same for the same seed and the same thing: nothing is drawn in an order, so that a run that
 * was cut off goes on as it would have gone.
 */
export type Chance = {
  /** From 0 up to, but not, 1. */
  of(...about: (string | number)[]): number
  /** Whether it happens to so large a share of all things. */
  hits(share: number, ...about: (string | number)[]): boolean
  /** A whole number, both ends included. */
  between(least: number, most: number, ...about: (string | number)[]): number
  pick<T>(from: readonly [T, ...T[]], ...about: (string | number)[]): T
}

export function chanceOf(seed: number): Chance {
  const of = (...about: (string | number)[]) =>
    createHash('sha256')
      .update([seed, ...about].join('\n'))
      .digest()
      .readUIntBE(0, 6) /
    2 ** 48
  return {
    of,
    hits: (share, ...about) => of(...about) < share,
    between: (least, most, ...about) => least + Math.floor(of(...about) * (most - least + 1)),
    pick: (from, ...about) => from[Math.floor(of(...about) * from.length)] ?? from[0],
  }
}
