import type { DocumentText } from '../../shared/documents.ts'

/** For each section path the words of the clause that opens it, without their number. */
export function headingsOf({ text, clauses }: Pick<DocumentText, 'text' | 'clauses'>): ReadonlyMap<string, string> {
  const headings = new Map<string, string>()
  for (const { section, marker, start, end } of clauses) {
    if (section === '' || headings.has(section)) continue
    const words = text.slice(start, end)
    const plain = marker && words.startsWith(marker) ? words.slice(marker.length) : words
    headings.set(section, plain.replace(/\s+/g, ' ').trim())
  }
  return headings
}
