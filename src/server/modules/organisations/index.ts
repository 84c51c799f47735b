export { listOrganisationsAsOf, type OrganisationAsOf } from './as-of.repository.ts'
export {
  getOrganisation,
  insertOrganisation,
  listOrganisationsAt,
  type OrganisationRow,
} from './organisations.repository.ts'
export { organisationRoutes } from './organisations.routes.ts'
