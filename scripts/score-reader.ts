// Scores the reader on all annotated papers of the repository: node scripts/score-reader.ts [--misses] [--write]
// With --write the precision of each class, as it is measured, becomes the one that the product shows.
import { writeFileSync } from 'node:fs'
import { read, toPlan } from '../src/reading/index.ts'
import {
  type AnnotatedPlan,
  annotatedExamples,
  annotatedPlans,
  laterPlans,
  morePlans,
  unseenPlans,
} from '../tests/support/annotated-plans.ts'
import { measureClasses, precisionFile } from '../tests/support/measure-classes.ts'
import { type Document, type Kind, scoreReadings } from '../tests/support/score-reading.ts'

const readAll = (plans: AnnotatedPlan[]) =>
  Promise.all(plans.map(async ({ bytes, text, gold }) => ({ text, gold, read: toPlan(await read(bytes)) })))

function print(name: string, documents: Document[]): void {
  const { score, rows } = scoreReadings(documents)
  console.log(`${name}: score ${score.toFixed(4)}`)
  for (const kind of Object.keys(rows) as Kind[]) {
    const { gold, read: seen, found, right, f1, wrong } = rows[kind]
    console.log(
      `  ${kind.padEnd(10)} gold ${gold}  read ${seen}  found ${found}  right ${right}  F1 ${f1?.toFixed(3) ?? '-'}`,
    )
    if (process.argv.includes('--misses')) for (const line of wrong) console.log(`    ${line}`)
  }
}

const sets = {
  plans: annotatedPlans(),
  examples: annotatedExamples(),
  'more plans': morePlans(),
  'later plans': laterPlans(),
  unseen: unseenPlans(),
}
for (const [name, plans] of Object.entries(sets)) {
  const documents = await readAll(plans)
  print(name, documents)
  for (const [index, plan] of plans.entries()) {
    const document = documents[index]
    if (document) console.log(`  ${plan.name.padEnd(22)} ${scoreReadings([document]).score.toFixed(4)}`)
  }
}

for (const [name, plans] of Object.entries({ ...sets, all: Object.values(sets).flat() })) {
  const counts = await measureClasses(plans)
  const shares = Object.entries(counts).map(
    ([certainty, { facts, right }]) => `${certainty} ${right}/${facts}${facts ? ` ${(right / facts).toFixed(3)}` : ''}`,
  )
  console.log(`classes of ${name}: ${shares.join('  ')}`)
}
if (process.argv.includes('--write')) writeFileSync('src/shared/reader-precision.ts', await precisionFile())
