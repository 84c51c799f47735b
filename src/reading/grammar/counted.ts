import { ACTION, STOP } from './verbs.ts'
import { Phrases, type Word } from './words.ts'

/** What plans count; the noun's further words are found by where they end. */
const COUNTED = new Phrases(
  `clb|htx|trung tâm học tập cộng đồng|trung tâm|mô hình|đơn vị|cơ sở|gia đình|hộ gia đình|dòng họ|cộng đồng|công dân|học viên|học sinh|sinh viên|giáo viên|cán bộ|câu lạc bộ|thư viện|hội viên|lao động|tủ sách|chuyên đề|tthtcđ|tỷ đồng|triệu đồng|nghìn đồng|đồng|thành phố|tổ dân phố|nhà văn hóa|tiêu chí|khu dân cư|lượt người|lượt|người|xã|phường|thị trấn|huyện|tỉnh|lớp|trường|thôn|bản|ấp|cuộc|buổi|khóa|suất|học bổng|doanh nghiệp|cơ quan|tổ chức|đề án|dự án|chương trình|kế hoạch|tài liệu|bài|tin bài|tin|phóng sự|hội nghị|hội thảo|phòng|điểm|giờ|cuốn|bộ|máy tính|khu phố|nhóm|tổ|hội|chi hội|quỹ|đặc khu|chuyên mục|cá nhân|tập thể|hộ|quyển|đầu sách|sách|lớp học|bản tin|phụ nữ|trẻ em|dân số|năm học|quận|thị xã|hợp tác xã|trạm|chi bộ|đoàn viên|công nhân|công chức|viên chức|đảng viên|đợt|chuyến|đội|mẫu|cơ sở giáo dục|ngành|sở|phòng học|thiết bị|điểm trường|điểm học|tác phẩm|video|bản`.split(
    '|',
  ),
)

/** Nouns of doing: what is done belongs to them, 'lớp xóa mù chữ', 'cuộc thi tìm hiểu'. */
const OF_DOING = new Phrases(
  `clb|lớp|lớp học|khóa|cuộc|buổi|đợt|hội nghị|hội thảo|chuyên đề|mô hình|câu lạc bộ|đội|tổ|nhóm|phòng|điểm|chuyên mục|tài liệu`.split(
    '|',
  ),
)

/** What is said of the counted: a verb, a state, a relation. */
const SAYS = new Phrases(
  `được|đạt|có|là|bị|không|chưa|đã|đang|sẽ|phải|còn|biết|xếp|xếp loại|hoạt động|trở lên|trở xuống|so|hoàn thành|tốt nghiệp|thuộc|ở|mới|mỗi|một|và|hoặc|trên|khi|nhằm|học|tham dự|dự|theo học|ra|cùng|gồm|của|đủ|nghe|xem|hưởng|nhận|tiếp cận|đăng ký|giữ|duy trì|năm|tháng|quý|tuần|kỳ|các|những|nhất|đầu|cuối|khác|nữa`.split(
    '|',
  ),
)
const TERRITORY = new Phrases(
  'huyện|thành phố|thị xã|xã|phường|thị trấn|tỉnh|quận|đặc khu|thôn|bản|ấp|tổ dân phố|khu phố|khu dân cư'.split('|'),
)
/** People and news that one figure counts together: '12.500 học sinh, sinh viên', '02 tin, bài'. */
const TOGETHER = [
  new Phrases('học sinh|sinh viên|học viên'.split('|')),
  new Phrases('cán bộ|công chức|viên chức|giáo viên|hội viên|đoàn viên|đảng viên|công nhân|lao động'.split('|')),
  new Phrases('tin|bài|phóng sự'.split('|')),
  TERRITORY,
]
/** Verbs that are the last syllable of what is counted: 'chi hội khuyến học', 'lượt người học'. */
const LAST_SYLLABLE: Record<string, RegExp> = { học: /^(?:khuyến|người)$/ }
const LONGEST = 6

/** "1.500 lượt người học nghề" learn something; 'lượt người học trở lên' are learners. */
function closesHere(words: Word[], at: number): boolean {
  const next = words[at + 1]
  return (
    words[at - 1]?.lower === 'khuyến' || !next || next.before !== '' || /^(?:trở|mỗi|trong|tại|ở)$/.test(next.lower)
  )
}

/** How many words name what is counted: up to a verb, a preposition, a sign or a name. */
export function nounLength(words: Word[]): number {
  const head = COUNTED.lengthAt(words, 0)
  if (head === 0) return 0
  const doing = OF_DOING.lengthAt(words, 0) >= head
  let at = head
  let done = false
  while (at < words.length && at < head + LONGEST) {
    const word = words[at]
    if (!word) break
    if (word.before === ',') {
      // '03 xã, phường', '05 quận, huyện'
      const more = COUNTED.lengthAt(words, at)
      const single = at === head || words.slice(head, at).some((each) => each.before === ',')
      const alike = TOGETHER.some((kind) => kind.lengthAt(words, 0) === head && kind.lengthAt(words, at) === more)
      if (!single || !alike || more === 0) break
      at += more
      continue
    }
    // '22 lớp XMC', '05 trường THCS': short for the noun's own words.
    if (word.before === '' && at === head && /^\p{Lu}{2,}(?:-\p{Lu}+)*$/u.test(word.text)) {
      at++
      continue
    }
    if (word.before !== '' || /[\d%\p{Lu}]/u.test(word.text)) break
    if (LAST_SYLLABLE[word.lower]?.test(words[at - 1]?.lower ?? '') && closesHere(words, at)) {
      at++
      continue
    }
    const action = ACTION.lengthAt(words, at)
    if (doing && !done && at === head && action > 0 && SAYS.lengthAt(words, at) === 0) {
      done = true
      at += action
      continue
    }
    if (action > 0 || SAYS.lengthAt(words, at) > 0 || STOP.lengthAt(words, at) > 0) break
    at++
  }
  return at
}
