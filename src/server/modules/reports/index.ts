export { outlineRoutes } from './outlines.routes.ts'
export { checkOutlines, loadOutlines } from './outlines-loader.ts'
export { reportRoutes } from './reports.routes.ts'
