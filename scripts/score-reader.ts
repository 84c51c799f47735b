// Scores the reader on all annotated papers of the repository, or on those in the folders named:
// node scripts/score-reader.ts [FOLDER...] [--misses] [--write]
// With --write the precision of each class, as it is measured, becomes the one that the product shows.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { read, toPlan } from '../src/reading/index.ts'
import {
  type AnnotatedPlan,
  annotatedExamples,
  annotatedPlans,
  laterPlans,
  morePlans,
  papersIn,
  unseenPlans,
} from '../tests/support/annotated-plans.ts'
import { measureClasses, precisionFile } from '../tests/support/measure-classes.ts'
import { type Document, type Kind, scoreReadings } from '../tests/support/score-reading.ts'

const { positionals: folders, values: wanted } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean' }, write: { type: 'boolean' } },
})
if (wanted.write && folders.length > 0)
  throw new Error('What the product shows is measured on the papers of the repository')

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
    if (wanted.misses) for (const line of wrong) console.log(`    ${line}`)
  }
}

const sets: Record<string, AnnotatedPlan[]> =
  folders.length > 0
    ? Object.fromEntries(await Promise.all(folders.map(async (folder) => [folder, await papersIn(folder)] as const)))
    : {
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
if (wanted.write) writeFileSync('src/shared/reader-precision.ts', await precisionFile())
