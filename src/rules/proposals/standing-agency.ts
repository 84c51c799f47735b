import { foldVietnamese } from '../vietnamese-text.ts'

/** Where it is said what an agency stands for: "là cơ quan thường trực", "làm đơn vị đầu mối". */
const STANDS = /(?:^|[\s,;:(])(?:là|làm)\s+(?:cơ\s+quan|đơn\s+vị)\s+(thường\s+trực|đầu\s+mối)(?![\p{L}])/iu
/** What it stands for ends where its duties begin. */
const DUTIES_BEGIN =
  /[,;.:]|\s(?:có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chịu\s+trách\s+nhiệm|giúp|chủ\s+trì|tham\s+mưu|để)(?![\p{L}])/iu
const BOARD =
  /^(?:của\s+)?(?:ban\s+chỉ\s+đạo|ban\s+điều\s+hành|ban\s+chủ\s+nhiệm|hội\s+đồng|tổ\s+công\s+tác)(?![\p{L}])\s*(.*)$/isu
/** A paper with a number of its own: another one. */
const NUMBERED = /\d+\s*\/|(?:^|\s)số\s+\d/iu
/** A paper that an agency helps to carry out, with whatever it is called. */
const CARRIED_OUT =
  /(?:triển\s+khai|thực\s+hiện|theo\s+dõi|đôn\s+đốc|điều\s+phối)\s+(?:(?:việc|tổ\s+chức|triển\s+khai|thực\s+hiện)\s+)*(?:kế\s+hoạch|đề\s+án|chương\s+trình)(?![\p{L}])\s*([^,;.]*)/giu
/** Words that follow the paper at hand and name no other one. */
const OF_THIS =
  /^(?:này|nêu\s+trên|nói\s+trên|trên\s+địa\s+bàn|của\s+(?:ủy|uỷ)\s+ban|của\s+tỉnh|tại\s+địa\s+phương|giai\s+đoạn)(?![\p{L}])/iu
/** At which level a board is, before or after its name, and that it carries something out. */
const LEVELS =
  /^(?:triển khai|thuc hien|trien khai|ve|cong tac|cap|tinh|thanh pho|huyen|xa|phuong)\s+|\s+(?:cap tinh|cap huyen|cap xa|cac cap|tinh|thanh pho|huyen|xa|phuong)$/

/**
 * Whether a duty makes whoever has it the standing agency of its own plan, and not of another scheme or board: by the grammar of its
 * clause alone. `titles`: how the plan, its documents and its programme are called.
 */
export function makesStandingAgency(quote: string, titles: readonly string[]): boolean {
  const text = quote.normalize('NFC')
  const found = STANDS.exec(text)
  if (!found) return false
  const rest = text.slice(found.index + found[0].length)
  const end = DUTIES_BEGIN.exec(rest)?.index ?? rest.length
  const of = rest.slice(0, end).trim()
  const duties = rest.slice(end)
  if (NUMBERED.test(of)) return false
  const folded = titles.map(foldVietnamese)
  const isOurs = (name: string) => name !== '' && folded.some((title) => ` ${title} `.includes(` ${name} `))
  const board = BOARD.exec(of)
  if (board) {
    const name = withoutLevels(foldVietnamese(board[1] ?? ''))
    return name === '' || isOurs(name) || carriesOutOurs(duties, isOurs)
  }
  const isHub = /đầu/iu.test(found[1] ?? '')
  // A hub is one of many things; it stands for the plan only where that is said.
  if (of === '') return (duties.trim() === '' && !isHub) || carriesOutOurs(duties, isOurs)
  return carriesOutOurs(` thực hiện ${of.replace(/^của\s+/iu, '')}`, isOurs)
}

function withoutLevels(name: string): string {
  const shorter = name.replace(LEVELS, '').trim()
  return shorter === name || shorter === ''
    ? /^(?:cap )?(?:tinh|thanh pho|huyen|xa|phuong)$/.test(name)
      ? ''
      : shorter
    : withoutLevels(shorter)
}

/** Whether among what is carried out is the plan itself: a paper without a name, or one that is called as it is. */
function carriesOutOurs(words: string, isOurs: (name: string) => boolean): boolean {
  return [...words.matchAll(CARRIED_OUT)].some(([, name = '']) => {
    const said = name.trim()
    if (NUMBERED.test(said)) return false
    return said === '' || OF_THIS.test(said) || isOurs(foldVietnamese(said))
  })
}
