export { rollupRoutes } from './rollup.routes.ts'
