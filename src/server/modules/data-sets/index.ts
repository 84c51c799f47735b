export { composeForms } from './compose.service.ts'
export { dataSetRoutes } from './data-sets.routes.ts'
