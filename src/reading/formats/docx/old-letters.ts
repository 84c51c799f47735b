import type { TextEncoding } from '../../../shared/encodings.ts'
import { evidenceOf } from '../letters/syllables.ts'
import { decodeOld, type OldFont } from './fonts.ts'

/** Where in a piece of text an old font draws it. */
export type OldSpan = { start: number; end: number; font: OldFont }

const UNICODE_LETTER = /[ĂăĐđƠơƯư\u1ea0-\u1ef9]/u

/** Decodes what old fonts draw, and keeps in mind how far the file's fonts are to be believed. */
export class OldLetters {
  /** How many were decoded, by encoding. */
  readonly counts = new Map<TextEncoding, number>()
  private confirmed = 0
  private contradicted = 0

  decode(piece: string, spans: OldSpan[]): string {
    let decoded = ''
    let at = 0
    let unicode = false
    const found: [TextEncoding, number][] = []
    for (const { start, end, font } of spans) {
      const old = piece.slice(start, end)
      decoded += piece.slice(at, start) + decodeOld(old, font)
      at = end
      unicode ||= font.encoding !== 'symbol' && UNICODE_LETTER.test(old)
      const letters = old.match(/[\u00a1-\u00ff]/g)?.length ?? 0
      if (font.encoding !== 'symbol' && letters > 0) found.push([font.encoding, letters])
    }
    decoded += piece.slice(at)
    if (found.length === 0) {
      if (unicode) this.contradicted++
      return decoded
    }
    if (!this.believes(piece, decoded)) return piece.replace(/\u00ad/g, '')
    for (const [encoding, letters] of found) this.counts.set(encoding, (this.counts.get(encoding) ?? 0) + letters)
    return decoded
  }

  /**
   * Where a font is missing people type Unicode and never see what its name says, so the letters may know better. Where
   * both ways give words, "Hà" and "HỔ", the rest of the file decides.
   */
  private believes(piece: string, decoded: string): boolean {
    const [asTyped, asDrawn] = [evidenceOf(piece), evidenceOf(decoded)]
    if (asTyped.marked === 0) return true
    const more = asDrawn.valid / Math.max(1, asDrawn.marked) - asTyped.valid / asTyped.marked
    if (more > 0) this.confirmed++
    if (more < 0) this.contradicted++
    return more === 0 ? this.confirmed >= this.contradicted : more > 0
  }
}
