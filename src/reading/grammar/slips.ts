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

const bare = (letter: string) => BARE.get(letter) ?? letter
/** A letter, and the same with what its marks may have shrunk to: 'ợ' is [ợơo]. */
const worn = (letter: string) => {
  const forms = new Set([letter, WITHOUT_TONE.get(letter) ?? letter, bare(letter)])
  return forms.size > 1 ? `[${[...forms].join('')}]` : letter
}
const BY_BARE = new Map(KEY_WORDS.split('|').map((word) => [[...word].map(bare).join(''), word]))
const KEY = new RegExp(
  `(?<!\\p{L})(?:${[...BY_BARE.values()].map((word) => [...word].map(worn).join('')).join('|')})(?!\\p{L})`,
  'giu',
)

const SOUND = new Set(
  [...BY_BARE.values()].flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]),
)

/** 'phối hơp', 'TỔ CHƯC', 'bao cao' with the marks that they lost; a word that bears another mark stays. Its length stays too. */
export const withMarks = (text: string): string =>
  text.replace(KEY, (written) => {
    if (SOUND.has(written)) return written
    const lower = written.toLowerCase()
    const word = BY_BARE.get([...lower].map(bare).join('')) ?? lower
    return lower === word || lower.length !== word.length ? written : inCaseOf(written, word)
  })

const inCaseOf = (written: string, word: string) =>
  [...word]
    .map((letter, at) => (written.charAt(at) === written.charAt(at).toLowerCase() ? letter : letter.toUpperCase()))
    .join('')
