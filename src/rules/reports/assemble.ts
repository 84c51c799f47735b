import type { ReportBlock } from '../../shared/report-blocks.ts'
import type { SectionState } from '../../shared/reports.ts'

export type PaperSection = {
  key: string
  level: number
  title: string
  appendix: boolean
  prompt: string | null
  state: SectionState
  drafted: readonly ReportBlock[]
  showsDraft: boolean
  words: string
}

/** What a person wrote: a paragraph on each line, an item where it begins with a dash, one below with a plus. */
export function blocksOfWords(words: string): ReportBlock[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): ReportBlock => {
      const [, sign, rest = ''] = /^([-–+*•])\s+(.*)$/u.exec(line) ?? []
      if (sign === undefined) return { kind: 'paragraph', words: [line] }
      return { kind: 'item', level: sign === '+' ? 2 : 1, words: [rest] }
    })
}

/** Whether a person is still to write there. */
export const isOpen = ({ prompt, words }: Pick<PaperSection, 'prompt' | 'words'>): boolean =>
  prompt !== null && words.trim() === ''

/** A part that its organisation was never asked for, or that was taken back, and in which nothing stands. */
export const isLeftOut = ({ state, words }: Pick<PaperSection, 'state' | 'words'>): boolean =>
  state === 'unasked' && words.trim() === ''

/** The blocks of one section below its heading: what was drafted, what was written, or the space for it. */
export function blocksOfSection(section: PaperSection): ReportBlock[] {
  return [
    ...(section.showsDraft ? section.drafted : []),
    ...blocksOfWords(section.words),
    ...(isOpen(section) ? [{ kind: 'blank', prompt: section.prompt ?? '' } as const] : []),
  ]
}

export type Assembled = { blocks: ReportBlock[]; appendices: { title: string; blocks: ReportBlock[] }[] }

const levelOf = (level: number) => Math.min(3, Math.max(1, level)) as 1 | 2 | 3

/** The whole report from its sections in their order: its body, and what comes after the signature. */
export function assemble(sections: readonly PaperSection[]): Assembled {
  const shown = sections.filter((section) => !isLeftOut(section))
  return {
    blocks: shown
      .filter(({ appendix }) => !appendix)
      .flatMap((section): ReportBlock[] => [
        { kind: 'heading', level: levelOf(section.level), words: [section.title] },
        ...blocksOfSection(section),
      ]),
    appendices: shown
      .filter(({ appendix }) => appendix)
      .map((section) => ({ title: section.title, blocks: blocksOfSection(section) })),
  }
}
