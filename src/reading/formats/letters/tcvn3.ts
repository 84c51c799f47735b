/**
 * TCVN 5712:1993 as the ABC fonts (.VnTime …) have it, bytes A1 to FF. Source: the national standard's table VN1, here
 * as glibc's TCVN5712-1 has it; below A1 the fonts are Windows-1252.
 */
const FROM_A1 =
  'ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ'

/** Letters as Windows-1252 shows the bytes, "KÕ ho¹ch", to what is meant, "Kế hoạch". */
export const decodeTcvn3 = (text: string): string =>
  text.replace(/[\u00a1-\u00ff]/g, (sign) => FROM_A1[sign.charCodeAt(0) - 0xa1] ?? sign)

const SMALL = /[a-z]/
const TWO_CAPITALS = /[A-Z][^A-Z]*[A-Z]/
/** Capitals with a mark of their shape have a code of their own, those with a tone are drawn by the font .VnTimeH. */
const MARKED = /[\u00c0-\u1ef9]/u
const isTyped = (word: string) => TWO_CAPITALS.test(word) && MARKED.test(word.replace(/[Đđ]/g, ''))

/** Where a sentence or an item begins, after its number or bullet, with a letter that has no capital. */
const BEGINS = /(^\s*(?:(?:[-–+*•]|\(?[\dIVX]+(?:\.\d+)*[.)/]|[a-zđ]\))\s*)?|[.!?…]\s+)(\p{Ll})(?=\p{Ll}*[\s,])/gu
const WITHOUT_CAPITAL = /^[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]$/u
/** A body's own name, whose first letter is such a one. */
const COMMITTEE = /ủy ban(?= (?:nhân dân|Mặt trận|MTTQ))/gu

/** "Kế HOạCH" is how a text without fonts keeps KẾ HOẠCH: there were no codes for capitals with a tone. */
export function withCapitals(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => {
    const capital = /[A-Z]/.test(line)
    if (capital && !SMALL.test(line) && line.split(/[\s,;:“”"()-]+/u).some(isTyped)) return line.toUpperCase()
    const words = !capital
      ? line
      : line.replace(/[\p{L}\p{M}]+/gu, (word) =>
          !SMALL.test(word) && (TWO_CAPITALS.test(word) || /\p{Ll}\p{Lu}/u.test(word)) ? word.toUpperCase() : word,
        )
    return words
      .replace(COMMITTEE, 'Ủy ban')
      .replace(BEGINS, (whole, before: string, letter: string) =>
        WITHOUT_CAPITAL.test(letter) ? before + letter.toUpperCase() : whole,
      )
  })
}
