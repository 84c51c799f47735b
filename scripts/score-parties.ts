// Tells how many parties of the papers that were read by hand are resolved right, over invented bodies of many kinds and
// over the catalogue that ships: node scripts/score-parties.ts [--misses]
import { partyPapers, scoreParties } from '../tests/support/score-parties.ts'

for (const paper of partyPapers())
  for (const shipped of [false, true]) {
    const { name, wordings, right, said, saidRight, wrong } = scoreParties(paper, shipped)
    const share = (part: number, whole: number) => `${part}/${whole} ${((100 * part) / whole).toFixed(1)}%`
    const over = shipped ? 'shipped ' : 'invented'
    console.log(
      `${name.padEnd(24)} ${over}  wordings ${share(right, wordings)}  as often as said ${share(saidRight, said)}${paper.unread ? '  (unread)' : ''}`,
    )
    if (process.argv.includes('--misses')) for (const line of wrong) console.log(`    ${line}`)
  }
