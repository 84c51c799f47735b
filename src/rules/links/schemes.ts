const SCHEME =
  /(?<!\p{L})(?:đề án|tiểu đề án|chương trình|dự án|phong trào|thực hiện|mô hình)(?:\s+thành phần)?\s*:?\s*(?:về\s+)?[“"]([^“”"]{12,300})[”"]/giu
const LISTED = /[”"]\s*(?:,|và|;)\s*[“"]([^“”"]{12,300})[”"]/giu

/** Schemes that a clause names between quotation marks: 'thực hiện Đề án “…”'. */
export function schemesIn(text: string): string[] {
  const names = [...text.matchAll(SCHEME), ...text.matchAll(LISTED)].map((match) => (match[1] ?? '').trim())
  return [...new Set(names)]
}

const KIND = /^(?:tiểu\s+)?(?:đề án|dự án|chương trình)(?:\s+thành phần)?\s*:?\s*(?:về\s+)?/iu

/** What the sub-schemes of a duty are called, without what kind they are: as somebody read it, else as its words name them. */
export function schemeNames(quote: string, scheme?: string | null): string[] {
  const named = schemesIn(scheme ?? quote)
  return named.length > 0 || !scheme ? named : [scheme.replace(KIND, '')]
}
