/** In this order: each of these also calls itself one of those after it. */
const browsers = [
  ['Coc Coc', /coc_coc_browser/i],
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const

const firstOf = (names: readonly (readonly [string, RegExp])[], text: string) =>
  names.find(([, pattern]) => pattern.test(text))?.[0] ?? ''

/**
 * All that a session keeps of what it was opened with, such as `Chrome/Windows`: enough to know one's own machine
 * again, too little to follow anybody. Either half may be empty.
 */
export function deviceOf(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500)
  return `${firstOf(browsers, text)}/${firstOf(systems, text)}`
}

/** The two halves of what `deviceOf` made; null where nothing was recognised. */
export function readDevice(kept: string | null): { browser: string | null; system: string | null } {
  const [browser = '', system = ''] = (kept ?? '').split('/')
  return { browser: browser || null, system: system || null }
}
