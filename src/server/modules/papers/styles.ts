import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx'
import { BODY_SIZE, FONT, INDENT, NAME_SIZE } from './measures.ts'
import { OUTLINE, SIGNS } from './numbering.ts'

type Style = Omit<IParagraphStyleOptions, 'id'>
type Run = NonNullable<Style['run']>
type Properties = NonNullable<Style['paragraph']>

const style = (name: string, run: Run, paragraph: Properties = {}): Style => ({
  name,
  quickFormat: true,
  run,
  paragraph,
})

const middle = { alignment: AlignmentType.CENTER }
const body: Properties = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: INDENT },
  spacing: { after: 120 },
}
const head = { ...body, keepNext: true, keepLines: true }
const tableText = { spacing: { before: 20, after: 20 } }
const exact = (line: number) => ({ spacing: { line, lineRule: LineRuleType.EXACT } })

/** Named as officers name what stands in them; numbers in parentheses are the boxes of Phụ lục I, phần II. */
const STYLES = {
  QuocHieu: style('Quốc hiệu (1)', { size: NAME_SIZE, bold: true }, middle),
  TieuNgu: style('Tiêu ngữ (1)', { size: BODY_SIZE, bold: true }, middle),
  CoQuanChuQuan: style('Cơ quan chủ quản (2)', { size: NAME_SIZE }, middle),
  CoQuanBanHanh: style('Cơ quan ban hành (2)', { size: NAME_SIZE, bold: true }, middle),
  SoKyHieu: style('Số, ký hiệu (3)', { size: NAME_SIZE }, middle),
  DiaDanh: style('Địa danh, thời gian (4)', { size: BODY_SIZE, italics: true }, middle),
  TenLoai: style(
    'Tên loại (5a)',
    { size: BODY_SIZE, bold: true },
    { ...middle, spacing: { before: 360 }, keepNext: true },
  ),
  TrichYeu: style('Trích yếu (5a)', { size: BODY_SIZE, bold: true }, { ...middle, keepNext: true }),
  TrichYeuCongVan: style('Trích yếu công văn (5b)', { size: NAME_SIZE }, { ...middle, spacing: { before: 120 } }),
  NetKe: style('Nét kẻ', { size: 2 }, exact(80)),
  KinhGui: style('Kính gửi (9a)', { size: BODY_SIZE }, { indent: { left: 1700 } }),
  CanCu: style('Căn cứ (6)', { size: BODY_SIZE, italics: true }, body),
  NoiDung: style('Nội dung (6)', { size: BODY_SIZE }, body),
  GachDauDong: style('Gạch đầu dòng (6)', { size: BODY_SIZE }, { ...body, numbering: { reference: SIGNS, level: 0 } }),
  DauCong: style('Dấu cộng (6)', { size: BODY_SIZE }, { ...body, numbering: { reference: SIGNS, level: 1 } }),
  TenBang: style(
    'Tên bảng',
    { size: BODY_SIZE, bold: true },
    { ...middle, spacing: { before: 120, after: 60 }, keepNext: true },
  ),
  DauBang: style('Đầu bảng', { size: NAME_SIZE, bold: true }, { ...tableText, ...middle, keepNext: true }),
  TrongBang: style('Trong bảng', { size: NAME_SIZE }, tableText),
  DauBangRong: style('Đầu bảng nhiều cột', { size: 22, bold: true }, { ...tableText, ...middle, keepNext: true }),
  TrongBangRong: style('Trong bảng nhiều cột', { size: 22 }, tableText),
  KhoangCach: style('Khoảng cách', { size: 2 }, exact(120)),
  ChucVu: style('Quyền hạn, chức vụ (7a)', { size: BODY_SIZE, bold: true }, { ...middle, keepNext: true }),
  NguoiKy: style('Họ tên người ký (7b)', { size: BODY_SIZE, bold: true }, middle),
  NoiNhan: style(
    'Nơi nhận (9b)',
    { size: 24, bold: true, italics: true },
    { spacing: { before: 120 }, keepNext: true },
  ),
  NoiNhanDong: style('Từng nơi nhận (9b)', { size: 22 }),
  PhuLuc: style('Phụ lục', { size: 28, bold: true }, { ...middle, keepNext: true }),
  TenPhuLuc: style('Tên phụ lục', { size: BODY_SIZE, bold: true }, { ...middle, keepNext: true }),
  KemTheo: style(
    'Kèm theo',
    { size: BODY_SIZE, italics: true },
    { ...middle, spacing: { after: 240 }, keepNext: true },
  ),
  SoTrang: style('Số trang', { size: BODY_SIZE }, middle),
}

export type StyleId = keyof typeof STYLES

const heading = (level: number, bold: boolean): Omit<Style, 'name'> => ({
  next: 'NoiDung',
  quickFormat: true,
  run: { size: BODY_SIZE, bold },
  paragraph: { ...head, outlineLevel: level, numbering: { reference: OUTLINE, level } },
})

export const styles = {
  default: {
    document: {
      run: {
        font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
        size: BODY_SIZE,
        color: '000000',
        language: { value: 'vi-VN' },
      },
    },
    heading1: heading(0, true),
    heading2: heading(1, true),
    heading3: heading(2, false),
  },
  paragraphStyles: Object.entries<Style>(STYLES).map(([id, each]) => ({ id, ...each })),
}
