import { at, chain, IDENTITY, type Matrix, matrixOf } from './matrix.ts'
import type { Glyph } from './page.types.ts'

/** What a font says of a letter, its width in thousandths; numbers between letters move the next one. */
export type Shown = { unicode?: string; width?: number; isSpace?: boolean } | number | null

/** How letters are set: `stretch` as a share, all else in units of text. */
type Setting = {
  size: number
  leading: number
  letterSpacing: number
  wordSpacing: number
  stretch: number
  rise: number
}

const MARK = /^\p{M}+$/u

/** The text of a page as its operators draw it (ISO 32000-1, 9.4). */
export class TextDrawing {
  readonly glyphs: Glyph[] = []
  setting: Setting = { size: 0, leading: 0, letterSpacing: 0, wordSpacing: 0, stretch: 1, rise: 0 }
  #text: Matrix = IDENTITY
  #line: Matrix = IDENTITY

  set(change: Partial<Setting>): void {
    this.setting = { ...this.setting, ...change }
  }
  place(matrix: Matrix): void {
    this.#line = matrix
    this.#text = matrix
  }
  move(x: number, y: number): void {
    this.place(chain(this.#line, matrixOf([1, 0, 0, 1, x, y])))
  }
  nextLine(): void {
    this.move(0, this.setting.leading)
  }

  /** `page` maps to points from the left and from above. Letters that do not stand upright are passed over. */
  show(shown: readonly Shown[], page: Matrix): void {
    const { size, stretch, letterSpacing, wordSpacing } = this.setting
    for (const each of shown) {
      if (typeof each === 'number') this.#advance((-each / 1000) * size * stretch)
      else if (each !== null) {
        const width = ((each.width ?? 0) / 1000) * size
        this.#put(each.unicode ?? '', width * stretch, page)
        this.#advance((width + letterSpacing + (each.isSpace ? wordSpacing : 0)) * stretch)
      }
    }
  }

  #advance(by: number): void {
    this.#text = chain(this.#text, matrixOf([1, 0, 0, 1, by, 0]))
  }

  #put(text: string, length: number, page: Matrix): void {
    const map = chain(page, this.#text)
    const [x, y] = at(map, 0, this.setting.rise)
    const [endX, endY] = at(map, length, this.setting.rise)
    const size = Math.hypot(map[2], map[3]) * Math.abs(this.setting.size)
    const before = this.glyphs.at(-1)
    if (MARK.test(text) && before) before.text += text
    else if (text !== '' && endX > x - 0.01 && Math.abs(endY - y) <= 0.1 * Math.max(endX - x, size))
      this.glyphs.push({ text, x, y, width: endX - x, size })
  }
}
