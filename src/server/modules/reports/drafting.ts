import { type DutyFact, draftSection, type ReportFacts } from '../../../rules/reports/index.ts'
import { compareVietnamese, foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { OutlineSection } from '../../../shared/outlines.ts'
import type { NewSection } from './sections.repository.ts'

/**
 * The sections of a report from its outline: of one that organisations write, a heading and a part for each organisation with a duty of
 * its matter, except for the one that reports.
 */
export function draftSections(
  outline: readonly OutlineSection[],
  facts: ReportFacts,
  reportingId: string,
): NewSection[] {
  return outline.flatMap((section): NewSection[] => {
    const { key, level, title, wants, source, prompt, appendix, writer } = section
    const said = { key, level, title, wants, source, prompt, appendix }
    const own = { writerId: null, writerPath: null, state: 'own' as const }
    if (writer === 'consolidator') return [{ ...said, ...own, drafted: draftSection(source, facts, null) }]
    const heading: NewSection = { ...said, ...own, wants: 'text', source: null, prompt: null, drafted: [] }
    return [heading, ...writersOf(section, facts, reportingId).map((writes) => partOf(section, writes, facts))]
  })
}

function partOf(
  { key, level, wants, source, prompt }: OutlineSection,
  writes: DutyFact,
  facts: ReportFacts,
): NewSection {
  const { organisationId, organisationName, place } = writes
  return {
    ...{ key: `${key}-${organisationId}`, level: level + 1, title: organisationName, wants, source, prompt },
    appendix: false,
    ...{ writerId: organisationId, writerPath: place, state: 'unasked' },
    drafted: draftSection(source, facts, organisationId),
  }
}

/** One duty of each organisation that writes, by its name. */
function writersOf({ matter }: OutlineSection, { duties }: ReportFacts, reportingId: string): DutyFact[] {
  const words = foldVietnamese(matter ?? '')
    .split(' ')
    .filter(Boolean)
  const fits = ({ section, quote, organisationId }: DutyFact) => {
    const text = foldVietnamese(`${section} ${quote}`)
    return organisationId !== reportingId && words.every((word) => text.includes(word))
  }
  const first = new Map<string, DutyFact>()
  for (const duty of duties.filter(fits)) if (!first.has(duty.organisationId)) first.set(duty.organisationId, duty)
  return [...first.values()].sort((a, b) => compareVietnamese(a.organisationName, b.organisationName))
}
