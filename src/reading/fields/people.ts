import { quantitiesIn } from '../grammar/quantities.ts'
import { ACTION } from '../grammar/verbs.ts'
import { Phrases, type Word, wordsOf } from '../grammar/words.ts'

/** Nouns for people, alone and as households; a share of these is a share of a population. */
const PEOPLE = new Phrases(
  `người|người dân|nhân dân|dân số|dân cư|công dân|lao động|người lao động|lực lượng lao động|công nhân|công nhân lao động|cán bộ|công chức|viên chức|học sinh|sinh viên|học viên|giáo viên|nhà giáo|trẻ em|trẻ|trẻ mẫu giáo|thanh niên|thiếu niên|thiếu nhi|phụ nữ|người cao tuổi|người khuyết tật|người trưởng thành|người mù chữ|người học|đồng bào|gia đình|hộ gia đình|hộ|dòng họ|hội viên|đoàn viên|đảng viên|chiến sĩ|chiến sỹ|phạm nhân|lượt người|thành viên|cư dân|doanh nhân|chủ doanh nghiệp|già làng|trưởng thôn`.split(
    '|',
  ),
)
/** What tells which of them, though a verb stands in it. */
const WHICH = new Phrases([
  'trong độ tuổi lao động',
  'trong độ tuổi',
  'mới biết chữ',
  'tuổi trở lên',
  'trở lên',
  'có nhu cầu',
  'có hoàn cảnh khó khăn',
  'học nghề',
  'lãnh đạo',
  'quản lý',
  'làm việc',
  'đang làm việc',
])
/** What is said of them begins. */
const SAID = new Phrases(
  `được|đạt|có|là|bị|không|chưa|đã|đang|sẽ|phải|biết|biết chữ|tham gia|tham dự|học|tiếp tục|hoàn thành|tốt nghiệp|qua|sử dụng|ứng dụng|tiếp cận|thực hiện|xếp loại|đều|thường xuyên|cơ bản|đọc|theo học|dự|mỗi|trên|vào|ra`.split(
    '|',
  ),
)
/** In what place they live or work, one after another. */
const WHERE = new Phrases(
  'khu|khu công nghiệp|cụm công nghiệp|vùng|miền núi|vùng cao|hải đảo|xã|phường|thị trấn|huyện|thành phố|tỉnh|thôn|bản|cơ quan|đơn vị|doanh nghiệp|cơ sở|trường'.split(
    '|',
  ),
)
/** A noun that alone tells nothing of whom. */
const BARE = /^(?:lượt người|người|dân cư|trẻ|hộ|thành viên)$/iu
const LONGEST = 24

/** Words from a noun of people up to what is said of them: [from, to). */
function phraseAt(words: Word[], at: number): number {
  let here = at + PEOPLE.lengthAt(words, at)
  if (here === at) return at
  let placed = false
  while (here < words.length && here - at < LONGEST) {
    const word = words[here]
    if (!word) break
    if (word.before === ',') {
      // 'cán bộ, công chức, viên chức cấp xã'
      const more =
        PEOPLE.lengthAt(words, here) || WHICH.lengthAt(words, here) || (placed ? WHERE.lengthAt(words, here) : 0)
      if (more === 0) break
      here += more
      continue
    }
    if (word.before !== '' && !/^[-–]$/.test(word.before)) break
    const which = WHICH.lengthAt(words, here)
    if (which > 0) {
      here += which
      continue
    }
    if (word.lower === 'từ' && /^\d+$/.test(words[here + 1]?.text ?? '')) {
      here += 2
      continue
    }
    if (/^(?:ở|tại|trong|thuộc)$/.test(word.lower)) placed = true
    const said = SAID.lengthAt(words, here) > 0 || ACTION.lengthAt(words, here) > 0
    // 'cán bộ giữ chức vụ lãnh đạo': who holds an office is told by it.
    if (said && word.lower !== 'giữ') break
    here++
  }
  return here
}

const AGE_AFTER = /^(?:biết chữ|mù chữ)[^,;]{0,20}?\s((?:trong độ tuổi|từ)\s[\d\s–-]+(?:đến \d+)?(?: tuổi)?)/iu

/** The people of whom a target speaks: 'người trong độ tuổi từ 15 đến 60', 'cán bộ, công chức cấp xã'; null where it speaks of units or schools. */
export function peopleOf(text: string): string | null {
  const words = wordsOf(text)
  for (const at of startsIn(text, words)) {
    const end = phraseAt(words, at)
    const first = words[at]
    const last = words[end - 1]
    if (!first || !last || end === at) continue
    const phrase = text.slice(first.start, last.end).replace(/^(?:lượt )(?=người)/iu, '')
    const age = AGE_AFTER.exec(text.slice(words[end]?.start ?? text.length))
    if (BARE.test(phrase) && !age) continue
    return `${phrase}${age ? ` ${age[1]?.trim()}` : ''}`.replace(/\s+/gu, ' ')
  }
  return null
}

/** Where the one that is counted may stand: after the figure, or after 'tỷ lệ', 'số'. */
function startsIn(text: string, words: Word[]): number[] {
  const starts: number[] = []
  const quantity = quantitiesIn(text)[0]
  if (quantity) {
    const from = quantity.unit === '%' ? quantity.end : quantity.end - quantity.unit.length
    starts.push(
      skipCount(
        words,
        words.findIndex(({ start }) => start >= from),
      ),
    )
  }
  for (const [at, { lower, before }] of words.entries()) {
    if (before !== '' && at > 0 && before !== ',' && before !== ':') continue
    const share = /^(?:tỷ|tỉ)$/.test(lower) && words[at + 1]?.lower === 'lệ'
    if (share) starts.push(skipCount(words, at + 2))
    else if (lower === 'số' && words[at + 1]?.before === '') starts.push(at + 1)
  }
  if (PEOPLE.lengthAt(words, 0) > 0) starts.push(0)
  return starts.filter((at) => at >= 0)
}

function skipCount(words: Word[], at: number): number {
  let here = at
  while (/^(?:số|tổng|các|những|trở|lên)$/.test(words[here]?.lower ?? '')) here++
  return here
}
