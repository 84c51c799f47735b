import { certaintyOf, type Doubt } from '../../shared/certainty.ts'
import { conditionOf } from '../fields/condition.ts'
import { peopleOf } from '../fields/people.ts'
import { productOf } from '../fields/product.ts'
import { schemeOf } from '../fields/scheme.ts'
import type { Node } from '../outline/tree.ts'
import type { FactBase, Reading } from '../reading.types.ts'
import { doubtsOfDuty } from './duty-doubts.ts'
import { doubtsOfCitation, doubtsOfDocument, doubtsOfReport, doubtsOfReview } from './other-doubts.ts'
import type { Source } from './source.ts'
import { doubtsOfTarget } from './target-doubts.ts'

type Duty = Reading['duties'][number]

const judge = (fact: Pick<FactBase, 'certainty' | 'doubts'>, doubts: readonly Doubt[]): void => {
  fact.doubts = [...new Set(doubts)]
  fact.certainty = certaintyOf(fact.doubts)
}

/** When all is found: what else each fact says, and how sure the reader is of it. */
export function complete(reading: Reading, source: Source): void {
  const nodes = new Map(source.nodes.map((node) => [node.id, node]))
  completeDuties(reading, source, nodes)
  for (const target of reading.targets) {
    const node = nodes.get(target.clause)
    if (!node) continue
    const people = peopleOf(target.quote)
    if (people !== null) target.people = people
    judge(target, doubtsOfTarget(target, { source, node }))
  }
  for (const report of reading.reports) judge(report, doubtsOfReport(report))
  for (const review of reading.reviews) judge(review, doubtsOfReview(review))
  for (const citation of reading.citations) judge(citation, doubtsOfCitation(citation))
  // Nobody has annotated these, so nothing is known of how often they are right.
  for (const fact of [...reading.objectives, ...reading.funding]) judge(fact, ['not-measured'])
  judge(reading.document, doubtsOfDocument(reading.document))
}

function completeDuties({ duties, document }: Reading, source: Source, nodes: ReadonlyMap<string, Node>): void {
  const byClause = Map.groupBy(duties, ({ clause }) => clause)
  /** Sections whose clauses name somebody as a rule: there a clause of nobody was perhaps not read. */
  const owned = new Set<Node | null>()
  for (const [section, all] of Map.groupBy(duties, ({ clause }) => nodes.get(clause)?.parent ?? null))
    if (all.filter(({ responsible }) => responsible.length > 0).length > all.length / 2) owned.add(section)
  for (const duty of duties) {
    const node = nodes.get(duty.clause)
    if (!node) continue
    addFields(duty, node, document.title)
    const ofClause = byClause.get(duty.clause)?.length ?? 1
    judge(duty, doubtsOfDuty(duty, { source, node, ofClause, siblingsOwned: owned.has(node.parent) }))
  }
}

/** Also from a line of its own below the clause: 'Sản phẩm: …'. */
function addFields(duty: Duty, node: Node, title: string | null): void {
  const lines = node.children.filter(({ children }) => children.length === 0).map(({ content }) => content)
  const named = lines.find((line) => /^(?:sản phẩm|kết quả đạt được)\s*:/iu.test(line))
  const product = productOf(named ?? duty.quote)
  const condition = conditionOf(duty.quote)
  const scheme = schemeOf(duty.quote, title)
  if (product !== null) duty.product = product
  if (condition !== null) duty.condition = condition
  if (scheme !== null) duty.scheme = scheme
}
