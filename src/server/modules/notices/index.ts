export { listTold, type Told } from './notices.repository.ts'
export { noticeRoutes } from './notices.routes.ts'
export { tellPeople } from './notices.service.ts'
