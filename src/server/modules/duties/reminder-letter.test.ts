import { expect, test } from 'vitest'
import { paperParts } from '../../../../tests/support/paper-parts.ts'
import { read } from '../../../reading/index.ts'
import type { Letterhead } from '../../../shared/letterheads.ts'
import { type RemindedDuty, type ReminderLetter, writeReminderLetter } from './reminder-letter.ts'

const letterhead: Letterhead = {
  parent: 'Ủy ban nhân dân tỉnh Hưng Yên',
  issuer: 'Sở Giáo dục và Đào tạo',
  symbol: 'SGDĐT-GDTX',
  place: 'Hưng Yên',
  position: ['KT. Giám đốc', 'Phó Giám đốc'],
  signer: 'Nguyễn Văn Mẫu',
  recipients: ['UBND tỉnh (để báo cáo)'],
  keptAt: 'GDTX',
}
const nobody: Letterhead = {
  parent: null,
  issuer: null,
  symbol: null,
  place: null,
  position: [],
  signer: null,
  recipients: [],
  keptAt: null,
}
const plan = {
  kind: 'KẾ HOẠCH',
  number: '12/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Hưng Yên',
  issuedOn: '2026-03-05',
  title: 'Về việc xây dựng xã hội học tập giai đoạn 2026 - 2030',
}
const duty = (rest: Partial<RemindedDuty> = {}): RemindedDuty => ({
  organisationName: 'Sở Nội vụ',
  section: 'II.1',
  quote: 'Củng cố các trung tâm học tập cộng đồng',
  giver: null,
  period: '2026-Q3',
  lastOn: '2026-09-15',
  daysLate: 66,
  ...rest,
})
const letter = (rest: Partial<ReminderLetter> = {}): ReminderLetter => ({
  letterhead,
  on: '2026-11-20',
  plans: [plan],
  duties: [duty()],
  words: null,
  answerBy: '2027-01-05',
  ...rest,
})

const manyDuties = ['Sở Nội vụ', 'Hội Khuyến học tỉnh', 'Sở Tài chính'].flatMap((organisationName) =>
  Array.from({ length: 9 }, (_, index) =>
    duty({
      organisationName,
      section: `II.${index + 1}`,
      ...(index === 0 ? { daysLate: 0, lastOn: null, period: '' } : {}),
    }),
  ),
)

for (const [name, asked] of [
  ['one organisation', letter()],
  ['several', letter({ duties: manyDuties, words: 'Đây là lần nhắc thứ hai.' })],
  ['an office of which nothing is known', letter({ letterhead: nobody, plans: [{}], answerBy: null })],
] as const) {
  // The checks that a generator can run on its own papers: Nghị định 30/2020/NĐ-CP, Phụ lục I.
  test(`a letter to ${name} keeps the layout of the decree`, async () => {
    const { document, paragraphs, styles } = await paperParts(await writeReminderLetter(asked))
    const page = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(document)
    expect([page?.[1], page?.[2]]).toEqual(['11906', '16838'])
    const margin = (side: string) => Number(new RegExp(`<w:pgMar[^>]*w:${side}="(\\d+)"`).exec(document)?.[1]) / 56.693
    for (const [side, least, most] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      expect(margin(side), side).toBeGreaterThan(least - 0.1)
      expect(margin(side), side).toBeLessThan(most + 0.1)
    }
    expect(document).toContain('<w:titlePg/>')
    const fonts = [...(document + styles).matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"/g)].map(([, font]) => font)
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']))
    const said = (words: string | RegExp) => paragraphs.find((each) => each.words.match(words))
    expect(said('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toMatchObject({ size: 13, bold: true })
    expect(said('Độc lập - Tự do - Hạnh phúc')).toMatchObject({ size: 14, bold: true })
    expect(said(/^Số: …\//)).toMatchObject({ size: 13, bold: false })
    expect(said(/, ngày 20 tháng 11 năm 2026$/)).toMatchObject({ size: 14, italics: true })
    expect(said(/^V\/v đôn đốc/)).toMatchObject({ size: 13, bold: false })
    expect(said('Nơi nhận:')).toMatchObject({ size: 12, bold: true, italics: true })
    expect(said('- Như trên;')?.size).toBe(11)
    const words = paragraphs.map((each) => each.words)
    expect(words.filter((each) => each.startsWith('- ')).at(-1)).toMatch(/^- Lưu: VT, .+\.$/)
    expect(words.filter((each) => each.endsWith('./.'))).toHaveLength(1)
    expect(words.join('\n')).not.toMatch(/undefined|null|(PGS|TS|ThS)\./)
    expect(new Set(paragraphs.filter((each) => each.words !== '').map(({ size }) => size))).toEqual(
      new Set([11, 12, 13, 14]),
    )
  })
}

test('the letter says on which grounds, what is late since when, and by when an answer is asked', async () => {
  const bytes = await writeReminderLetter(letter({ duties: [duty(), duty({ section: '', daysLate: 0 })] }))
  const { text } = await read(bytes)
  for (const words of [
    'Kính gửi: Sở Nội vụ.',
    'SỞ GIÁO DỤC VÀ ĐÀO TẠO',
    'Số: …/SGDĐT-GDTX',
    'V/v đôn đốc thực hiện Kế hoạch số 12/KH-UBND',
    'Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Hưng Yên về việc xây dựng xã hội học tập',
    '1 nội dung đã quá hạn và 1 nội dung chưa gửi kết quả',
    'Mục II.1: Củng cố các trung tâm học tập cộng đồng',
    'quý III/2026',
    '15/09/2026',
    'Quá hạn 66 ngày',
    'trước ngày 05 tháng 01 năm 2027',
    'KT. GIÁM ĐỐC',
    '- Lưu: VT, GDTX.',
  ])
    expect(text).toContain(words)
})

test('several organisations stand on a line each, with their own rows', async () => {
  const { paragraphs } = await paperParts(await writeReminderLetter(letter({ duties: manyDuties })))
  const words = paragraphs.map((each) => each.words)
  expect(words).toEqual(
    expect.arrayContaining(['Kính gửi:', '- Sở Nội vụ;', '- Hội Khuyến học tỉnh;', '- Sở Tài chính.', 'Sở Tài chính']),
  )
  expect(words.filter((each) => each === '9')).toHaveLength(3)
})
