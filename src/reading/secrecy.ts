import type { Line } from './outline/lines.ts'
import type { Zone } from './outline/zones.ts'
import { ReadingProblem } from './problem.ts'

const MARK =
  /^(?:(?:Độ|ĐỘ|Mức độ) (?:mật|MẬT)\s*:\s*)?[[(“"]?\s*(TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật|Mật)\s*[\])”"]?[.!]?$/u

/** A secrecy mark stands alone, above the body; 'bảo mật' in a sentence is innocent. */
export function refuseSecret(lines: Line[], zones: Zone[]): void {
  for (const [index, line] of lines.entries()) {
    const zone = zones[index]
    if (index > 60 || (zone === 'body' && index > 12)) return
    const mark = MARK.exec(line.text)
    if (mark && (mark[1] === mark[1]?.toUpperCase() || /^(?:Độ|ĐỘ|Mức)/.test(line.text)))
      throw new ReadingProblem('secret-document', { mark: (mark[1] ?? '').toUpperCase() })
  }
}
