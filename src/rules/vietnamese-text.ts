const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g
const ALL_MARKS = /[\u0300-\u036f]/g
const DASHES = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]/g
const APOSTROPHES = /['\u2018\u2019\u02bc\u02b9\u00b4`\uff07]/g
// Eth looks like đ and is typed for it.
const ETH = /[\u00d0\u00f0]/g

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()

/** For search: blind to accents and where they stand, case, đ, Unicode form, spaces, hyphens, dots and commas. */
export function foldVietnamese(text: string): string {
  return collapse(
    text
      .normalize('NFD')
      .replace(ALL_MARKS, '')
      .toLowerCase()
      .replace(/đ/g, 'd')
      .replace(ETH, 'd')
      .replace(APOSTROPHES, '')
      .replace(DASHES, ' ')
      .replace(/[.,;:/()"“”]/g, ' '),
  )
}

/** Keeps the tone but not the letter it stands on: Hoà and Hòa meet, Hoa stays apart. */
export function nameKey(name: string): string {
  const letters = name.normalize('NFD').toLowerCase().replace(ETH, 'đ').replace(APOSTROPHES, "'").replace(DASHES, ' ')
  return collapse(letters)
    .split(' ')
    .map((syllable) => syllable.replace(TONE_MARKS, '') + (syllable.match(TONE_MARKS) ?? []).join(''))
    .join(' ')
}

/** Whether two spellings are one name: blind to case, spaces, hyphens and the place of the tone mark, not to accents. */
export function sameVietnameseName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b)
}

const collator = new Intl.Collator('vi', { numeric: true })

/** Dictionary order; Phường 2 comes before Phường 10. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b)
}
