export { listOrganisationsAsOf, type OrganisationAsOf } from './as-of.repository.ts'
export { requireBodyOn } from './bodies-in-time.ts'
export { addShortNameIn } from './changes.service.ts'
export { listPatronagesOfClauses } from './clause-patronages.repository.ts'
export {
  getOrganisation,
  insertOrganisation,
  listOrganisationsAt,
  type OrganisationRow,
  organisationNameToday,
} from './organisations.repository.ts'
export { organisationRoutes } from './organisations.routes.ts'
export { addOrganisationIn } from './organisations.service.ts'
export { addPatronageIn } from './patronages.service.ts'
export { insertLine } from './relations.repository.ts'
export { makeUsualOrganisationsIn } from './usual.service.ts'
