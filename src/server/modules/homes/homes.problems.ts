import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const provinceNotSetUpKind: ProblemKind = {
  type: '/problems/province-not-set-up',
  status: 409,
  title: 'The province of this unit is not set up here yet',
}
export const provinceNotSetUp = () => new Problem(provinceNotSetUpKind, 'Set the province up first')

export const provinceSetUpKind: ProblemKind = {
  type: '/problems/province-already-set-up',
  status: 409,
  title: 'This province is set up already',
}
export const provinceSetUp = (name: string) =>
  new Problem(provinceSetUpKind, `${name} is set up already`, { params: { name } })

export const notAProvinceKind: ProblemKind = {
  type: '/problems/not-a-province',
  status: 422,
  title: 'Only a province or a city under the central government is set up',
}
export const notAProvince = () =>
  new Problem(notAProvinceKind, 'Choose a province', { errors: [{ pointer: '#/unitId', code: 'not-a-province' }] })
