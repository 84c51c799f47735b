import type { Finding } from '../../../shared/form-rules.ts'
import { type FieldError, Problem, type ProblemKind } from '../../platform/problems.ts'

export const formChangedKind: ProblemKind = {
  type: '/problems/form-changed',
  status: 409,
  title: 'Somebody else changed this form meanwhile',
}
/** `errors`: the cells that both changed, with what stands there now. */
export const formChanged = (revision: number, errors: FieldError[] = []) =>
  new Problem(formChangedKind, 'Nothing was done; look at what is there now', {
    params: { revision },
    ...(errors.length > 0 ? { errors } : {}),
  })

export const formNotOpenKind: ProblemKind = {
  type: '/problems/form-not-open',
  status: 409,
  title: 'This form takes no figures as it stands',
}
export const formNotOpen = (state: string) =>
  new Problem(formNotOpenKind, 'It was submitted, has not begun, or is asked for no more', { params: { state } })

export const submissionIdReusedKind: ProblemKind = {
  type: '/problems/submission-id-reused',
  status: 409,
  title: 'Other figures came under this id before',
}
export const submissionIdReused = () =>
  new Problem(submissionIdReusedKind, 'Send different figures under an id of their own')

export const figureElsewhereKind: ProblemKind = {
  type: '/problems/figure-elsewhere',
  status: 409,
  title: 'A figure stands in another form of the unit and is changed there',
}
export const figureElsewhere = (errors: FieldError[]) =>
  new Problem(figureElsewhereKind, 'Nothing was saved; change it in the form that has it', { errors })

export const formActNotPossibleKind: ProblemKind = {
  type: '/problems/form-act-not-possible',
  status: 409,
  title: 'This cannot be done with the form as it stands',
}
export const formActNotPossible = (act: string, state: string) =>
  new Problem(formActNotPossibleKind, `"${act}" is not possible while it is "${state}"`, { params: { act, state } })

export const rulesBrokenKind: ProblemKind = {
  type: '/problems/rules-broken',
  status: 422,
  title: 'Rules between figures are broken, or want a reason',
}
/** Every cell is named: `#/figures/12/sex:female`. */
export const rulesBroken = (findings: readonly Finding[]) =>
  new Problem(rulesBrokenKind, 'It was not submitted; mend the figures, or say why a soft rule is broken', {
    errors: findings.flatMap(({ rule, severity, cells, params }) =>
      cells.map(({ elementId, category }) => ({
        pointer: `#/figures/${elementId}${category === '' ? '' : `/${category}`}`,
        code: rule,
        params: { ...params, severity },
      })),
    ),
  })

export const ownFiguresKind: ProblemKind = {
  type: '/problems/own-figures',
  status: 403,
  title: 'Nobody verifies what they typed or submitted',
}
export const ownFigures = () => new Problem(ownFiguresKind, 'Somebody else of the level verifies this form')

export const formStoodOnKind: ProblemKind = {
  type: '/problems/form-stood-on',
  status: 409,
  title: 'A body above has submitted its own form, which stands on this one',
}
export const formStoodOn = () => new Problem(formStoodOnKind, 'The form above is taken back or returned first')
