export { boundaryRoutes } from './boundaries.routes.ts'
export { hasShapesBelow } from './boundaries.repository.ts'
