import type { FactKind } from '../../shared/documents.ts'
import type { Lack } from '../../shared/facts.ts'
import type { Comparator, Frequency, ObjectiveScope, Period, ReviewKind, Role, ScopeLevel } from '../../shared/plan.ts'
import type { TextKey } from '../ui/text-key.ts'

export const KIND_WORDS: Record<FactKind, TextKey> = {
  document: 'facts.kind.document',
  objective: 'facts.kind.objective',
  target: 'facts.kind.target',
  duty: 'facts.kind.duty',
  report: 'facts.kind.report',
  review: 'facts.kind.review',
  funding: 'facts.kind.funding',
  citation: 'facts.kind.citation',
  recipient: 'facts.kind.recipient',
}

/** Two letters that stand at a mark, so that kinds are told apart without colour. */
export const KIND_TAGS: Record<FactKind, TextKey> = {
  document: 'facts.tag.document',
  objective: 'facts.tag.objective',
  target: 'facts.tag.target',
  duty: 'facts.tag.duty',
  report: 'facts.tag.report',
  review: 'facts.tag.review',
  funding: 'facts.tag.funding',
  citation: 'facts.tag.citation',
  recipient: 'facts.tag.recipient',
}

export const LACK_WORDS: Record<Lack, TextKey> = {
  owner: 'facts.lack.owner',
  product: 'facts.lack.product',
  date: 'facts.lack.date',
  unit: 'facts.lack.unit',
  milestone: 'facts.lack.milestone',
}

/** Taken from here and not from the schemas, which would bring their library along. */
export const LACKS = Object.keys(LACK_WORDS) as Lack[]

export const COMPARATOR_WORDS: Record<Comparator, TextKey> = {
  'at-least': 'facts.comparator.atLeast',
  above: 'facts.comparator.above',
  between: 'facts.comparator.between',
  maintain: 'facts.comparator.maintain',
  increase: 'facts.comparator.increase',
  achieve: 'facts.comparator.achieve',
}

export const ROLE_WORDS: Record<Role, TextKey> = { lead: 'facts.role.lead', support: 'facts.role.support' }

export const PERIOD_WORDS: Record<Period, TextKey> = {
  year: 'facts.period.year',
  'half-year': 'facts.period.halfYear',
  quarter: 'facts.period.quarter',
  month: 'facts.period.month',
}

export const FREQUENCY_WORDS: Record<Frequency, TextKey> = {
  annual: 'facts.frequency.annual',
  semiannual: 'facts.frequency.semiannual',
  quarterly: 'facts.frequency.quarterly',
  monthly: 'facts.frequency.monthly',
  periodic: 'facts.frequency.periodic',
  once: 'facts.frequency.once',
}

export const REVIEW_WORDS: Record<ReviewKind, TextKey> = {
  interim: 'facts.review.interim',
  final: 'facts.review.final',
}

export const OBJECTIVE_WORDS: Record<ObjectiveScope, TextKey> = {
  general: 'facts.objective.general',
  specific: 'facts.objective.specific',
}

export const LEVEL_WORDS: Record<ScopeLevel, TextKey> = {
  national: 'facts.level.national',
  province: 'facts.level.province',
  district: 'facts.level.district',
  commune: 'facts.level.commune',
}
