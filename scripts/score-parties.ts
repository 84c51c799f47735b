// Tells how many parties of the papers that were read by hand are resolved right: node scripts/score-parties.ts [--misses]
import { partyPapers, scoreParties } from '../tests/support/score-parties.ts'

for (const paper of partyPapers()) {
  const { name, wordings, right, said, saidRight, wrong } = scoreParties(paper)
  const share = (part: number, whole: number) => `${part}/${whole} ${((100 * part) / whole).toFixed(1)}%`
  console.log(
    `${name.padEnd(24)} wordings ${share(right, wordings)}  as often as said ${share(saidRight, said)}${paper.unread ? '  (unread)' : ''}`,
  )
  if (process.argv.includes('--misses')) for (const line of wrong) console.log(`    ${line}`)
}
