import { sourcesIn } from '../fields/sources.ts'
import { wordsOf } from '../grammar/words.ts'
import type { Reading } from '../reading.types.ts'
import { subjectOf } from './assignment.ts'
import { factAt, type Source, sentencesOf } from './source.ts'

const OF_MONEY = /^(?:nguồn\s+|về\s+)?(?:kinh phí|ngân sách|nguồn (?:vốn|lực)|vốn)(?!\p{L})/iu

/** Clauses that say where the money comes from; whoever is to budget for it has a duty instead. */
export function findFunding(source: Source): Reading['funding'] {
  const found: Reading['funding'] = []
  for (const node of source.nodes) {
    const part = source.parts.get(node)
    if (node.zone !== 'body' || node.line.source.cell || node.heading) continue
    if (part === 'targets' || part === 'background' || (part !== 'funding' && !OF_MONEY.test(node.content))) continue
    for (const sentence of sentencesOf(node.content, node.contentStart)) {
      const sources = sourcesIn(sentence.text)
      const aboutMoney = OF_MONEY.test(sentence.text)
      if (sources.length === 0 || (!aboutMoney && subjectOf(sentence.text, wordsOf(sentence.text)))) continue
      found.push({
        ...factAt(source, node, sentence, part === 'funding' ? 'funding.part' : 'funding.clause'),
        sources,
      })
    }
  }
  return found
}
