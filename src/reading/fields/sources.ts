/** Where money comes from, in the kinds of words that budgets use; the first row that fits at a place wins. */
const SOURCES = [
  // 'ngân sách nhà nước', 'ngân sách tỉnh, huyện', 'dự toán chi ngân sách hằng năm của các sở'
  '(?:dự toán\\s(?:chi\\s)?)?ngân sách(?:\\s(?:nhà nước|trung ương|địa phương|các cấp|(?:cấp\\s)?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?:(?:,\\s|\\svà\\s)(?:cấp\\s)?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))*))?(?:\\s(?:hằng|hàng) năm)?(?:\\snăm\\s\\d{4})?(?:\\scủa\\scác\\s[^.;]+?(?=\\stheo\\s|[.;]|$))?',
  'kinh phí\\s(?:sự nghiệp|thường xuyên|chi thường xuyên|đào tạo, bồi dưỡng|khuyến học|không tự chủ|tự chủ)',
  '(?:nguồn\\s|vốn\\s)?(?:xã hội hóa|xã hội hoá)(?:\\sgiáo dục)?',
  '(?:các\\s)?chương trình mục tiêu(?:\\squốc gia)?(?:\\s[^,;.]{1,60})?',
  'lồng ghép\\s(?:trong|từ|với|vào|qua|kinh phí\\s(?:từ|của))\\scác\\s[^;.]{4,80}',
  '(?:nguồn\\s)?(?:vốn|kinh phí)\\s(?:đầu tư công|đầu tư phát triển|đối ứng|vay|ODA|viện trợ|sự nghiệp)(?:\\s(?:ưu đãi|nước ngoài|trong nước))?',
  '(?:(?:các\\s)?nguồn\\s)?(?:tài trợ|viện trợ|đóng góp|hỗ trợ|ủng hộ)(?:,\\s(?:tài trợ|viện trợ|đóng góp|hỗ trợ|ủng hộ))*\\s(?:của|từ)\\s(?:các\\s)?[^;.]{3,100}?(?=\\stheo\\s|\\svà\\scác\\snguồn|[;.]|$)',
  '(?:các\\s)?nguồn\\s(?:tài trợ|viện trợ|đóng góp)(?:\\shợp pháp)?(?:\\skhác)?',
  '(?<=huy động\\s(?:từ\\s)?)(?:các\\s)?(?:nguồn lực|đóng góp|tổ chức|cá nhân|doanh nghiệp|cộng đồng|nhân dân|xã hội)[^;.]{0,100}?(?=\\stheo\\s|[;.]|$)',
  '(?:nguồn\\s)?(?:học phí|lệ phí)',
  'quỹ\\s(?:khuyến học|khuyến tài|học bổng|hội|phát triển|bảo trợ|xóa đói giảm nghèo)(?:,\\s?khuyến tài)?(?:\\s(?:các cấp|của\\s[^,;.]{3,60}))?',
  '(?:các\\s)?nguồn(?:\\s(?:kinh phí|vốn|lực|thu))?\\s(?:huy động\\s)?(?:hợp pháp|huy động|khác|xã hội)(?:\\s(?:hợp pháp|khác))*(?:\\s\\(nếu có\\))?',
]
const SOURCE = new RegExp(`(?<!\\p{L})(?:${SOURCES.join('|')})(?!\\p{L})`, 'giu')
/** A law of the budget gives no money: 'theo Luật Ngân sách nhà nước', 'phân cấp ngân sách'. */
const NO_SOURCE =
  /(?:luật|phân cấp|nghị định[^,;]{0,60}|thông tư[^,;]{0,60}|khả năng(?: cân đối)?|cân đối|quyết toán|quản lý)\s$/iu

/** The sources that a clause names, as written and in order. */
export function sourcesIn(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(SOURCE)) {
    if (NO_SOURCE.test(text.slice(Math.max(0, match.index - 80), match.index))) continue
    const words = match[0].replace(/\s+/gu, ' ').replace(/[\s,]+$/u, '')
    if (!found.some((known) => known.toLowerCase() === words.toLowerCase())) found.push(words)
  }
  return found
}
