import type { MyWork } from '../../../shared/duties.ts'
import { writeWorkbook } from '../../platform/workbook.ts'
import type { Language } from '../programmes/index.ts'
import { answersSheet } from './answers-sheet.ts'
import { sheetsWords } from './sheets-words.ts'

const PARTS = ['mine', 'handedIn', 'toAccept', 'asking'] as const

/** What the page of my work shows, a sheet for each of its lists; what waits for a planner only where something does. */
export async function writeMyWorkSheet(work: MyWork, language: Language): Promise<Buffer> {
  const words = sheetsWords[language]
  const shown = PARTS.filter((part) => part === 'mine' || part === 'handedIn' || work[part].answers.length > 0)
  return writeWorkbook(
    shown.map((part) => {
      const { answers, more } = work[part]
      const below = [...(more ? [words.cut(answers.length)] : []), words.asOf(work.today)]
      return answersSheet({ name: words[part], answers, below, severalProgrammes: true }, language)
    }),
  )
}
