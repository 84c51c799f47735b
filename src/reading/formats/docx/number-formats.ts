const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  let left = Math.min(Math.max(value, 0), 3999)
  let out = ''
  for (const [size, sign] of ROMAN) for (; left >= size; left -= size) out += sign
  return out
}

/** a … z, aa … zz, as Word goes on. */
function letters(value: number): string {
  if (value < 1) return ''
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(10, Math.floor((value - 1) / 26) + 1))
}

/** *, †, ‡, §, then each twice. */
function chicago(value: number): string {
  return value < 1 ? '' : ('*†‡§'[(value - 1) % 4] ?? '').repeat(Math.min(10, Math.floor((value - 1) / 4) + 1))
}

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
/** Một, hai … chín mươi chín; figures above. */
function inWords(value: number): string {
  if (value < 0 || value > 99) return String(value)
  if (value < 10) return ONES[value] ?? ''
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 1 ? 'mười' : `${ONES[tens]} mươi`
  if (ones === 0) return head
  if (ones === 5) return `${head} lăm`
  return `${head} ${ones === 1 && tens > 1 ? 'mốt' : ONES[ones]}`
}

const shifted = (value: number, first: number, last: number) =>
  value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value)

const FORMATS: Record<string, (value: number) => string> = {
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  decimalZero: (value) => String(value).padStart(2, '0'),
  chicago,
  vietnameseCounting: inWords,
  numberInDash: (value) => `- ${value} -`,
  decimalEnclosedCircle: (value) => shifted(value, 0x2460, 20),
  decimalEnclosedParen: (value) => shifted(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => shifted(value, 0x2488, 20),
  hex: (value) => value.toString(16).toUpperCase(),
  none: () => '',
  bullet: () => '',
}

/**
 * A number as <w:numFmt> writes it (ECMA-376-1 §17.18.59); those of other scripts and of English words come in figures.
 * A format of its own shows its first numbers: "001, 002, 003, ...".
 */
export function formatNumber(value: number, format: string, own?: string): string {
  const sample = format === 'custom' ? /^0*1(?=\s*,|$)/.exec(own ?? '')?.[0] : undefined
  if (sample !== undefined) return String(value).padStart(sample.length, '0')
  return FORMATS[format]?.(value) ?? String(value)
}
