/** What must have come about before a duty begins: an approval, an instruction, money. */
const APPROVED =
  /(?<!\p{L})((?:ngay )?sau khi\s[^,;.()“”]{0,160}?(?:ban hành|phê duyệt|thông qua|có hiệu lực|công bố|thẩm định|chấp thuận|phân bổ|cho phép|bố trí kinh phí|cấp kinh phí|có (?:văn bản|hướng dẫn|ý kiến|chủ trương))(?:\s(?:của|tại|theo|kinh phí)\s[^,;.()“”]{1,100}?)?)(?=\s*(?:[,;.)]|$|\s(?:và|thì|để|các|trong|trước|chậm)\s))/iu
const WHEN_GIVEN =
  /(?<!\p{L})(?<!(?:trước|đến|mỗi|ngay)\s)((?:ngay )?khi có\s(?:văn bản|hướng dẫn|chỉ đạo|yêu cầu|đề nghị|quy định|thông báo|chủ trương|đủ|quyết định|kinh phí|ý kiến)(?!\p{L})[^,;.()“”]{0,120}?)(?=\s*(?:[,;.)]|$|\s(?:và|thì|để)\s))/iu
const WHEN_ALLOWED =
  /(?<!\p{L})(?<!(?:sau|trước)\s)(khi được\s(?:giao|cấp|phân bổ|phê duyệt|chấp thuận|cho phép|bố trí|ủy quyền|uỷ quyền|thông qua|ban hành)(?!\p{L})[^,;.()“”]{0,120}?)(?=\s*(?:[,;.)]|$|\s(?:và|thì|để)\s))/iu

/** 'sau khi được cấp có thẩm quyền ban hành', 'khi có hướng dẫn của Bộ …'; "sau khi biết chữ" is no condition. */
export function conditionOf(text: string): string | null {
  const found = [APPROVED, WHEN_GIVEN, WHEN_ALLOWED]
    .map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index)[0]?.[1]
  return found ? found.replace(/\s+/gu, ' ').trim() : null
}
