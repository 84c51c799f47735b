import { type RawBuilder, sql } from 'kysely'

/** Whether a text holds all these words, which are folded: blind to accents and case. */
export const holdsAll = (text: RawBuilder<unknown>, words: readonly string[]) =>
  sql`unaccent(lower(${text})) like all(${words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}::text[])`
