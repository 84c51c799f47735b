import { isPartyList } from '../grammar/parties.ts'
import { isBullet, type Marker, type MarkerStyle } from './markers.ts'
import { partNamed } from './part-names.ts'

type Line = { text: string; marker: Marker | null; source: { cell: unknown } }

const CAPITALS = /^(?=.*\p{Lu}{2})[^\p{Ll}]+$/u
const ENDS = /[.;,:!?…/]$/u

/** The heading that a line in capitals is, though no number stands before it. */
function capitalHeading(line: Line, next: Line | undefined): Marker | null {
  const { text } = line
  if (!next || !CAPITALS.test(text) || ENDS.test(text) || text.length > 250 || !/\s/.test(text)) return null
  const style: MarkerStyle = partNamed(text, true) === null ? 'caps' : 'title'
  return { style, text: '', label: '', value: 0, length: 0 }
}

/** An agency's name on a line of its own, which no sign closes, heads what follows. */
function agencyHeading({ text }: Line, next: Line | undefined): Marker | null {
  const heads = next && opens(text) && text.length < 150 && isPartyList(text)
  return heads ? { style: 'agency', text: '', label: '', value: 0, length: 0 } : null
}

const opens = (text: string) => !ENDS.test(text) && /^[\p{Lu}\d]/u.test(text)

/** A short line without a closing sign that stands for the list below it: 'Đến hết năm 2025'. */
export function standsForList(text: string, next: Line | undefined): boolean {
  const list = next?.marker && (isBullet(next.marker.style) || next.marker.value === 1)
  return Boolean(list) && opens(text) && text.split(' ').length <= 14
}

/** Every line's marker, with those of headings that bear no number. */
export function unnumberedHeadings(lines: Line[], zones: string[]): (Marker | null)[] {
  let headed = false
  return lines.map((line, index) => {
    if (zones[index] !== 'body' || line.source.cell) return line.marker
    const next = zones[index + 1] === 'body' ? lines[index + 1] : undefined
    // Before the first heading stand the addressees of a letter.
    const marker = line.marker ?? capitalHeading(line, next) ?? (headed ? agencyHeading(line, next) : null)
    headed ||= marker !== null && marker.style !== 'dash'
    return marker
  })
}
