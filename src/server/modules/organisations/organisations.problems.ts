import { Problem, type ProblemKind } from '../../platform/problems.ts'

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
  title: 'People belong to this organisation',
}
export const organisationInUse = () => new Problem(organisationInUseKind, 'Move its people first')
