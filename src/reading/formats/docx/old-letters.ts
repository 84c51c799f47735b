import type { TextEncoding } from '../../../shared/encodings.ts'
import { evidenceOf } from '../letters/syllables.ts'
import { decodeOld, type OldFont } from './fonts.ts'

/** Where in a piece of text an old font draws it. */
export type OldSpan = { start: number; end: number; font: OldFont }

const validShare = (text: string) => {
  const { marked, valid } = evidenceOf(text)
  return marked === 0 ? 1 : valid / marked
}

/** A piece with its old letters decoded, and how many there were by encoding. */
export function decodeSpans(piece: string, spans: OldSpan[], counts: Map<TextEncoding, number>): string {
  let decoded = ''
  let at = 0
  const found: [TextEncoding, number][] = []
  for (const { start, end, font } of spans) {
    const old = piece.slice(start, end)
    decoded += piece.slice(at, start) + decodeOld(old, font)
    at = end
    const letters = old.match(/[\u00a1-\u00ff]/g)?.length ?? 0
    if (font.encoding !== 'symbol' && letters > 0) found.push([font.encoding, letters])
  }
  decoded += piece.slice(at)
  // Where the font is missing people type Unicode and never see what its name says: the letters know better.
  if (found.length > 0 && validShare(decoded) < validShare(piece)) return piece.replace(/\u00ad/g, '')
  for (const [encoding, letters] of found) counts.set(encoding, (counts.get(encoding) ?? 0) + letters)
  return decoded
}
