export { BLANK, dayInWords, type Part } from './layout.ts'
export { writeOfficialLetter } from './official-letter.ts'
