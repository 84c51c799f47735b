/** A letter as it stands on a page: points, from the left and from above, `y` of the line on which it stands. */
export type Glyph = { text: string; x: number; y: number; width: number; size: number }
/** A straight stroke across (`at` from above) or down (`at` from the left). */
export type Rule = { at: number; from: number; to: number }
export type Page = { width: number; height: number; glyphs: Glyph[]; across: Rule[]; down: Rule[] }
