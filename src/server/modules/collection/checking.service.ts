import { checkForm, type Figures } from '../../../rules/figures/validation.ts'
import { periodBefore } from '../../../rules/periods.ts'
import { cellName } from '../../../shared/figures.ts'
import type { Finding } from '../../../shared/form-rules.ts'
import type { Db } from '../../platform/database.ts'
import { findingsAround } from './around.ts'
import { listFormElements, listFormRules } from './elements.repository.ts'
import { type AroundRow, listAround, listKnownFigures } from './figures.repository.ts'
import type { FormRecord } from './forms.repository.ts'

export type CheckedForm = { figures: Figures; around: AroundRow[]; findings: Finding[] }

/** Everything that the figures of a form break, as they are stored. */
export async function checkStored(
  db: Db,
  form: Pick<FormRecord, 'homeId' | 'id' | 'programmeId' | 'period'>,
): Promise<CheckedForm> {
  const lastPeriod = periodBefore(form.period)
  const elements = await listFormElements(db, form)
  const rules = await listFormRules(db, form)
  const known = await listKnownFigures(db, form, [form.period, ...(lastPeriod === null ? [] : [lastPeriod])])
  const of = (period: string | null): Figures =>
    new Map(known.filter((each) => each.period === period).map((each) => [cellName(each), each]))
  const figures = of(form.period)
  const around = await listAround(db, form, lastPeriod)
  const findings = [
    ...checkForm({ elements, rules, figures, last: of(lastPeriod) }),
    ...findingsAround(around, figures),
  ]
  return { figures, around, findings }
}
