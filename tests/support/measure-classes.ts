import { READER_VERSION, type Reading, read, toPlan } from '../../src/reading/index.ts'
import { CERTAINTIES, type Certainty } from '../../src/shared/certainty.ts'
import { type AnnotatedPlan, unseenPlans } from './annotated-plans.ts'
import { type Kind, verdictsOf } from './score-reading.ts'

/** How many facts of a class were read, and how many of them stand in the right place with all fields right. */
export type ClassCounts = Record<Certainty, { facts: number; right: number }>
export type Judged = { kind: Kind; certainty: Certainty; doubts: readonly string[]; right: boolean; quote: string }

const factsOf = (reading: Reading) => ({ ...reading, document: [{ ...reading.document, quote: 'document' }] })

/** Every fact of the kinds that the annotations know, with its class and whether it is right. */
export async function judgeFacts({ bytes, text, gold }: AnnotatedPlan): Promise<Judged[]> {
  const reading = await read(bytes)
  const verdicts = verdictsOf({ text, gold, read: toPlan(reading) })
  const facts = factsOf(reading)
  return (Object.keys(verdicts) as Kind[]).flatMap((kind) =>
    facts[kind].map(({ certainty, doubts, quote }, index) => ({
      kind,
      certainty,
      doubts,
      right: verdicts[kind][index] ?? false,
      quote,
    })),
  )
}

export async function measureClasses(plans: readonly AnnotatedPlan[]): Promise<ClassCounts> {
  const judged = (await Promise.all(plans.map(judgeFacts))).flat()
  const count = (certainty: Certainty) => {
    const those = judged.filter((fact) => fact.certainty === certainty)
    return { facts: those.length, right: those.filter(({ right }) => right).length }
  }
  return Object.fromEntries(CERTAINTIES.map((certainty) => [certainty, count(certainty)])) as ClassCounts
}

/** Only those that taught nothing: what an officer brings is new to the reader too. */
export const measuredPlans = unseenPlans

/** The measured table as the product shows it. */
export async function precisionFile(): Promise<string> {
  const plans = measuredPlans()
  const counts = await measureClasses(plans)
  const lines = CERTAINTIES.map((each) => `  ${each}: { facts: ${counts[each].facts}, right: ${counts[each].right} },`)
  return `// Written by \`node scripts/score-reader.ts --write\`; a test compares it with the reader.

export const READER_PRECISION = {
  readerVersion: '${READER_VERSION}',
  documents: ${plans.length},
${lines.join('\n')}
} as const
`
}
