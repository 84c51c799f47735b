import type { Action } from '../../../shared/people.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const ACTION_WORDS: Record<Action, TextKey> = {
  'people.read': 'people.action.peopleRead',
  'people.manage': 'people.action.peopleManage',
  'organisations.read': 'people.action.organisationsRead',
  'organisations.manage': 'people.action.organisationsManage',
  'homes.manage': 'people.action.homesManage',
  'documents.read': 'people.action.documentsRead',
  'documents.upload': 'people.action.documentsUpload',
  'programmes.read': 'people.action.programmesRead',
  'programmes.review': 'people.action.programmesReview',
  'programmes.publish': 'people.action.programmesPublish',
  'duties.read': 'people.action.dutiesRead',
  'duties.answer': 'people.action.dutiesAnswer',
  'duties.plan': 'people.action.dutiesPlan',
  'duties.remind': 'people.action.dutiesRemind',
  'duties.comment': 'people.action.dutiesComment',
  'figures.read': 'people.action.figuresRead',
  'figures.enter': 'people.action.figuresEnter',
  'figures.verify': 'people.action.figuresVerify',
  'figures.plan': 'people.action.figuresPlan',
  'audit.read': 'people.action.auditRead',
  'jobs.read': 'people.action.jobsRead',
  'jobs.manage': 'people.action.jobsManage',
  'system.operate': 'people.action.systemOperate',
}
