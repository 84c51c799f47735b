import type { TextKey } from '../../ui/text-key.ts'

/** The rules of the reader, by kind of fact and name. */
const WORDS: Readonly<Record<string, Readonly<Record<string, TextKey>>>> = {
  document: { '': 'review.rule.document' },
  citation: { 'kind-and-number': 'review.rule.citation' },
  target: {
    'general-objective': 'review.rule.generalObjective',
    percent: 'review.rule.percent',
    count: 'review.rule.count',
    'part-of': 'review.rule.partOf',
    outcome: 'review.rule.outcome',
    'table-by-year': 'certainty.rule.targetTable',
  },
  duty: {
    'agency-heading': 'review.rule.agencyHeading',
    'subject-of-clause': 'review.rule.subjectOfClause',
    'introducing-paragraph': 'review.rule.introducingParagraph',
    'attribute-lines': 'review.rule.attributeLines',
    'closing-paragraph': 'review.rule.closingParagraph',
    'no-owner': 'review.rule.noOwner',
  },
  objective: {
    general: 'certainty.rule.objectiveGeneral',
    purpose: 'certainty.rule.objectivePurpose',
    specific: 'certainty.rule.objectiveSpecific',
  },
  funding: { part: 'certainty.rule.fundingPart', clause: 'certainty.rule.fundingClause' },
  report: { to: 'review.rule.reportTo', 'to-and-onward': 'review.rule.reportOnward' },
  review: { verb: 'review.rule.reviewVerb' },
  recipient: { line: 'review.rule.recipientLine' },
}

/** By what a fact was recognised; a rule that tells how its deadline was found too carries that after a `+`. */
export function ruleWords(rule: string): TextKey | undefined {
  const [kind = '', name = ''] = rule.split('+')[0]?.split('.') ?? []
  return WORDS[kind]?.[name]
}
