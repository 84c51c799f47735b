export { BLANK, dayInWords } from './measures.ts'
export { writeOfficialLetter } from './official-letter.ts'
export { writeReport } from './report.ts'
