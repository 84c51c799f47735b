export { giveBackFromMail, listToMail, type MailedNotice, takeForMail } from './mailed-notices.repository.ts'
export { listTold, type Told } from './notices.repository.ts'
export { noticeRoutes } from './notices.routes.ts'
export { takeBackNotices, tellPeople } from './notices.service.ts'
