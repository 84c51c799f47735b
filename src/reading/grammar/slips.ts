/** Words that the grammar turns on; what they become when a typist loses their marks is no other word of an office's language. */
const KEY_WORDS = `phối hợp|chủ trì|báo cáo|đề nghị|yêu cầu|tổ chức|thực hiện|triển khai|hoàn thành|hướng dẫn|tuyên truyền|kiểm tra|đánh giá|xây dựng|vận động|tổng hợp|bố trí|thành lập|rà soát|duy trì|sơ kết|tổng kết|vướng mắc|khó khăn|chậm nhất|hằng năm|hằng quý|hằng tháng|định kỳ|mục tiêu|nhiệm vụ|giải pháp|kinh phí|trách nhiệm|phân công nhiệm vụ|nội dung|tiến độ|đôn đốc|chỉ đạo|tiếp tục|củng cố`

const VOWELS: [plain: string, qualities: string[]][] = [
  ['a', ['aàáảãạ', 'ăằắẳẵặ', 'âầấẩẫậ']],
  ['e', ['eèéẻẽẹ', 'êềếểễệ']],
  ['i', ['iìíỉĩị']],
  ['o', ['oòóỏõọ', 'ôồốổỗộ', 'ơờớởỡợ']],
  ['u', ['uùúủũụ', 'ưừứửữự']],
  ['y', ['yỳýỷỹỵ']],
]
/** Of each letter: without its tone ('ợ' is 'ơ'), and without any mark ('ợ' is 'o'). */
const WITHOUT_TONE = new Map<string, string>()
const BARE = new Map<string, string>([
  ['đ', 'd'],
  ['Đ', 'D'],
])
for (const [plain, qualities] of VOWELS)
  for (const letters of qualities)
    for (const letter of letters) {
      const toneless = letters.charAt(0)
      WITHOUT_TONE.set(letter, toneless)
      BARE.set(letter, plain)
      BARE.set(letter.toUpperCase(), plain.toUpperCase())
    }

const MARKED = /[^\p{ASCII}]/gu
const bare = (text: string) => text.replace(MARKED, (letter) => BARE.get(letter) ?? letter)

const BY_BARE = new Map(KEY_WORDS.split('|').map((word) => [bare(word), word]))
const KEY = new RegExp(`(?<!\\p{L})(?:${[...BY_BARE.keys()].join('|')})(?!\\p{L})`, 'giu')

/** 'phối hơp', 'TỔ CHƯC', 'bao cao' with the marks that they lost; a word that bears another mark stays. Its length stays too. */
export function withMarks(text: string): string {
  const plain = bare(text)
  let restored = ''
  let done = 0
  for (const { 0: found, index } of plain.matchAll(KEY)) {
    const word = BY_BARE.get(found.toLowerCase())
    const written = text.slice(index, index + found.length)
    const lower = written.toLowerCase()
    if (!word || lower === word || !hasLost(lower, word)) continue
    restored += text.slice(done, index) + inCaseOf(written, word)
    done = index + found.length
  }
  return done === 0 ? text : restored + text.slice(done)
}

const hasLost = (lower: string, word: string) =>
  lower.length === word.length &&
  [...word].every((letter, at) => {
    const written = lower.charAt(at)
    return written === letter || written === WITHOUT_TONE.get(letter) || written === BARE.get(letter)
  })

const inCaseOf = (written: string, word: string) =>
  [...word]
    .map((letter, at) => (written.charAt(at) === written.charAt(at).toLowerCase() ? letter : letter.toUpperCase()))
    .join('')
