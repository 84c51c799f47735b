export { getOrganisation, insertOrganisation, listOrganisationsAt } from './organisations.repository.ts'
export { organisationRoutes } from './organisations.routes.ts'
