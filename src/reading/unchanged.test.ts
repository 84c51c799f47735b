import { expect, test } from 'vitest'
import { annotatedExamples, annotatedPlans, laterPlans, morePlans } from '../../tests/support/annotated-plans.ts'
import { read, toPlan } from './index.ts'

const papers = [...annotatedPlans(), ...annotatedExamples(), ...morePlans(), ...laterPlans()]
const planOf = async (text: string) => toPlan(await read(new TextEncoder().encode(text)))

const known = new Map<string, ReturnType<typeof planOf>>()
function asItStands(text: string) {
  const plan = known.get(text) ?? planOf(text)
  known.set(text, plan)
  return plan
}

/** A space inside a sentence; those around a marker and the columns of a letterhead say something. */
const INSIDE = /(?<=\p{Ll}[,;]?) (?=\p{Ll})/gu

/** A page ends wherever a paragraph does: here at every fifth. */
const atPages = (text: string, edge: (page: number) => string) => {
  let ends = 0
  return text.replace(/(?<=\p{Ll}[.;]\r?)\n(?=\S)/gu, (end) =>
    ends++ % 5 === 4 ? `${edge(Math.floor(ends / 5) + 1)}\n` : end,
  )
}

const changes: [name: string, change: (text: string) => string][] = [
  ['doubled spaces', (text) => text.replace(INSIDE, '  ')],
  ['spaces that do not break', (text) => text.replace(INSIDE, '\u00a0')],
  // Lines in columns keep theirs.
  ['tabs', (text) => text.replace(/^(?!.*(?:\t| {4})).+$/gmu, (line) => line.replace(INSIDE, '\t'))],
  ['the spaces of typesetters', (text) => text.replace(INSIDE, '\u2003\u202f')],
  ['spaces at the end of lines', (text) => text.replace(/\n/g, ' \t \n')],
  ['Windows line ends', (text) => text.replace(/\n/g, '\r\n')],
  ['line ends of old Macs', (text) => text.replace(/\n/g, '\r')],
  ['form feeds', (text) => atPages(text, () => '\f')],
  ['form feeds on lines of their own', (text) => atPages(text, () => '\n\f\n')],
  ['page numbers', (text) => atPages(text, (page) => `\n\n${page}\n\f\n`)],
  ['page numbers between dashes', (text) => atPages(text, (page) => `\n- ${page} -\n`)],
  ['empty lines', (text) => text.replace(/\n/g, '\n\n')],
  ['decomposed accents', (text) => text.normalize('NFD')],
  ['a byte order mark', (text) => `\ufeff${text}`],
]

test.each(papers.flatMap((paper) => changes.map(([name, change]) => ({ ...paper, paper: paper.name, name, change }))))(
  '$name change no fact of $paper',
  async ({ text, change }) => {
    expect(await planOf(change(text))).toEqual(await asItStands(text))
  },
  60_000,
)
