/** VIQR, RFC 1456: marks typed behind their letters, "Ke^' hoa.ch xa^y du+.ng xa~ ho^.i". */
const SHAPES: Record<string, string> = { '^': '\u0302', '(': '\u0306', '+': '\u031b', '*': '\u031b' }
const TONES: Record<string, string> = { "'": '\u0301', '`': '\u0300', '?': '\u0309', '~': '\u0303', '.': '\u0323' }

/** Shapes that only such a text has: no other language writes "e^", "o+", "a(" inside words. */
const SHAPED = /(?:[aeo]\^|[uo][+*]|a\()['`?~.]?(?=[\p{L}\s,;.:]|$)|(?<![A-Za-z])dd[aeiouy]/giu
export const looksLikeViqr = (text: string): boolean => {
  const sample = text.slice(0, 20_000)
  const shaped = sample.match(SHAPED)?.length ?? 0
  return shaped >= 2 && shaped >= (sample.match(/[A-Za-z]+/g)?.length ?? 0) * 0.05
}

const WORD = /(?:\\.|[A-Za-z]|(?<=[aeo])\^|(?<=a)\(|(?<=[uo])[+*]|(?<=[aeiouy]|[aeo]\^|a\(|[uo][+*])['`?~.])+/giu
/** "II." and "a." at the head of a line are numbers, not ị and ạ. */
const NUMBER = /^(?:[IVX]+|[A-Za-z])\.$/

export function decodeViqr(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => {
    const head = line.search(/\S/)
    return line.replace(WORD, (word: string, at: number) => (at === head && NUMBER.test(word) ? word : decoded(word)))
  })
}

/** One word, with the sign that ends it; a second tone in a word is the sentence's own sign. */
function decoded(word: string): string {
  let out = ''
  let toned = false
  // In "BGDDDT" the first D is a letter of its own: BGDĐT.
  const letters = word.replace(/DDD/g, 'DĐ').replace(/dd/gi, (pair) => (pair.startsWith('D') ? 'Đ' : 'đ'))
  for (let at = 0; at < letters.length; at++) {
    const sign = letters[at] ?? ''
    if (sign === '\\') {
      out += letters[++at] ?? ''
      continue
    }
    const tone = TONES[sign]
    if (tone !== undefined) {
      out += toned ? sign : tone
      toned = true
    } else out += SHAPES[sign] ?? sign
  }
  return out.normalize('NFC')
}
