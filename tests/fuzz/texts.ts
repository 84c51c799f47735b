import { annotatedExamples, annotatedPlans, morePlans } from '../support/annotated-plans.ts'
import { Random } from './random.ts'

/** Lines that people wrote, to be bent. */
const LINES = [...annotatedPlans(), ...annotatedExamples(), ...morePlans()]
  .flatMap(({ text }) => text.split('\n'))
  .filter((line) => line.trim() !== '')

const TITLES = ['KẾ HOẠCH', 'QUYẾT ĐỊNH', 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'CHỈ THỊ', 'V/v xây dựng xã hội học tập', 'ĐỀ ÁN']
const LETTERHEAD = [
  'ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'TỈNH ĐỒNG MÂY        Độc lập - Tự do - Hạnh phúc',
  'TỈNH ỦY SÔNG LAM',
  'Số: 12/KH-UBND',
  'Số: 101-CTr/TU',
  'Số:      /KH-UBND',
  'Đồng Mây, ngày 05 tháng 3 năm 2024',
  'Đồng Mây, ngày … tháng … năm 2024',
  '-------',
  'DỰ THẢO',
]
const PARTS = [
  'MỤC TIÊU',
  'MỤC ĐÍCH, YÊU CẦU',
  'NHIỆM VỤ VÀ GIẢI PHÁP',
  'TỔ CHỨC THỰC HIỆN',
  'KINH PHÍ',
  'Mục tiêu cụ thể',
]
const PARTIES = [
  'Sở Giáo dục và Đào tạo',
  'Sở Văn hóa, Thể thao và Du lịch',
  'các sở, ban, ngành',
  'Ủy ban nhân dân các huyện, thị xã, thành phố',
  'UBND xã',
  'Hội Khuyến học tỉnh',
  'Công an tỉnh',
  'Ban Chỉ đạo xây dựng xã hội học tập',
  'tổ chức chính trị - xã hội',
  'Thủ trưởng các cơ quan, đơn vị',
  'SỞ NỘI VỤ',
  'Trung tâm học tập cộng đồng',
]
const DOING = [
  'chủ trì, phối hợp với',
  'có trách nhiệm tham mưu',
  'tổ chức triển khai thực hiện',
  'xây dựng kế hoạch hằng năm',
  'hướng dẫn, kiểm tra, đôn đốc',
  'báo cáo kết quả về',
  'tổng hợp, báo cáo',
  'sơ kết, tổng kết',
  'Tiếp tục đẩy mạnh tuyên truyền',
  'đề nghị',
  'yêu cầu',
  'giao',
]
const AIMS = [
  'người dân trong độ tuổi 15 - 60 biết chữ',
  'số xã đạt chuẩn',
  'cán bộ, công chức',
  'lớp xóa mù chữ',
  'gia đình',
]
const SIGNS = [',', ';', '.', ':', ' - ', ' – ', '/', '(', ')', '“', '”', '"', '…', '..', './.', '!', '*', '#', '%']
const ODD = [
  '\u00a0',
  '\u00ad',
  '\ufeff',
  '\u200b',
  '\u2028',
  '\f',
  '\t',
  '\v',
  '\0',
  '\ud83d',
  '🙂',
  'İ',
  'ß',
  '\u0301',
  '\uf0b7',
  'ﬁ',
  '٣',
  '１',
]
const CLOSE = [
  'Nơi nhận:',
  '- Như trên;',
  '- Lưu: VT, VX.',
  'TM. ỦY BAN NHÂN DÂN',
  'KT. CHỦ TỊCH',
  'PHÓ CHỦ TỊCH',
  'Nguyễn Văn A',
  'Trang 3',
  '- 4 -',
  '12',
]

function figure(random: Random): string {
  const number = random.of([
    () => String(random.below(120)),
    () => `${random.below(100)},${random.below(10)}`,
    () => `${1 + random.below(9)}.${String(random.below(1000)).padStart(3, '0')}`,
    () => `${random.below(60)} - ${random.below(100)}`,
    () => '9'.repeat(1 + random.below(30)),
  ])()
  return `${random.of(['', 'trên ', 'ít nhất ', 'từ ', 'đạt ', 'không dưới '])}${number}${random.of(['%', ' %', '', ' phần trăm'])}`
}

function time(random: Random): string {
  const day = random.below(34)
  const month = random.below(14)
  const year = 1990 + random.below(60)
  return random.of([
    `trước ngày ${day}/${month}`,
    `trước ngày ${day}/${month} và ngày ${day}/12 hằng năm`,
    `ngày ${day} tháng ${month} năm ${year}`,
    `đến năm ${year}`,
    `giai đoạn ${year} - ${year + 5}`,
    `trong quý ${random.of(['I', 'II', 'III', 'IV', '5'])}/${year}`,
    'định kỳ 6 tháng, năm',
    'hằng năm',
    `từ ngày ${day} đến ngày ${day + 3} tháng ${month}`,
    `từ tháng ${month} đến tháng ${month + 2}`,
  ])
}

const citation = (random: Random) =>
  `${random.of(['Quyết định', 'Nghị quyết', 'Kế hoạch', 'các Quyết định'])} số ${random.below(3000)}${random.of(['/QĐ-TTg', '/NQ-CP', '-KL/TW', '/2019/TT-BGDĐT', '/'])} ${time(random)} của ${random.of(PARTIES)}`

export function marker(random: Random): string {
  const number = random.below(30)
  return random.of([
    '- ',
    '+ ',
    '• ',
    '* ',
    `${number}. `,
    `${number}) `,
    `${number}.${random.below(9)}. `,
    `${random.of(['I', 'II', 'III', 'IV', 'X', 'IIX'])}. `,
    `${random.of(['a', 'b', 'c', 'đ'])}) `,
    `${random.of(['A', 'B', 'C'])}. `,
    'Điều 2. ',
    'Phần thứ hai\n',
    'Chương I ',
    'II.1.2. ',
    '',
    '',
  ])
}

function clause(random: Random): string {
  const pieces: string[] = []
  const length = 1 + random.below(7)
  for (let at = 0; at < length; at++)
    pieces.push(
      random.of([
        () => random.of(PARTIES),
        () => random.of(DOING),
        () => random.of(AIMS),
        () => figure(random),
        () => time(random),
        () => citation(random),
        () => random.of(['và', 'các', 'theo', 'trong đó', 'nhằm', 'để', 'cho', 'tại', 'nếu có khó khăn, vướng mắc']),
      ])() + (random.chance(0.3) ? random.of(SIGNS) : ''),
    )
  const text = pieces.join(random.chance(0.05) ? '' : ' ')
  return random.chance(0.05) ? text.toUpperCase() : text
}

const line = (random: Random): string =>
  random.of([
    () => marker(random) + clause(random) + random.of(['.', ';', ':', '', '']),
    () => marker(random) + clause(random) + random.of(['.', ';', ':', '', '']),
    () => marker(random) + random.of(PARTS),
    () => random.of(LINES),
    () => random.of(LETTERHEAD),
    () => random.of(TITLES),
    () => random.of(CLOSE),
    () => random.many(6, () => clause(random).slice(0, 30)).join('\t'),
  ])()

/** One change of the kind that hands and programs make, and some that nobody does. */
function bend(random: Random, text: string): string {
  const at = random.below(text.length + 1)
  const to = Math.min(text.length, at + 1 + random.below(12))
  return random.of([
    () => text.slice(0, at) + random.of(ODD) + text.slice(at),
    () => text.slice(0, at) + random.of(SIGNS) + text.slice(at),
    () => text.slice(0, at) + text.slice(to),
    () => text.slice(0, to) + text.slice(at),
    () => text.slice(0, at) + random.of([' ', '\n', '\t', '    ', '\r\n', '\n\n']) + text.slice(at),
    () => text.slice(0, at) + text.slice(at, to).repeat(2 + random.below(20)) + text.slice(to),
    () => text.slice(0, at) + text.slice(at).toUpperCase(),
    () => text.slice(0, at) + random.of(LINES).slice(0, 60) + text.slice(to),
    () => text.slice(0, at) + String.fromCharCode(random.below(random.chance(0.5) ? 0x180 : 0xffff)) + text.slice(at),
    () => text.normalize('NFD'),
  ])()
}

/** A short text of the kind that offices write, in any order, and bent in some places. */
export function textOf(seed: number): string {
  const random = new Random(seed)
  const lines = random.chance(0.3)
    ? Array.from({ length: 1 + random.below(4) }, () => random.of(LINES))
    : Array.from({ length: 1 + random.below(10) }, () => line(random))
  let text = lines.join('\n')
  if (random.chance(0.4)) text = `KẾ HOẠCH\nI. ${random.of(PARTS)}\n${text}`
  for (let times = random.chance(0.3) ? 0 : random.below(6); times > 0; times--) text = bend(random, text)
  return text.slice(0, 4_000)
}
