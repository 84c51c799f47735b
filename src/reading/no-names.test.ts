import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The 63 provinces of before July 2025 hold the names of the 34 of after. */
const PROVINCES =
  'An Giang|Bà Rịa|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên|Tiền Giang|Hồ Chí Minh|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái'.split(
    '|',
  )
/** What follows 'Sở', 'Hội', 'Ban' in the names of agencies: a list of these would be memory, not grammar. */
const FIELDS = [
  'giáo dục và đào tạo',
  'nội vụ',
  'tài chính',
  'tư pháp',
  'y tế',
  'văn hóa, thể thao',
  'thông tin và truyền thông',
  'lao động - thương binh',
  'nông nghiệp và',
  'kế hoạch và đầu tư',
  'tuyên giáo',
  'phụ nữ tỉnh',
  'cựu chiến binh',
  'nông dân',
  'chữ thập đỏ',
  'khuyến học tỉnh',
]

const folder = new URL('./', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => {
    const code = readFileSync(new URL(file.replaceAll('\\', '/'), folder), 'utf8')
    // Examples in comments may name anybody: no rule reads them.
    return { file, code: code.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gmu, '').normalize('NFC') }
  })

test('the reader knows grammar and no names: no province stands in its code', () => {
  expect(sources.length).toBeGreaterThan(25)
  for (const { file, code } of sources)
    for (const name of PROVINCES) expect(code.includes(name), `${name} in ${file}`).toBe(false)
})

test('the reader knows grammar and no names: no field of any agency stands in its code', () => {
  for (const { file, code } of sources)
    for (const name of FIELDS) expect(code.toLowerCase().includes(name), `${name} in ${file}`).toBe(false)
})
