/**
 * VNI-Windows: a letter, and behind it one byte for its marks. Source: the table of VNI Software Co., as
 * vietunicode.sourceforge.net/charset/vni.html gives it.
 */
const MARKS: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const ALONE: Record<string, string> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}
const alone = (letter: string) => {
  const small = letter.toLowerCase()
  const meant = ALONE[small] ?? small
  return small === letter ? meant : meant.toUpperCase()
}

/** Letters as Windows-1252 shows the bytes, "Keá hoaïch", to what is meant; a mark that follows no letter stays. */
export const decodeVni = (text: string): string =>
  text.replace(
    /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ôöñíìæóòî]/giu,
    (whole: string, letter: string | undefined, mark: string | undefined) =>
      letter === undefined || mark === undefined
        ? alone(whole)
        : `${alone(letter)}${MARKS[mark.toLowerCase()] ?? ''}`.normalize('NFC'),
  )

/** Marks that no letter stands before: VNI writes none, other encodings many. */
export const strayVniMarks = (text: string): number => text.match(/(?<![aeouyôö])[ùøûõïâáàåãäêéèúüë]/giu)?.length ?? 0
