import type { Letterhead } from '../../src/shared/letterheads.ts'
import type { Cell, PaperBlock, ReportPaper, Span } from '../../src/shared/report-paper.ts'

// Reports as the drafting of one hands them over, with sample data alone.

export const sampleLetterhead: Letterhead = {
  parent: 'Ủy ban nhân dân tỉnh Hưng Yên',
  issuer: 'Sở Giáo dục và Đào tạo',
  symbol: 'BC-SGDĐT',
  place: 'Hưng Yên',
  position: ['KT. Giám đốc', 'Phó Giám đốc'],
  signer: 'Nguyễn Văn Mẫu',
  recipients: ['UBND tỉnh (để báo cáo)', 'Các sở, ban, ngành thành viên Ban Chỉ đạo', 'UBND các xã, phường'],
  keptAt: 'GDTX',
}

export const paragraph = (...words: Span[]): PaperBlock => ({ kind: 'paragraph', words })
export const heading = (level: 1 | 2 | 3, ...words: Span[]): PaperBlock => ({ kind: 'heading', level, words })
export const item = (level: 1 | 2, ...words: Span[]): PaperBlock => ({ kind: 'item', level, words })

export const someReport = (rest: Partial<ReportPaper> = {}): ReportPaper => ({
  letterhead: sampleLetterhead,
  on: '2026-12-05',
  kind: 'Báo cáo',
  subject: 'Kết quả thực hiện Kế hoạch xây dựng xã hội học tập năm 2026',
  addressees: ['Ủy ban nhân dân tỉnh Hưng Yên'],
  bases: ['Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Hưng Yên'],
  blocks: [
    heading(1, 'Công tác chỉ đạo, điều hành'),
    paragraph(
      'Trong năm đã ban hành ',
      { value: '12', id: 'count:documents', name: 'Số văn bản đã ban hành' },
      ' văn bản.',
    ),
    heading(1, 'Kết quả thực hiện'),
    heading(2, 'Các chỉ tiêu'),
    heading(3, 'Tỷ lệ người dân trong độ tuổi từ 15 đến 60 biết chữ'),
    item(
      1,
      'Kết quả: đã đạt ',
      { value: '99,2', id: 'target:1:2026:33', raw: '99.2', unit: '%' },
      '%, đến ngày 30/11/2026;',
    ),
    item(2, 'Kế hoạch: phấn đấu đạt ', { value: '98,5', id: 'target:1:plan' }, '%.'),
    { kind: 'blank', prompt: 'đánh giá chung của cơ quan thường trực' },
    paragraph('Trên đây là báo cáo kết quả thực hiện Kế hoạch năm 2026, kính báo cáo Ủy ban nhân dân tỉnh.'),
  ],
  appendices: [],
  ...rest,
})

const LONG_NAME =
  'Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên liên phường Trần Hưng Đạo, Nguyễn Bỉnh Khiêm và vùng phụ cận'

const printed = (value: number): string => value.toLocaleString('vi-VN')

/** Of a province: 60 targets, 100 communes in an appendix over the long side of the paper. */
export function bigReport(): ReportPaper {
  const targets = Array.from({ length: 60 }, (_, index) => index + 1)
  const communes = Array.from({ length: 100 }, (_, index) => index + 1)
  const value = (id: string, number: number): Cell => ({ words: [{ value: printed(number), id, raw: String(number) }] })
  const text = (words: string, rest: Partial<Cell> = {}): Cell => ({ words: [words], ...rest })
  return someReport({
    addressees: ['Ủy ban nhân dân tỉnh Hưng Yên', 'Ban Chỉ đạo xây dựng xã hội học tập tỉnh Hưng Yên', LONG_NAME],
    blocks: [
      heading(1, 'Công tác chỉ đạo, điều hành'),
      paragraph(
        'Trong năm đã ban hành ',
        { value: '12', id: 'count:documents', name: 'Số văn bản đã ban hành' },
        ' văn bản chỉ đạo, hướng dẫn triển khai thực hiện Kế hoạch; tổ chức quán triệt đến các sở, ban, ngành, đoàn thể và Ủy ban nhân dân các xã, phường.',
      ),
      heading(1, 'Kết quả thực hiện các chỉ tiêu'),
      heading(2, 'Các chỉ tiêu'),
      ...targets.flatMap((target) => [
        heading(
          3,
          `Tỷ lệ người lao động trong độ tuổi được trang bị năng lực thông tin, kỹ năng sống, chỉ tiêu ${target}`,
        ),
        item(
          1,
          'Kết quả: đã đạt ',
          { value: printed(target * 1.5), id: `target:${target}:2026:33`, raw: String(target * 1.5) },
          '%, đến ngày 30/11/2026, tăng ',
          { value: printed(target / 4), id: `target:${target}:change`, raw: String(target / 4) },
          ' điểm phần trăm so với cùng kỳ;',
        ),
        item(2, 'Kế hoạch: phấn đấu đạt ', { value: printed(target), id: `target:${target}:plan` }, '%.'),
        ...(target % 20 === 0 ? [heading(2, `Nhóm chỉ tiêu tiếp theo ${target / 20 + 1}`)] : []),
      ]),
      heading(1, 'Khó khăn, vướng mắc'),
      { kind: 'blank', prompt: `khó khăn, vướng mắc của ${LONG_NAME}` },
      {
        kind: 'table',
        title: 'Kết quả trả lời nhiệm vụ của các cơ quan',
        heads: [
          [
            { words: 'TT', rows: 2 },
            { words: 'Cơ quan', rows: 2 },
            { words: 'Nhiệm vụ', columns: 2 },
          ],
          ['Đã trả lời', 'Quá hạn'],
        ],
        widths: [8, 52, 20, 20],
        rows: [
          [text('Các cơ quan của tỉnh', { bold: true })],
          ...targets
            .slice(0, 20)
            .map((at) => [
              text(String(at), { align: 'centre' }),
              text(at === 3 ? LONG_NAME : `Cơ quan mẫu số ${at}`),
              value(`count:answered:${at}`, at * 3),
              value(`count:late:${at}`, at % 4),
            ]),
        ],
      },
      paragraph('Trên đây là báo cáo kết quả thực hiện Kế hoạch năm 2026, kính báo cáo Ủy ban nhân dân tỉnh.'),
    ],
    appendices: [
      {
        title: 'Số liệu của các xã, phường',
        landscape: true,
        blocks: [
          {
            kind: 'table',
            heads: [
              [
                { words: 'TT', rows: 2 },
                { words: 'Xã, phường', rows: 2 },
                { words: 'Người trong độ tuổi từ 15 đến 60 (người)', columns: 3 },
                { words: 'Trung tâm học tập cộng đồng', columns: 3 },
                { words: 'Danh hiệu học tập', columns: 3 },
              ],
              [
                'Tổng số',
                'Biết chữ mức độ 1',
                'Biết chữ mức độ 2',
                'Số trung tâm',
                'Lớp đã mở',
                'Lượt người học',
                'Gia đình',
                'Dòng họ',
                'Cộng đồng',
              ],
            ],
            widths: [4, 22, 9, 9, 9, 8, 8, 9, 8, 7, 7],
            rows: communes.map((commune) => [
              text(String(commune), { align: 'centre' }),
              text(commune % 17 === 0 ? LONG_NAME : `Xã mẫu số ${commune}`),
              ...Array.from({ length: 9 }, (_, at) => value(`figure:${commune}:${at}`, commune * 1234 + at)),
            ]),
          },
        ],
      },
      {
        title: 'Danh mục văn bản đã ban hành',
        landscape: false,
        blocks: [paragraph('Các văn bản đã ban hành trong năm 2026 được lưu tại hồ sơ của chương trình.')],
      },
    ],
  })
}
