export { getHomeOf, type HomeRow, listHomes, listVisibleHomes } from './homes.repository.ts'
export { addHome } from './homes.service.ts'
