import { rulesOf } from './draw-rules.ts'
import { type Shown, TextDrawing } from './draw-text.ts'
import { chain, type Matrix, matrixOf } from './matrix.ts'
import type { Page } from './page.types.ts'

/** The operators of a page in their order, by number. */
export type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] }
export type OperatorNumbers = Readonly<Record<string, number>>

/** Follows the operators of a page for where its letters and strokes come to stand; `view` maps to points from the left and from above. */
export function drawPage(
  { fnArray, argsArray }: Operators,
  numbers: OperatorNumbers,
  view: Matrix,
): Pick<Page, 'glyphs' | 'across' | 'down'> {
  const text = new TextDrawing()
  const across: Page['across'] = []
  const down: Page['down'] = []
  let page = view
  const kept: { page: Matrix; setting: TextDrawing['setting'] }[] = []
  const transform = (matrix: unknown) => {
    if (matrix) page = chain(page, matrixOf(matrix as ArrayLike<number>))
  }
  const save = () => kept.push({ page, setting: text.setting })
  const restore = () => {
    const before = kept.pop()
    if (!before) return
    page = before.page
    text.setting = before.setting
  }
  const path = (paint: unknown, steps: unknown) => {
    // One that only clips is not seen.
    const [list] = (steps ?? []) as (ArrayLike<number> | null)[]
    if (paint === numbers.endPath || !list) return
    const rules = rulesOf(list, page)
    across.push(...rules.across)
    down.push(...rules.down)
  }
  const ways: Record<string, (...args: unknown[]) => void> = {
    save,
    restore,
    transform: (...matrix) => transform(matrix),
    paintFormXObjectBegin(matrix) {
      save()
      transform(matrix)
    },
    paintFormXObjectEnd: restore,
    beginAnnotation(_id, _place, matrix, ofLook) {
      save()
      transform(matrix)
      transform(ofLook)
    },
    endAnnotation: restore,
    beginText: () => text.place(matrixOf([])),
    setFont: (_font, size) => text.set({ size: Number(size) }),
    setLeading: (leading) => text.set({ leading: -Number(leading) }),
    setCharSpacing: (spacing) => text.set({ letterSpacing: Number(spacing) }),
    setWordSpacing: (spacing) => text.set({ wordSpacing: Number(spacing) }),
    setHScale: (percent) => text.set({ stretch: Number(percent) / 100 }),
    setTextRise: (rise) => text.set({ rise: Number(rise) }),
    setTextMatrix: (matrix) => text.place(matrixOf(matrix as ArrayLike<number>)),
    moveText: (x, y) => text.move(Number(x), Number(y)),
    setLeadingMoveText(x, y) {
      text.set({ leading: Number(y) })
      text.move(Number(x), Number(y))
    },
    nextLine: () => text.nextLine(),
    showText: (shown) => text.show(shown as Shown[], page),
    constructPath: path,
  }
  const byNumber = new Map(Object.entries(ways).map(([name, way]) => [numbers[name], way]))
  for (const [index, operator] of fnArray.entries())
    byNumber.get(operator)?.(...((argsArray[index] as unknown[] | null) ?? []))
  return { glyphs: text.glyphs, across, down }
}
