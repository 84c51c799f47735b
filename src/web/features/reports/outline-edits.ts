import type { TFunction } from 'i18next'
import { outlineFaults } from '../../../rules/reports/outlines.ts'
import type { OutlineSection } from '../../../shared/outlines.ts'
import type { TextKey } from '../../ui/text-key.ts'

const FAULT_WORDS: Record<string, TextKey> = {
  'no-parent': 'reports.outlines.fault.noParent',
  'not-of-this': 'reports.outlines.fault.notOfThis',
  'not-here': 'reports.outlines.fault.notHere',
  'not-last': 'reports.outlines.fault.notLast',
  twice: 'reports.outlines.fault.twice',
}

/** What does not fit together, one sentence each with the section that it is about. */
export const faultWords = (t: TFunction<'text'>, sections: readonly OutlineSection[]): string[] =>
  outlineFaults(sections).map(({ pointer, code }) => {
    const title = sections[Number(pointer.split('/')[2])]?.title ?? ''
    return t(FAULT_WORDS[code] ?? 'reports.outlines.fault.twice', { title })
  })

/** One more at the end of the body, with a key that none has. */
export function newSection(t: TFunction<'text'>, sections: readonly OutlineSection[]): OutlineSection {
  const keys = new Set(sections.map(({ key }) => key))
  let number = sections.length + 1
  while (keys.has(`muc-${number}`)) number += 1
  return {
    key: `muc-${number}`,
    level: 1,
    title: t('reports.outlines.newSection'),
    wants: 'text',
    source: null,
    writer: 'consolidator',
    matter: null,
    prompt: t('reports.outlines.newPrompt'),
    appendix: sections.at(-1)?.appendix ?? false,
  }
}
