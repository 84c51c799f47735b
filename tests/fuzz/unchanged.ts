import { ReadingProblem, read, toPlan } from '../../src/reading/index.ts'

/** What programs do to a text without anybody meaning it. */
const CHANGES: [name: string, change: (text: string) => string][] = [
  ['Windows line ends', (text) => text.replace(/(?<!\r)\n/g, '\r\n')],
  ['form feeds between lines', (text) => text.replace(/\n/g, '\n\f\n')],
  ['spaces that do not break', (text) => text.replace(/(?<=\S) (?=\S)/g, '\u00a0')],
]

async function factsOf(text: string): Promise<string | null> {
  try {
    return JSON.stringify(toPlan(await read(new TextEncoder().encode(text))))
  } catch (error) {
    if (error instanceof ReadingProblem) return null
    throw error
  }
}

/** The change that gives a text other facts, or null. */
export async function changedBy(text: string): Promise<string | null> {
  const facts = await factsOf(text)
  if (facts === null) return null
  for (const [name, change] of CHANGES) {
    const after = await factsOf(change(text))
    if (after !== null && after !== facts) return `${name} change the facts`
  }
  return null
}
