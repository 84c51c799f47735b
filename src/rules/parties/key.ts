import { nameKey } from '../vietnamese-text.ts'

/** Two wordings with one key are one party: blind to case, spaces, dashes and where a tone mark stands. */
export const partyKey = (wording: string): string =>
  nameKey(wording.normalize('NFC').replaceAll('\u00ad', '')).normalize('NFC').slice(0, 2000).toWellFormed()
