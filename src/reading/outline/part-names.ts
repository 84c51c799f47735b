export type Part = 'background' | 'targets' | 'tasks' | 'organisation' | 'funding'

/** What a heading says its part is about; the first row that fits wins. */
const HEADINGS: [Part, RegExp][] = [
  [
    'targets',
    /^(?:(?:quan điểm|mục đích|yêu cầu)[,;]?\s*(?:và\s*)?)*(?:(?:các|những|một số|hệ thống)\s)?(?:mục tiêu|chỉ tiêu)(?!.*(?:nhiệm vụ|giải pháp))/u,
  ],
  [
    'background',
    /^(?:mục đích|yêu cầu|quan điểm|sự cần thiết|căn cứ|cơ sở|thực trạng|đặc điểm|tình hình|đánh giá (?:chung|tình hình|thực trạng|kết quả)|kết quả|tồn tại|nguyên nhân|hạn chế|bối cảnh|phạm vi|đối tượng|khái quát)/u,
  ],
  // 'Kinh phí và tổ chức thực hiện' is the part of both; its own subheading tells the money.
  [
    'funding',
    /^(?:nguồn\s|về\s|dự toán\s|nguồn vốn.*)?(?:kinh phí|nguồn lực|ngân sách|nguồn vốn)(?!.*(?:tổ chức thực hiện|trách nhiệm|phân công))/u,
  ],
  ['organisation', /(?:tổ chức thực hiện|tổ chức triển khai|phân công|trách nhiệm|điều khoản thi hành)/u],
  [
    'tasks',
    /(?:nhiệm vụ|giải pháp|biện pháp|nội dung|hoạt động|lộ trình|tiến độ|kiểm tra|giám sát|chế độ báo cáo|thông tin, báo cáo)/u,
  ],
]

/** The part that the words of a heading name. */
export function partNamed(heading: string, outermost: boolean): Part | null {
  if (heading.length > 250) return null
  const text = heading.toLowerCase().replace(/^[“"]/, '')
  for (const [part, pattern] of HEADINGS) {
    const match = pattern.exec(text)
    if (!match) continue
    // Below the outermost level a heading speaks of its part only in its first words.
    if (outermost || (match.index <= 8 && text.split(' ').length <= 14)) return part
  }
  return null
}
