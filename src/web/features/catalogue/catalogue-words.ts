import type { CatalogueRule, ElementKind, ReportingLevel } from '../../../shared/elements.ts'
import type { IndicatorKind } from '../../../shared/indicators.ts'
import type { Period } from '../../../shared/plan.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'

export const LEVEL_WORDS: Record<ReportingLevel, TextKey> = {
  1: 'catalogue.levels.1',
  2: 'catalogue.levels.2',
  3: 'catalogue.levels.3',
}
export const ELEMENT_KIND_WORDS: Record<ElementKind, TextKey> = {
  whole: 'catalogue.elementKind.whole',
  decimal: 'catalogue.elementKind.decimal',
  money: 'catalogue.elementKind.money',
  'yes-no': 'catalogue.elementKind.yesNo',
}
export const FREQUENCY_WORDS: Record<Period, TextKey> = {
  year: 'catalogue.frequencies.year',
  'half-year': 'catalogue.frequencies.halfYear',
  quarter: 'catalogue.frequencies.quarter',
  month: 'catalogue.frequencies.month',
}
/** When a target that is measured so is met, on track, at risk or off track. */
export const STATE_RULE_WORDS: Record<IndicatorKind, TextKey> = {
  ratio: 'figures.stateRule.ratio',
  count: 'figures.stateRule.count',
  'share-of-units': 'figures.stateRule.share-of-units',
  'share-of-criteria': 'figures.stateRule.share-of-criteria',
  standing: 'figures.stateRule.standing',
  rise: 'figures.stateRule.rise',
  parity: 'figures.stateRule.parity',
}

export const SEVERITY_WORDS: Record<CatalogueRule['severity'], TextKey> = {
  hard: 'catalogue.severities.hard',
  soft: 'catalogue.severities.soft',
}

export const RULE_KIND_WORDS: Record<CatalogueRule['kind'], TextKey> = {
  compare: 'catalogue.ruleKind.compare',
  change: 'catalogue.ruleKind.change',
}
export const COMPARATOR_WORDS: Record<NonNullable<CatalogueRule['comparator']>, TextKey> = {
  'at-most': 'catalogue.add.atMost',
  'at-least': 'catalogue.add.atLeast',
  equal: 'catalogue.add.equal',
}

export const catalogueProblems: ProblemWords = {
  'shipped-entry': 'catalogue.problem.shipped',
  'catalogue-code-taken': 'catalogue.problem.codeTaken',
  'versions-overlap': 'catalogue.problem.overlap',
  'entry-in-use': 'catalogue.problem.inUse',
  'bindings-changed': 'catalogue.problem.bindings',
  'data-set-changed': 'catalogue.problem.dataSet',
  'nobody-reports': 'catalogue.problem.nobodyReports',
}
export const catalogueFieldWords: FieldErrorWords = {
  unknown: 'catalogue.problem.unknown',
  'not-divided': 'catalogue.problem.notDivided',
  'wrong-kind': 'catalogue.problem.wrongKind',
  'not-a-day': 'catalogue.problem.notADay',
  'wants-survey': 'catalogue.problem.wantsSurvey',
  'stands-elsewhere': 'catalogue.problem.elsewhere',
  twice: 'catalogue.problem.twice',
  order: 'catalogue.problem.order',
  number: 'catalogue.problem.number',
  'crossed-alone': 'catalogue.problem.crossedAlone',
  'term-twice': 'catalogue.problem.termTwice',
  percent: 'catalogue.problem.percent',
  'not-of-kind': 'catalogue.problem.notOfKind',
}
