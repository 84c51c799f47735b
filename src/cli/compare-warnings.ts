import type { Amendment } from '../reading/index.ts'
import { countSorts } from '../rules/amendment/index.ts'

const NUMBER = /(?<![\d/])\d{1,6}(?:\/\d{4})?\/\p{Lu}[\p{Lu}\d-]{1,30}/gu
const plain = (number: string) => number.replace(/\s+/gu, '').toUpperCase()

/** Why two papers may be no paper and the one that amends it, each as a line for a person. */
export function compareWarnings({ form, older, newer, changes }: Amendment): string[] {
  const warnings: string[] = []
  const [before, after] = [older.document, newer.document]
  if (before.issuedOn && after.issuedOn && before.issuedOn > after.issuedOn)
    warnings.push('Văn bản trước ghi ngày ban hành sau văn bản sau: có thể hai tệp bị đổi chỗ.')
  const cited = [...new Set((newer.document.title ?? '').match(NUMBER)?.map(plain) ?? [])]
  const own = before.number ? plain(before.number) : null
  if (form === 'instructions' && own && cited.length > 0 && !cited.includes(own))
    warnings.push(`Văn bản sau nêu sửa đổi văn bản số ${cited.join(', ')}, không phải số ${before.number}.`)
  const { same, changed, added, removed } = countSorts(changes.filter(isContent))
  if (form === 'whole' && same + changed === 0 && added > 0 && removed > 0)
    warnings.push('Hai văn bản không có nội dung nào giống nhau: có thể không liên quan đến nhau.')
  return warnings
}

/** What documents say of themselves, of laws and of recipients is alike in papers of any matter. */
const isContent = ({ older, newer }: Amendment['changes'][number]) =>
  !['document', 'citation', 'recipient', 'funding'].includes((newer ?? older)?.kind ?? '')
