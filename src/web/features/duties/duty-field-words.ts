import type { FieldErrorWords } from '../../ui/form-errors.ts'

/** For the forms of the pages of duties. */
export const dutyFieldWords: FieldErrorWords = {
  '#/metOn required': 'dutyPages.condition.dayNeeded',
  '#/metOn in-the-future': 'dutyPages.condition.inTheFuture',
  'not-a-day': 'duties.act.notADay',
  'in-the-past': 'dutyPages.remind.inThePast',
  '#/symbol pattern': 'dutyPages.letterhead.symbolPattern',
  '#/organisationIds required': 'ui.form.choose',
  '#/organisationId required': 'ui.form.choose',
  '#/organisationId outside': 'dutyPages.parts.outside',
  '#/dueOn after-duty': 'dutyPages.parts.afterDuty',
  outside: 'dutyPages.owners.outside',
  unknown: 'dutyPages.owners.unknown',
}
