const WORDS = /(?<!\p{L})(trước|chậm nhất|muộn nhất|đến hết|hết|trong|vào|đến|cuối)(?!\p{L})/giu
/** How far before a date its limit may stand, as in "trước ngày 15/6 (báo cáo 6 tháng) và ngày 15/12". */
const REACH = 90

const number = (text = '') => `0?${Number(text)}`

/** The ways in which a text writes a date that is a day, a month, a year, or a day that comes back every year (`12-15`). */
function writtenForms(date: string): string[] {
  if (/^\d{4}$/.test(date)) return [`năm\\s+${date}`]
  const [year, month, day] = date.length === 5 ? [undefined, ...date.split('-')] : date.split('-')
  if (day === undefined) return [`tháng\\s+${number(month)}\\s*(?:[/-]|năm)\\s*${year}`]
  const ofYear = `${number(day)}\\s?(?:[/.-]|tháng)\\s?${number(month)}`
  return [ofYear, `ngày\\s+${number(day)}\\s+(?:của\\s+)?(?:hằng|hàng|mỗi|tháng cuối)`]
}

/**
 * Whether a clause sets a date as a limit not to be reached ("trước ngày 15/12": the last day is 14/12) or as the last day
 * itself ("chậm nhất ngày 15/12", "đến hết", "trong", "vào"). Undefined where its words do not say. No law defines it: our reading.
 */
export function excludesItsDate(words: string, date: string): boolean | undefined {
  const text = words.normalize('NFC')
  for (const form of writtenForms(date)) {
    for (const found of text.matchAll(new RegExp(`(?<!\\d)${form}(?!\\d)`, 'giu'))) {
      const before = text.slice(Math.max(0, found.index - REACH), found.index)
      const word = [...before.slice(before.lastIndexOf('. ') + 1).matchAll(WORDS)].at(-1)
      if (word) return word[0].toLowerCase() === 'trước'
    }
  }
  return undefined
}
