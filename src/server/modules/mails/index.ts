export { type Compose, type MailJobs, mailQueue, mailsWithoutServer, startMailJobs } from './mail-jobs.ts'
export { cancelMailsTo, listLatestMails, type WaitingMail } from './mails.repository.ts'
export { mailRoutes } from './mails.routes.ts'
export { queueMail } from './mails.service.ts'
