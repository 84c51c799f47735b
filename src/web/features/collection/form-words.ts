import type { TFunction } from 'i18next'
import i18next from 'i18next'
import { writeNumber } from '../../../rules/figures/cells.ts'
import type { ElementKind } from '../../../shared/elements.ts'
import type { CellValue, FormState, Mark } from '../../../shared/figures.ts'
import type { FormAct, FormEventKind } from '../../../shared/form-acts.ts'
import type { Finding } from '../../../shared/form-rules.ts'
import type { FormPage, FormSource } from '../../../shared/forms.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

type T = TFunction<'text'>

export const STATE_WORDS: Record<FormState, TextKey> = {
  draft: 'collection.state.draft',
  submitted: 'collection.state.submitted',
  returned: 'collection.state.returned',
  verified: 'collection.state.verified',
  locked: 'collection.state.locked',
}
export const STATE_TONES: Record<FormState, StateTone> = {
  draft: 'idle',
  submitted: 'running',
  returned: 'bad',
  verified: 'running',
  locked: 'good',
}
export const MARK_WORDS: Record<Mark, TextKey> = {
  none: 'collection.mark.none',
  unknown: 'collection.mark.unknown',
  'not-applicable': 'collection.mark.notApplicable',
}
export const ACT_WORDS: Record<FormAct, TextKey> = {
  submit: 'collection.act.submit',
  'take-back': 'collection.act.takeBack',
  return: 'collection.act.return',
  verify: 'collection.act.verify',
  unverify: 'collection.act.unverify',
  unlock: 'collection.act.unlock',
}
export const EVENT_WORDS: Record<FormEventKind, TextKey> = {
  submit: 'collection.event.submit',
  'take-back': 'collection.event.takeBack',
  return: 'collection.event.return',
  verify: 'collection.event.verify',
  unverify: 'collection.event.unverify',
  unlock: 'collection.event.unlock',
  attach: 'collection.event.attach',
  detach: 'collection.event.detach',
}
export const FAULT_WORDS: Record<string, TextKey> = {
  'not-a-number': 'collection.fault.notNumber',
  'not-whole': 'collection.fault.notWhole',
  negative: 'collection.fault.negative',
  'too-long': 'collection.fault.tooLong',
  'not-yes-no': 'collection.fault.notYesNo',
}
const RULE_WORDS: Record<Finding['rule'], TextKey> = {
  empty: 'collection.rule.empty',
  'whole-missing': 'collection.rule.wholeMissing',
  'parts-missing': 'collection.rule.partsMissing',
  'parts-over-whole': 'collection.rule.partsOverWhole',
  'parts-not-whole': 'collection.rule.partsNotWhole',
  ratio: 'collection.rule.ratio',
  compare: 'collection.rule.compare',
  change: 'collection.rule.change',
  'below-children': 'collection.rule.belowChildren',
  outlier: 'collection.rule.outlier',
}

export const numberWords = (value: string): string => writeNumber(value, i18next.language)

/** A figure as it is read: 1.234,5; có; không phát sinh. */
export function figureWords(t: T, { value, mark }: Pick<CellValue, 'value' | 'mark'>, kind: ElementKind): string {
  if (mark !== null) return t(MARK_WORDS[mark])
  if (value === null) return ''
  if (kind === 'yes-no') return t(value === '1' ? 'collection.yes' : 'collection.no')
  return numberWords(value)
}

const LEVEL_WORDS: Record<number, TextKey> = {
  1: 'collection.level.1',
  2: 'collection.level.2',
  3: 'collection.level.3',
}
/** Who verifies a form once it is sent, or that nobody does. */
export function verifierWords(t: T, { verifiers }: Pick<FormPage, 'verifiers'>): string {
  const levels = verifiers.map((level) => t(LEVEL_WORDS[level] ?? 'collection.level.1'))
  return levels.length === 0
    ? t('collection.form.nobodyVerifies')
    : t('collection.form.verifiers', { levels: levels.join(', ') })
}

/** Where a figure comes from that another form has. */
export const sourceWords = (t: T, { programmeName, organisationName }: FormSource): string =>
  t('collection.cell.from', { programme: programmeName, organisation: organisationName })

/** What a rule says that is broken: in its own words where it has some, else with the numbers that break it. */
export function findingWords(t: T, { rule, params }: Finding): string {
  if (params.sentence !== undefined) return params.sentence
  const shown = Object.entries(params).map(([name, text]) => [name, /^-?\d/.test(text) ? numberWords(text) : text])
  return t(RULE_WORDS[rule], Object.fromEntries(shown))
}
