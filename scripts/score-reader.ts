// Scores the reader on the annotated plans in tests/fixtures: node scripts/score-reader.ts [--misses]
import { read, toPlan } from '../src/reading/index.ts'
import { annotatedPlans } from '../tests/support/annotated-plans.ts'
import { type Kind, scoreReadings } from '../tests/support/score-reading.ts'

const documents = await Promise.all(
  annotatedPlans().map(async ({ bytes, text, gold }) => ({ text, gold, read: toPlan(await read(bytes)) })),
)
const { score, rows } = scoreReadings(documents)
for (const kind of Object.keys(rows) as Kind[]) {
  const { gold, read: seen, found, right, f1, wrong } = rows[kind]
  console.log(
    `${kind.padEnd(10)} gold ${gold}  read ${seen}  found ${found}  right ${right}  F1 ${f1?.toFixed(3) ?? '-'}`,
  )
  if (process.argv.includes('--misses')) for (const line of wrong) console.log(`  ${line}`)
}
console.log(`score ${score.toFixed(4)}`)
