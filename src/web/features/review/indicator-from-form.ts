import type { Indicator, IndicatorKind } from '../../../shared/indicators.ts'

/** Chosen instead of a code: words of one's own. */
export const OWN_INDICATOR = 'own'

type Form = {
  text: (name: string) => string | null
  required: (name: string) => string
}

/**
 * What the form says a target is measured by; left out where it was left out before and nobody chose anything. What
 * nobody changed stays whosever it was.
 */
export function indicatorFrom(form: Form, values: Readonly<Record<string, string>>): { indicator?: Indicator | null } {
  const was = values.indicatorWas ? (JSON.parse(values.indicatorWas) as Indicator | null) : undefined
  const choice = values.indicatorEntry ?? ''
  if (choice === '') return was === undefined ? {} : { indicator: null }
  const entry = choice === OWN_INDICATOR ? null : choice
  const said = {
    entry,
    kind: (values.indicatorKind ?? 'ratio') as IndicatorKind,
    numerator: form.required('numerator'),
    denominator: form.text('denominator'),
  }
  const isSame =
    was &&
    was.entry === said.entry &&
    was.kind === said.kind &&
    was.numerator === said.numerator &&
    was.denominator === said.denominator
  return { indicator: isSame ? was : { ...said, source: entry === null ? 'person' : 'catalogue' } }
}
