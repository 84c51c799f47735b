/** Texts as programs of the time before Unicode wrote them. The tables are typed apart from the reader's, so that each checks the other. */

const pairs = (from: string, to: string[]) => new Map([...from].map((letter, index) => [letter, to[index] ?? letter]))

const SMALL = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'

const TCVN3 = pairs(`${SMALL}ĂÂĐÊÔƠƯ`, [
  ...'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦',
])
/** Capitals with a tone have no code: people typed small letters and let the font .VnTimeH draw capitals, or wrote Uỷ. */
export const tcvn3Letters = (text: string): string =>
  [...text.normalize('NFC').replace(/Ủy/g, 'Uỷ')]
    .map((letter) => TCVN3.get(letter) ?? TCVN3.get(letter.toLowerCase()) ?? letter)
    .join('')

const VNI_SMALL =
  'aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î'.split(
    ' ',
  )
const VNI = new Map([
  ...pairs(SMALL, VNI_SMALL),
  ...pairs(
    SMALL.toUpperCase(),
    VNI_SMALL.map((letters) => letters.toUpperCase()),
  ),
])
export const vniLetters = (text: string): string =>
  [...text.normalize('NFC')].map((letter) => VNI.get(letter) ?? letter).join('')

const VIQR_MARKS: Record<string, string> = {
  '\u0302': '^',
  '\u0306': '(',
  '\u031b': '+',
  '\u0301': "'",
  '\u0300': '`',
  '\u0309': '?',
  '\u0303': '~',
  '\u0323': '.',
}
/** Signs that would be read as marks get a stroke before them, as RFC 1456 wants. */
export const viqrLetters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(?<=[aeiouyăâêôơư])[.?'`~(^+*]/giu, '\\$&')
    .replace(/[\u0080-\uffff]/gu, (letter) => {
      if (letter === 'đ') return 'dd'
      if (letter === 'Đ') return 'DD'
      const [base = '', ...marks] = letter.normalize('NFD')
      // The shape comes before the tone.
      const signs = marks
        .map((mark) => VIQR_MARKS[mark])
        .sort((a = '', b = '') => Number('^(+'.includes(b)) - Number('^(+'.includes(a)))
      return marks.length > 0 && /[a-z]/i.test(base) ? base + signs.join('') : letter
    })
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')

const WINDOWS_1252: Record<string, number> = {
  '–': 0x96,
  '—': 0x97,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '…': 0x85,
  '•': 0x95,
}
/** One byte for each letter, as Windows-1252 has them. */
export const latinBytes = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].map((letter) => WINDOWS_1252[letter] ?? (letter.charCodeAt(0) <= 0xff ? letter.charCodeAt(0) : 0x3f)),
  )

const WINDOWS_1258: Record<string, number> = {
  ...WINDOWS_1252,
  Ă: 0xc3,
  ă: 0xe3,
  Đ: 0xd0,
  đ: 0xf0,
  Ơ: 0xd5,
  ơ: 0xf5,
  Ư: 0xdd,
  ư: 0xfd,
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
}
/** Letters with their shape are one byte, the tone is another. */
export const windows1258Bytes = (text: string): Uint8Array => {
  const apart = text.normalize('NFC').replace(/[\u0080-\uffff]/gu, (letter) => {
    const decomposed = letter.normalize('NFD')
    const tone = decomposed.match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? ''
    return decomposed.replace(tone, '').normalize('NFC') + tone
  })
  return Uint8Array.from(
    [...apart].map((letter) => WINDOWS_1258[letter] ?? (letter.charCodeAt(0) <= 0xff ? letter.charCodeAt(0) : 0x3f)),
  )
}
