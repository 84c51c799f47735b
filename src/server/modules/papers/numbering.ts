import { AlignmentType, type ILevelsOptions, LevelFormat, LevelSuffix } from 'docx'
import { INDENT } from './measures.ts'

/** Numbers of headings: I., 1., a). */
export const OUTLINE = 'bo-cuc'
/** Signs before items: -, +. */
export const SIGNS = 'gach-dau-dong'

type Numbered = Pick<ILevelsOptions, 'level' | 'format' | 'text' | 'start'> & { bold?: boolean; style?: string }

const levelOf = ({ bold = false, style, start = 1, ...rest }: Numbered): ILevelsOptions => ({
  ...rest,
  start,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.SPACE,
  style: {
    run: { bold, italics: false },
    paragraph: { indent: { left: 0, firstLine: INDENT } },
    ...(style !== undefined && { style }),
  },
})

/**
 * No format of Word counts in Vietnamese letters (a, b, c, d, đ, e, g, h, i, k …). Runs of them that follow each other
 * in the Latin alphabet too are therefore levels of their own, each beginning at its first letter; whichever level
 * above counts on begins them all anew.
 */
const LETTERS: readonly {
  count: number
  format: (typeof LevelFormat)[keyof typeof LevelFormat]
  text: (level: number) => string
  start: number
}[] = [
  { count: 4, format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1})`, start: 1 },
  { count: 1, format: LevelFormat.NONE, text: () => 'đ)', start: 1 },
  { count: 1, format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1})`, start: 5 },
  { count: 3, format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1})`, start: 7 },
  { count: 12, format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1})`, start: 11 },
  { count: 2, format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1})`, start: 24 },
]
const FIRST_LETTERS = 2

/** The level of the numbering at which the letter of so many stands; 1 is a. */
export function levelOfLetter(ordinal: number): number {
  let left = ordinal
  for (const [index, { count }] of LETTERS.entries()) {
    if (left <= count) return FIRST_LETTERS + index
    left -= count
  }
  return FIRST_LETTERS + LETTERS.length - 1
}

export const numbering = {
  config: [
    {
      reference: OUTLINE,
      levels: [
        levelOf({ level: 0, format: LevelFormat.UPPER_ROMAN, text: '%1.', bold: true, style: 'Heading1' }),
        levelOf({ level: 1, format: LevelFormat.DECIMAL, text: '%2.', bold: true, style: 'Heading2' }),
        ...LETTERS.map(({ format, text, start }, index) => {
          const level = FIRST_LETTERS + index
          return levelOf({ level, format, text: text(level), start, ...(index === 0 && { style: 'Heading3' }) })
        }),
      ],
    },
    {
      reference: SIGNS,
      levels: ['-', '+'].map((text, level) =>
        levelOf({ level, format: LevelFormat.BULLET, text, style: level === 0 ? 'GachDauDong' : 'DauCong' }),
      ),
    },
  ],
}
