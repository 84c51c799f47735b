import { Phrases, wordsOf } from './words.ts'

export type Quantity = {
  value: number
  upper: number | null
  unit: string
  /** From the first digit to the unit's last letter. */
  start: number
  end: number
}

/** What plans count; a noun of several syllables must stand here to be read whole. */
const COUNTED = new Phrases(
  `trung tâm học tập cộng đồng|trung tâm|mô hình|đơn vị|cơ sở|gia đình|hộ gia đình|dòng họ|cộng đồng|công dân|học viên|học sinh|sinh viên|giáo viên|cán bộ|câu lạc bộ|thư viện|hội viên|lao động|tủ sách|chuyên đề|tỷ đồng|triệu đồng|nghìn đồng|đồng|thành phố|tổ dân phố|nhà văn hóa|tiêu chí|khu dân cư|lượt người|lượt|người|xã|phường|thị trấn|huyện|tỉnh|lớp|trường|thôn|bản|ấp|cuộc|buổi|khóa|suất|học bổng|doanh nghiệp|cơ quan|tổ chức|đề án|dự án|chương trình|kế hoạch|tài liệu|bài|tin bài|tin|phóng sự|hội nghị|hội thảo|phòng|điểm|giờ|cuốn|bộ|máy tính|khu phố|nhóm|tổ|hội|chi hội|quỹ|đặc khu|phần trăm|chuyên mục|cá nhân|tập thể|hộ|quyển|đầu sách|sách|lớp học|bản tin|phụ nữ|trẻ em|dân số|năm học`.split(
    '|',
  ),
)

/** Nouns after which a number names or dates and does not count. */
const NAMING =
  /(?:mức(?:\s+độ)?|bậc|cấp độ|cấp|số|năm|tháng|ngày|quý|tuổi|hạng|loại|khóa|điều|khoản|thứ|giai đoạn|mục|phần|lần|thế kỷ|công nghiệp|phiên bản|luật|kỳ|nhóm|tổ dân phố|phường|quận|vùng|chương|từ|trình độ|IELTS|tầm nhìn|đến năm|\p{L}+\/)\s*$/iu
const NUMBER =
  /(?<![\p{L}\d/.,-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\/\d{1,4}(?=\s+\p{L}))?(?:\s*%)?(?:\s*(?:-|–|—|đến)\s*(?:trên\s+)?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?))?(?:\s*(%|phần trăm))?(?![\d/])/giu

const decimal = (text: string): number =>
  /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)
    ? Number(text.replace(/\./g, '').replace(',', '.'))
    : Number(text.replace(',', '.'))

/** Numbers that say how much: percents first of all, and counted nouns. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(NUMBER)) {
    const percent = match[0].includes('%') || match[3] !== undefined
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 30), start)
    const upper = match[2] === undefined ? null : decimal(match[2])
    const value = decimal(match[1] ?? '')
    if (percent) {
      found.push({ value, upper, unit: '%', start, end })
      continue
    }
    if (NAMING.test(before)) continue
    const after = text.slice(end, end + 60)
    if (!/^\s/.test(after)) continue
    const words = wordsOf(after)
    const length = COUNTED.lengthAt(words, 0)
    const last = words[length - 1]
    if (length === 0 || !last || words[0]?.before !== '') continue
    found.push({ value, upper, unit: after.slice(words[0].start, last.end), start, end: end + last.end })
  }
  return found
}
