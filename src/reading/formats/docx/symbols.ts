/**
 * What the fonts Symbol and Wingdings draw, as far as plans use it: signs of comparison and arithmetic, boxes, arrows.
 * Source: the tables SYMBOL.TXT (Adobe) and WINGDING.TXT of unicode.org/Public/MAPPINGS/VENDORS.
 */
const SYMBOL: Record<number, string> = {
  34: '∀',
  45: '-',
  163: '≤',
  165: '∞',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  208: '∠',
  222: '⇒',
  229: '∑',
}
const WINGDINGS: Record<number, string> = {
  110: '■',
  111: '□',
  118: '❖',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  252: '✓',
  253: '☒',
  254: '☑',
}

/** Fonts of symbols keep their signs in a private area, at F000 and their byte. */
export function symbolOf(font: string, code: number): string {
  const byte = code >= 0xf000 ? code - 0xf000 : code
  const sign = font === 'Symbol' ? SYMBOL[byte] : /^Wingdings$/i.test(font) ? WINGDINGS[byte] : undefined
  return sign ?? (code >= 0xf000 && code <= 0xf0ff ? '•' : code >= 32 ? String.fromCodePoint(code) : '')
}

/** Text set in the font Symbol. */
export const symbolLetters = (text: string): string =>
  text.replace(/[\u00a1-\u00ff\uf020-\uf0ff]/g, (sign) => {
    const code = sign.charCodeAt(0)
    return SYMBOL[code >= 0xf000 ? code - 0xf000 : code] ?? sign
  })

/** The sign of a bulleted list. */
export function bulletSign(text: string, font: string | null): string {
  const sign = text.trim()
  if (
    font !== null &&
    /^(?:Symbol|Wingdings.*|Webdings|Courier New)$/i.test(font) &&
    /^[A-Za-z\u00a1-\u00ff]$/.test(sign)
  )
    return '•'
  return sign.replace(/[\uf000-\uf0ff]/g, (each) => (each === '\uf02d' ? '-' : each === '\uf02b' ? '+' : '•')) || '•'
}
