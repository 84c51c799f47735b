import { LEGAL_KINDS } from '../grammar/legal.ts'

export const shouted = (text: string) => /\p{Lu}/u.test(text) && text === text.toUpperCase()

const KIND_WORDS = LEGAL_KINDS.map((kind) => kind.toUpperCase())

/** 'KẾ HOẠCH' on a line of its own, or a title in capitals that begins with it. */
export function kindOfLine({ text: line, marker }: { text: string; marker: unknown }): string | null {
  const text = line.replace(/[.:]$/, '')
  if (marker || !shouted(text) || text.length > 400) return null
  const at = KIND_WORDS.findIndex((kind) => text === kind || text.startsWith(`${kind} `))
  return at < 0 ? null : (LEGAL_KINDS[at] ?? null)
}
