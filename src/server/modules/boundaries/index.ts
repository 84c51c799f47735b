export { hasShapesBelow } from './boundaries.repository.ts'
export { boundaryRoutes } from './boundaries.routes.ts'
