export { catalogueRoutes } from './catalogue.routes.ts'
export { readIndicators } from './indicators-file.ts'
