import type { Day } from '../../shared/schema.ts'
import { detectFormat } from '../formats/detect.ts'
import { Numbering } from '../formats/docx/numbering.ts'
import { openDocx } from '../formats/docx/package.ts'
import { Styles } from '../formats/docx/styles.ts'
import { readTheme } from '../formats/docx/theme.ts'
import { readOpened } from '../formats/docx.ts'
import { DEFAULT_LIMITS, type Limits } from '../limits.ts'
import { linesOf as textLinesOf } from '../outline/lines.ts'
import { zonesOf } from '../outline/zones.ts'
import { ReadingProblem } from '../problem.ts'
import { refuseSecret } from '../secrecy.ts'
import type { Boxes } from './box-names.ts'
import { boxesOf } from './boxes.ts'
import { BodyDrawer } from './draw-body.ts'
import type { Sheets } from './drawing.ts'
import type { DrawnPaper } from './drawn-paper.ts'
import { readListLooks } from './list-looks.ts'
import { measure } from './measures.ts'
import type { Found, Measured } from './places.ts'
import { type LayoutRule, type LayoutRules, type Needed, rulesOn } from './rules.ts'
import { drawSections, newSection } from './sections.ts'
import { StyleSheet } from './style-sheet.ts'

/** A rule that a paper breaks, with the places where; `more` are those beyond the first ones. */
export type LayoutFault = { rule: LayoutRule; places: Measured[]; more: number }

/** `rules` null: no text of law that is known held on the day. */
export type LayoutCheck = { day: Day; rules: LayoutRules | null; faults: LayoutFault[] }

const SHOWN_PLACES = 20

/**
 * Holds a .docx against the rules of layout that were in force on the day that it bears, else on `today`. Throws
 * ReadingProblem where the file cannot be read, and where it is marked secret.
 */
export async function checkLayout(
  bytes: Uint8Array,
  all: readonly LayoutRules[],
  today: Day,
  given: Partial<Limits> = {},
): Promise<LayoutCheck> {
  const limits = { ...DEFAULT_LIMITS, ...given }
  if (bytes.length > limits.maxBytes)
    throw new ReadingProblem('too-large', { bytes: bytes.length, limit: limits.maxBytes })
  const format = detectFormat(bytes)
  if (format !== 'zip') throw new ReadingProblem('not-supported-format', { found: format === 'pdf' ? 'pdf' : 'txt' })
  const paper = await drawPaper(bytes, limits)
  const boxes = boxesOf(paper)
  const day = dayOf(boxes) ?? today
  const rules = rulesOn(all, day)
  const faults = (rules?.rules ?? []).flatMap((rule): LayoutFault[] => {
    if (rule.fromLetters !== undefined && lettersIn(paper) < rule.fromLetters) return []
    const wrong = onePerPlace(measure(rule, paper, boxes).filter(({ found }) => !holds(found, rule.needed)))
    return wrong.length === 0
      ? []
      : [{ rule, places: wrong.slice(0, SHOWN_PLACES), more: Math.max(0, wrong.length - SHOWN_PLACES) }]
  })
  return { day, rules, faults }
}

/** Throws for a paper marked secret: its text is read beside, in the same pass. */
async function drawPaper(bytes: Uint8Array, limits: Limits): Promise<DrawnPaper> {
  const parts = await openDocx(bytes, limits, { edges: true })
  const theme = readTheme(parts.theme)
  const listLook = readListLooks(parts.numbering)
  const sheets: Sheets = {
    theme,
    listLook,
    styleSheet: new StyleSheet(parts.styles, theme, listLook),
    styles: new Styles(parts.styles, theme),
    numbering: new Numbering(parts.numbering, theme),
  }
  const body = new BodyDrawer(sheets, limits)
  const lines = textLinesOf(readOpened(parts, sheets, limits, body.handler).paragraphs)
  if (lines.length === 0) throw new ReadingProblem('no-text')
  refuseSecret(lines, zonesOf(lines))
  const sources = body.sections.length > 0 ? body.sections : [newSection()]
  return { paragraphs: body.paragraphs, sections: drawSections(sources, parts.edges, sheets) }
}

const lettersIn = ({ paragraphs }: DrawnPaper) => paragraphs.reduce((sum, { text }) => sum + text.length, 0)

/** The day that the paper bears, where it is filled in. */
function dayOf(boxes: Boxes): Day | null {
  const said = /(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/u.exec(boxes.get('place-date')?.[0]?.text ?? '')
  if (!said) return null
  const [, day = '', month = '', year = ''] = said
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Lengths are kept in whole twips, so that a measure in round millimetres or points is off by a little. */
const SLACK = 0.3

function holds(found: Found, needed: Needed): boolean {
  if ('is' in needed) return found === needed.is
  if ('oneOf' in needed) return needed.oneOf.includes(String(found))
  if ('form' in needed) return new RegExp(needed.form, 'u').test(String(found))
  const slack = needed.unit === 'mm' ? SLACK : needed.unit === 'pt' && needed.most !== undefined ? 0 : 0.01
  const value = Number(found)
  return value >= (needed.least ?? -Infinity) - slack && value <= (needed.most ?? Infinity) + slack
}

function onePerPlace(measured: readonly Measured[]): Measured[] {
  const seen = new Set<string>()
  return measured.filter(({ where: { part, section, paragraph, words } }) => {
    const place = `${part} ${section} ${paragraph} ${words}`
    return seen.size !== seen.add(place).size
  })
}
