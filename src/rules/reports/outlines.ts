import { type OutlineSection, SOURCES_OF } from '../../shared/outlines.ts'

export type OutlineFault = { pointer: string; code: string }

/** What does not fit together in the sections of an outline, by a pointer to it. */
export function outlineFaults(sections: readonly OutlineSection[]): OutlineFault[] {
  const keys = new Set<string>()
  return sections.flatMap((section, index): OutlineFault[] => {
    const { key, level, wants, source, writer, appendix } = section
    const before = sections[index - 1]
    const at = `#/sections/${index}`
    const faults: OutlineFault[] = []
    if (keys.has(key)) faults.push({ pointer: `${at}/key`, code: 'twice' })
    keys.add(key)
    if (level > 1 && (before === undefined || level > before.level + 1 || before.appendix !== appendix))
      faults.push({ pointer: `${at}/level`, code: 'no-parent' })
    if (source === null ? wants === 'table' : !SOURCES_OF[wants].includes(source))
      faults.push({ pointer: `${at}/source`, code: 'not-of-this' })
    if (writer === 'organisations' && (level === 3 || appendix || (source !== null && source !== 'answers')))
      faults.push({ pointer: `${at}/writer`, code: 'not-here' })
    if (before?.appendix && !appendix) faults.push({ pointer: `${at}/appendix`, code: 'not-last' })
    return faults
  })
}
