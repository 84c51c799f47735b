import { checkLayout, describeLayout, type LayoutRules, ReadingProblem } from '../reading/index.ts'
import { readLayoutRules } from '../server/modules/papers/index.ts'
import { systemClock, today } from '../server/platform/clock.ts'
import type { LayoutFinding, LayoutPlace, LayoutReport } from '../shared/layout-checks.ts'
import { bytesOf } from './read-file.ts'
import { refusalOf } from './reading-refusals.ts'
import { printable } from './terminal-text.ts'

/** Prints what the layout of a .docx lacks. Answers 1 where the file is not read or something blocks, 0 otherwise. */
export async function checkLayoutOf(file: string, { json }: { json?: true }): Promise<number> {
  const bytes = await bytesOf(file)
  if (!bytes) return 1
  try {
    const report = await reportOn(bytes, readLayoutRules())
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report))
    return report.findings.some(({ severity }) => severity === 'blocking') ? 1 : 0
  } catch (error) {
    if (!(error instanceof ReadingProblem)) throw error
    console.error(`${printable(file)}: ${refusalOf(error)}`)
    return 1
  }
}

const reportOn = async (bytes: Buffer, rules: readonly LayoutRules[]): Promise<LayoutReport> =>
  describeLayout(await checkLayout(bytes, rules, today(systemClock)), 'vi')

const SEVERITIES = { blocking: 'PHẢI SỬA', advice: 'nên sửa' }
const PLACES = 5

/** Silence where nothing is wrong. */
function printReport({ decree, day, findings }: LayoutReport): string {
  if (decree === null) return `Không biết quy định thể thức nào có hiệu lực ngày ${day}\n`
  return findings.map(printFinding).join('')
}

function printFinding({ severity, needed, basis, mend, places, more }: LayoutFinding): string {
  const shown = places.slice(0, PLACES)
  const left = places.length - shown.length + more
  return [
    `${SEVERITIES[severity]}: ${needed} (${basis})`,
    ...shown.map((place) => `  ${placeInWords(place)}: ${place.found}`),
    ...(left > 0 ? [`  và ${left} chỗ khác`] : []),
    `  cách sửa: ${mend}`,
    '',
  ]
    .map((line) => `${printable(line)}\n`)
    .join('')
}

const placeInWords = ({ part, section, paragraph, words }: LayoutPlace) =>
  [
    part,
    section === null ? '' : `phần ${section}`,
    paragraph === null ? '' : `đoạn ${paragraph}`,
    words === null ? '' : `“${words}”`,
  ]
    .filter((each) => each !== '')
    .join(', ')
