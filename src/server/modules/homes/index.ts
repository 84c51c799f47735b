export { getHomeOf, type HomeRow, listVisibleHomes } from './homes.repository.ts'
export { addHome } from './homes.service.ts'
