import { Document, Packer, type Paragraph } from 'docx'
import type { Appendix, ReportPaper } from '../../../shared/report-paper.ts'
import { bodyBlock } from './body.ts'
import { footBlock } from './foot.ts'
import { addressBlock, headBlock, titleBlock } from './head.ts'
import { BLANK, dayInWords, LANDSCAPE_WIDTH, TEXT_WIDTH, upper } from './measures.ts'
import { numbering } from './numbering.ts'
import { firstPage, furtherPages } from './page.ts'
import { styles } from './styles.ts'
import { line, type Writer, writer } from './words.ts'

/**
 * A report as a .docx after Nghị định 30/2020/NĐ-CP, Phụ lục I, ready to be given a number and signed. Each figure stands
 * in a content control whose tag is the value's id. Throws RangeError at an id of more than 64 letters.
 */
export async function writeReport(report: ReportPaper): Promise<Buffer> {
  const { letterhead, on, kind, subject, addressees, bases, blocks, appendices } = report
  const words = writer()
  return Packer.toBuffer(
    new Document({
      title: `${kind} ${subject}`,
      creator: letterhead.issuer ?? '',
      styles,
      numbering,
      sections: [
        {
          ...firstPage(),
          children: [
            headBlock({ letterhead, on }),
            ...titleBlock(kind, subject),
            ...(addressees.length === 0 ? [] : addressBlock(addressees)),
            ...basesBlock(bases),
            ...bodyBlock(blocks, words, { width: TEXT_WIDTH, closes: true }),
            footBlock(letterhead, { answersAddressees: addressees.length > 0 }),
            line('KhoangCach'),
          ],
        },
        ...appendices.map((appendix, index) => ({
          ...furtherPages(appendix),
          children: appendixBlock(appendix, appendices.length > 1 ? index + 1 : null, report, words),
        })),
      ],
    }),
  )
}

const basesBlock = (bases: readonly string[]): Paragraph[] =>
  bases.map((words, index) => line('CanCu', words.replace(/[\s.;,]*$/u, '') + (index === bases.length - 1 ? '.' : ';')))

const ROMAN = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
  'XVII',
  'XVIII',
  'XIX',
  'XX',
]

/** An appendix has a number where there are several (phần III.1). */
function appendixBlock(
  { title, blocks, landscape }: Appendix,
  number: number | null,
  { kind, letterhead: { symbol, issuer }, on }: ReportPaper,
  words: Writer,
) {
  const named = kind.slice(0, 1).toLocaleUpperCase('vi') + kind.slice(1).toLocaleLowerCase('vi')
  return [
    line('PhuLuc', number === null ? 'Phụ lục' : `Phụ lục ${ROMAN[number - 1] ?? number}`),
    line('TenPhuLuc', upper(title)),
    line('KemTheo', `(Kèm theo ${named} số ${BLANK}/${symbol ?? BLANK} ${dayInWords(on)} của ${issuer ?? BLANK})`),
    ...bodyBlock(blocks, words, { width: landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH }),
  ]
}
