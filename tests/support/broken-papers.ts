import { writeOfficialLetter, writeReport } from '../../src/server/modules/papers/index.ts'
import { openZip } from './open-zip.ts'
import { entry, rawZip } from './raw-zip.ts'
import { heading, item, paragraph, sampleLetterhead, someReport } from './report-papers.ts'

// Papers that are right, and for each rule of layout a way to break it.

const LONG =
  'Các sở, ban, ngành, đoàn thể và Ủy ban nhân dân các xã, phường tổ chức quán triệt, tuyên truyền và triển khai thực hiện Kế hoạch'

export const rightReport = () =>
  writeReport(
    someReport({
      addressees: ['Ủy ban nhân dân tỉnh', 'Ban Chỉ đạo tỉnh'],
      bases: ['Căn cứ Nghị định số 09/2019/NĐ-CP', 'Căn cứ Kế hoạch số 12/KH-UBND'],
      blocks: [
        heading(1, 'Kết quả'),
        heading(2, 'Chỉ tiêu'),
        ...['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((words) => heading(3, words)),
        ...Array.from({ length: 40 }, () => paragraph(`${LONG}.`)),
        item(1, `${LONG};`),
        { kind: 'blank', prompt: 'đánh giá chung' },
        {
          kind: 'table',
          title: 'Số liệu',
          heads: [['TT', 'Tên']],
          widths: [1, 9],
          rows: [[{ words: ['1'] }, { words: ['Xã'] }]],
        },
        paragraph('Trên đây là báo cáo kết quả.'),
      ],
      appendices: [
        { title: 'Số liệu', landscape: true, blocks: [paragraph(LONG)] },
        { title: 'Văn bản', landscape: false, blocks: [paragraph(LONG)] },
      ],
    }),
  )

export const rightLetter = () =>
  writeOfficialLetter({
    letterhead: { ...sampleLetterhead, symbol: 'SGDĐT-GDTX' },
    on: '2026-01-05',
    subject: 'đôn đốc thực hiện Kế hoạch',
    addressees: ['Sở Nội vụ'],
    body: [paragraph(`${LONG}.`)],
  })

export type Paper = Map<string, string>

export async function changed(bytes: Buffer, change: (paper: Paper) => void): Promise<Buffer> {
  const paper: Paper = new Map([...(await openZip(bytes))].map(([path, part]) => [path, part.toString('utf8')]))
  change(paper)
  return rawZip([...paper].map(([path, part]) => entry(path, part)))
}

const DOCUMENT = 'word/document.xml'

/** Throws where there is nothing to change, so that no test breaks nothing. */
function edit(part: string, from: string | RegExp, to: string | ((found: string) => string)) {
  return (paper: Paper) => {
    const before = paper.get(part) ?? ''
    const after = before.replace(from, to as never)
    if (after === before) throw new Error(`${from} is not in ${part}`)
    paper.set(part, after)
  }
}

const words = (from: string | RegExp, to: string) => edit(DOCUMENT, from, to)
const style = (id: string, change: (xml: string) => string) =>
  edit('word/styles.xml', new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's'), change)

/** Puts one property of letters in the place of what the style says. */
const letters = (id: string, name: string, xml: string) =>
  style(id, (given) =>
    given.replace(new RegExp(`<w:${name}(?:Cs)?(?: [^>]*)?/>`, 'g'), '').replace('<w:rPr>', `<w:rPr>${xml}`),
  )
const size = (id: string, points: number) => letters(id, 'sz', `<w:sz w:val="${points * 2}"/>`)
const bold = (id: string, on: boolean) => letters(id, 'b', on ? '<w:b/>' : '<w:b w:val="0"/>')
const italics = (id: string, on: boolean) => letters(id, 'i', on ? '<w:i/>' : '<w:i w:val="0"/>')
const property = (id: string, name: string, xml: string) =>
  style(id, (given) => {
    const without = given.replace(new RegExp(`<w:${name}(?: [^>]*)?/>`), '')
    return without.includes('<w:pPr>')
      ? without.replace('<w:pPr>', `<w:pPr>${xml}`)
      : without.replace('<w:rPr>', `<w:pPr>${xml}</w:pPr><w:rPr>`)
  })
const aside = (id: string) => property(id, 'jc', '<w:jc w:val="left"/>')
/** The line that stands below a paragraph of a style. */
const unruled = (id: string) =>
  edit(DOCUMENT, new RegExp(`(w:val="${id}"/>(?:(?!w:val="NetKe").)*w:val="NetKe"/>)<w:pBdr>.*?</w:pBdr>`, 's'), '$1')
const section = (from: RegExp, to: string) => edit(DOCUMENT, from, to)
/** A paragraph and all in it, by its words. */
const without = (text: string) =>
  edit(DOCUMENT, new RegExp(`<w:p>(?:(?!</w:p>).)*>${text}[^<]*</w:t>.*?</w:p>`, 's'), '<w:p/>')

/** The box of a style, in the ways in which each of its rules is broken. */
const box = (name: string, id: string, said: { text: string; bold: boolean; italics: boolean }) => ({
  [`${name}-size`]: size(id, 17),
  [`${name}-bold`]: bold(id, !said.bold),
  [`${name}-italics`]: italics(id, !said.italics),
  [`${name}-centred`]: aside(id),
  [`${name}-upper`]: words(said.text, said.text.toLowerCase()),
  [`${name}-line`]: unruled(id),
})

export const breaks: Record<string, (paper: Paper) => void> = {
  paper: section(/w:w="11906" w:h="16838"/, 'w:w="12240" w:h="15840"'),
  'page-upright': section(/w:w="11906" w:h="16838"/, 'w:w="16838" w:h="11906"'),
  'margin-top': section(/w:top="1134"/, 'w:top="1701"'),
  'margin-bottom': section(/w:bottom="1134"/, 'w:bottom="850"'),
  'margin-left': section(/w:left="1701"/, 'w:left="1440"'),
  'margin-right': section(/w:right="850"/, 'w:right="1440"'),
  font: words(/<w:r>(<w:t[^>]*>Trên đây)/, '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>$1'),
  colour: words(/<w:r>(<w:t[^>]*>Trên đây)/, '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>$1'),
  'page-number': (paper) => {
    for (const [path, xml] of paper) if (path.startsWith('word/header')) paper.set(path, xml.replace('PAGE', 'DATE'))
  },
  'page-number-centred': aside('SoTrang'),
  'page-number-size': size('SoTrang', 10),
  'page-number-upright': italics('SoTrang', true),
  'page-number-arabic': section(/<w:pgNumType\/>/, '<w:pgNumType w:fmt="upperRoman"/>'),
  'page-number-first': section(/<w:titlePg\/>/, ''),
  'national-name': without('CỘNG HÒA'),
  ...box('national-name', 'QuocHieu', { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, italics: false }),
  motto: without('Độc lập'),
  'motto-form': words('Độc lập - Tự do - Hạnh phúc', 'Độc Lập - Tự Do - Hạnh Phúc'),
  ...box('motto', 'TieuNgu', { text: '', bold: true, italics: false }),
  'names-set': size('TieuNgu', 13),
  ...box('parent', 'CoQuanChuQuan', { text: 'ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN', bold: false, italics: false }),
  issuer: (paper) => {
    without('ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN')(paper)
    without('SỞ GIÁO DỤC')(paper)
  },
  ...box('issuer', 'CoQuanBanHanh', { text: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', bold: true, italics: false }),
  number: without('Số: '),
  'number-form': words('Số: …/BC-SGDĐT', 'Số: 5/BC - SGDĐT'),
  ...box('number', 'SoKyHieu', { text: '', bold: false, italics: false }),
  'place-date': without('Hưng Yên, ngày'),
  'place-date-form': words('ngày 05 tháng 12', 'ngày 5 tháng 12'),
  ...box('place-date', 'DiaDanh', { text: '', bold: false, italics: true }),
  type: without('BÁO CÁO'),
  ...box('type', 'TenLoai', { text: 'BÁO CÁO', bold: true, italics: false }),
  ...box('abstract', 'TrichYeu', { text: '', bold: true, italics: false }),
  ...box('letter-subject', 'TrichYeuCongVan', { text: '', bold: false, italics: false }),
  ...box('bases', 'CanCu', { text: '', bold: false, italics: true }),
  'bases-list': words('NĐ-CP;', 'NĐ-CP'),
  'body-size': size('NoiDung', 12),
  'body-justified': aside('NoiDung'),
  'body-indent': property('NoiDung', 'ind', '<w:ind w:firstLine="0"/>'),
  'body-between': property('NoiDung', 'spacing', '<w:spacing w:after="0"/>'),
  'body-lines': property('NoiDung', 'spacing', '<w:spacing w:after="120" w:line="480" w:lineRule="auto"/>'),
  'body-letters': edit('word/numbering.xml', 'w:val="đ)"', 'w:val="f)"'),
  'body-closing': words('kết quả./.', 'kết quả.'),
  position: (paper) => {
    without('KT. GIÁM ĐỐC')(paper)
    without('PHÓ GIÁM ĐỐC')(paper)
  },
  ...box('position', 'ChucVu', { text: 'KT. GIÁM ĐỐC', bold: true, italics: false }),
  signer: without('Nguyễn Văn Mẫu'),
  ...box('signer', 'NguoiKy', { text: '', bold: true, italics: false }),
  'signer-titles': words('Nguyễn Văn Mẫu', 'TS. Nguyễn Văn Mẫu'),
  'addressee-form': words('Kính gửi:', 'Kính gửi'),
  ...box('addressee', 'KinhGui', { text: '', bold: false, italics: false }),
  'recipients-head': without('Nơi nhận'),
  ...box('recipients-head', 'NoiNhan', { text: '', bold: true, italics: true }),
  ...box('recipients', 'NoiNhanDong', { text: '', bold: false, italics: false }),
  'recipients-list': words('- Như trên;', '- Như trên'),
  'appendix-form': words('Phụ lục II', 'PHỤ LỤC 2'),
  ...box('appendix', 'PhuLuc', { text: '', bold: true, italics: false }),
  ...box('appendix-title', 'TenPhuLuc', { text: 'SỐ LIỆU', bold: true, italics: false }),
  ...box('appendix-source', 'KemTheo', { text: '', bold: false, italics: true }),
}

/** What cannot be broken without breaking another: sizes that go together. */
export const alsoBroken: Record<string, readonly string[]> = {
  'national-name-size': ['names-set'],
  'motto-size': ['names-set'],
  'place-date-size': ['names-set'],
}
