export { checkCatalogue, loadCatalogue } from './catalogue-loader.ts'
export { catalogueRoutes } from './catalogue.routes.ts'
export { readIndicators } from './indicators-file.ts'
