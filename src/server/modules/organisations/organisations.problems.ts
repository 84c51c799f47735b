import { type FieldError, Problem, type ProblemKind } from '../../platform/problems.ts'

export const organisationExistsKind: ProblemKind = {
  type: '/problems/organisation-exists',
  status: 409,
  title: 'This unit has an organisation of that name',
}
export const organisationExists = () =>
  new Problem(organisationExistsKind, 'Names are compared without accents and case', {
    errors: [{ pointer: '#/name', code: 'taken' }],
  })

export const organisationInUseKind: ProblemKind = {
  type: '/problems/organisation-in-use',
  status: 409,
  title: 'Something names this organisation',
}
/** `by`: what names it: roles, lines, successors, patronages or duties. */
export const organisationInUse = (by: string) =>
  new Problem(organisationInUseKind, `${by} name it, now or in the past: end it instead`, { params: { by } })

export const organisationChangedKind: ProblemKind = {
  type: '/problems/organisation-changed',
  status: 409,
  title: 'This organisation was changed meanwhile',
}
export const organisationChanged = () =>
  new Problem(organisationChangedKind, 'Look at it again, then change or undo what stands there now')

export const organisationRelationKind: ProblemKind = {
  type: '/problems/organisation-relation',
  status: 422,
  title: 'These days or organisations do not go together',
}
/** What is well-formed and still cannot be, field by field. */
export const organisationRelation = (...errors: FieldError[]) =>
  new Problem(organisationRelationKind, 'See the fields', { errors })
