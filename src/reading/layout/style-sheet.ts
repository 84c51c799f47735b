import type { ThemeFonts } from '../formats/docx/fonts.ts'
import { StylePart } from '../formats/docx/style-part.ts'
import { type ParagraphLook, type RunLook, takeParagraphLook, takeRunLook } from './looks.ts'

type ListLook = (numId: string, level: number) => ParagraphLook

/** They turn round where paragraph and letters both say so by their styles (ECMA-376-1 §17.7.3). */
const TOGGLES = ['bold', 'italics', 'capitals', 'hidden'] as const

/** What styles.xml makes of paragraphs and letters: documents' defaults, and styles with those they are based on. */
export class StyleSheet {
  private readonly part: StylePart<RunLook, ParagraphLook>
  private readonly listLook: ListLook
  private readonly runs = new Map<string, RunLook>()
  private readonly paragraphs = new Map<string, ParagraphLook>()

  constructor(xml: string | null, theme: ThemeFonts, listLook: ListLook) {
    this.listLook = listLook
    this.part = new StylePart<RunLook, ParagraphLook>(xml, {
      begin: () => ({ run: {}, paragraph: {} }),
      takeRun: (into, name, attributes) => takeRunLook(into, name, attributes, theme),
      takeParagraph: takeParagraphLook,
    })
  }

  /** A paragraph that says nothing of its own; a list that its style names moves it, the style's own indents go before. */
  paragraphOf(styleId: string | null, tableStyle: string | null): ParagraphLook {
    const key = `${styleId ?? ''}\n${tableStyle ?? ''}`
    const known = this.paragraphs.get(key)
    if (known) return known
    const { part } = this
    let look = { ...part.paragraph }
    for (const { paragraph } of part.chainOf(tableStyle).toReversed()) look = { ...look, ...paragraph }
    for (const { paragraph } of part.chainOf(styleId ?? part.defaults.paragraph).toReversed()) {
      const { numId = look.numId, level = look.level } = paragraph
      const listed = paragraph.numId !== undefined && numId !== undefined ? this.listLook(numId, level ?? 0) : {}
      look = { ...look, ...listed, ...paragraph }
    }
    this.paragraphs.set(key, look)
    return look
  }

  /** Letters that say nothing of their own. */
  runOf(paragraphStyle: string | null, runStyle: string | null, tableStyle: string | null): RunLook {
    const key = `${paragraphStyle ?? ''}\n${runStyle ?? ''}\n${tableStyle ?? ''}`
    const known = this.runs.get(key)
    if (known) return known
    const { part } = this
    const layers = [tableStyle, paragraphStyle ?? part.defaults.paragraph, runStyle].map((id) =>
      Object.assign(
        {},
        ...part
          .chainOf(id)
          .toReversed()
          .map(({ run }) => run),
      ),
    ) as RunLook[]
    const look: RunLook = Object.assign({}, part.run, ...layers)
    for (const toggle of TOGGLES)
      look[toggle] = part.run[toggle] === true || layers.filter((layer) => layer[toggle]).length % 2 === 1
    this.runs.set(key, look)
    return look
  }
}
