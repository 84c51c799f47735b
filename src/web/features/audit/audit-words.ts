import type { AuditAction, AuditEntry } from '../../../shared/audit.ts'
import type { Action } from '../../../shared/people.ts'
import type { TextKey } from '../../ui/text-key.ts'

/** Every action that the trail knows has words. */
export const ACTION_WORDS: Record<AuditAction, TextKey> = {
  'audit.note-heads': 'audit.action.auditNoteHeads',
  'audit.read': 'audit.action.auditRead',
  'backups.cancel': 'audit.action.backupsCancel',
  'backups.take': 'audit.action.backupsTake',
  'boundaries.load': 'audit.action.boundariesLoad',
  'boundaries.remove': 'audit.action.boundariesRemove',
  'catalogue.change': 'audit.action.catalogueChange',
  'documents.cancel-reading': 'audit.action.documentsCancelReading',
  'documents.download': 'audit.action.documentsDownload',
  'documents.read': 'audit.action.documentsRead',
  'documents.read-again': 'audit.action.documentsReadAgain',
  'documents.refuse-secret': 'audit.action.documentsRefuseSecret',
  'documents.remove': 'audit.action.documentsRemove',
  'documents.remove-secret': 'audit.action.documentsRemoveSecret',
  'documents.upload': 'audit.action.documentsUpload',
  'duties.act': 'audit.action.dutiesAct',
  'duties.annotate': 'audit.action.dutiesAnnotate',
  'duties.comment': 'audit.action.dutiesComment',
  'duties.condition': 'audit.action.dutiesCondition',
  'duties.download': 'audit.action.dutiesDownload',
  'duties.give': 'audit.action.dutiesGive',
  'duties.letterhead': 'audit.action.dutiesLetterhead',
  'duties.name-owners': 'audit.action.dutiesNameOwners',
  'duties.part': 'audit.action.dutiesPart',
  'duties.read': 'audit.action.dutiesRead',
  'duties.remind': 'audit.action.dutiesRemind',
  'figures.plan': 'audit.action.figuresPlan',
  'figures.act': 'audit.action.figuresAct',
  'figures.download': 'audit.action.figuresDownload',
  'figures.read': 'audit.action.figuresRead',
  'figures.save': 'audit.action.figuresSave',
  'holidays.change': 'audit.action.holidaysChange',
  'holidays.undo': 'audit.action.holidaysUndo',
  'homes.add': 'audit.action.homesAdd',
  'mails.cancel': 'audit.action.mailsCancel',
  'mails.open': 'audit.action.mailsOpen',
  'organisations.add': 'audit.action.organisationsAdd',
  'organisations.add-usual': 'audit.action.organisationsAddUsual',
  'organisations.change': 'audit.action.organisationsChange',
  'organisations.remove': 'audit.action.organisationsRemove',
  'organisations.undo': 'audit.action.organisationsUndo',
  'people.account-linked': 'audit.action.peopleAccountLinked',
  'people.account-unlinked': 'audit.action.peopleAccountUnlinked',
  'people.appoint': 'audit.action.peopleAppoint',
  'people.backup-codes': 'audit.action.peopleBackupCodes',
  'people.code-app-off': 'audit.action.peopleCodeAppOff',
  'people.code-app-on': 'audit.action.peopleCodeAppOn',
  'people.dismiss': 'audit.action.peopleDismiss',
  'people.end': 'audit.action.peopleEnd',
  'people.end-hand-over': 'audit.action.peopleEndHandOver',
  'people.end-session': 'audit.action.peopleEndSession',
  'people.end-sessions': 'audit.action.peopleEndSessions',
  'people.erase': 'audit.action.peopleErase',
  'people.export': 'audit.action.peopleExport',
  'people.first-administrator': 'audit.action.peopleFirstAdministrator',
  'people.hand-over': 'audit.action.peopleHandOver',
  'people.list': 'audit.action.peopleList',
  'people.passkey-added': 'audit.action.peoplePasskeyAdded',
  'people.passkey-removed': 'audit.action.peoplePasskeyRemoved',
  'people.renew-link': 'audit.action.peopleRenewLink',
  'people.reset-factors': 'audit.action.peopleResetFactors',
  'people.set-calendar': 'audit.action.peopleSetCalendar',
  'people.set-letters': 'audit.action.peopleSetLetters',
  'people.set-password': 'audit.action.peopleSetPassword',
  'programmes.amend': 'audit.action.programmesAmend',
  'programmes.discard': 'audit.action.programmesDiscard',
  'programmes.draft': 'audit.action.programmesDraft',
  'programmes.export': 'audit.action.programmesExport',
  'programmes.publish': 'audit.action.programmesPublish',
  'programmes.read': 'audit.action.programmesRead',
  'programmes.read-draft': 'audit.action.programmesReadDraft',
  'programmes.relate': 'audit.action.programmesRelate',
  'programmes.link-facts': 'audit.action.programmesLinkFacts',
  'programmes.resolve-parties': 'audit.action.programmesResolveParties',
  'programmes.undo-parties': 'audit.action.programmesUndoParties',
  'proposals.agency': 'audit.action.proposalsAgency',
  'proposals.act': 'audit.action.proposalsAct',
  'proposals.export': 'audit.action.proposalsExport',
  'proposals.raise': 'audit.action.proposalsRaise',
  'proposals.read': 'audit.action.proposalsRead',
  'reports.act': 'audit.action.reportsAct',
  'reports.download': 'audit.action.reportsDownload',
  'reports.make': 'audit.action.reportsMake',
  'reports.outline': 'audit.action.reportsOutline',
  'reports.read': 'audit.action.reportsRead',
  'reminders.set': 'audit.action.remindersSet',
  'sample.add': 'audit.action.sampleAdd',
  'sample.remove': 'audit.action.sampleRemove',
  'tokens.issue': 'audit.action.tokensIssue',
  'tokens.revoke': 'audit.action.tokensRevoke',
  'units.merge': 'audit.action.unitsMerge',
  'units.prepare': 'audit.action.unitsPrepare',
  'units.share': 'audit.action.unitsShare',
  'units.undo': 'audit.action.unitsUndo',
}

/** One of another version of the program has only its name. */
export const actionWords = (action: string): TextKey =>
  (ACTION_WORDS as Record<string, TextKey>)[action] ?? 'audit.action.other'

const SUBJECT_WORDS: Record<string, TextKey> = {
  document: 'audit.subject.document',
  programme: 'audit.subject.programme',
  version: 'audit.subject.version',
  assignment: 'audit.subject.assignment',
  person: 'audit.subject.person',
  organisation: 'audit.subject.organisation',
  home: 'audit.subject.home',
  unit: 'audit.subject.unit',
  people: 'audit.subject.people',
  audit: 'audit.subject.audit',
  clause: 'audit.subject.clause',
  backup: 'audit.subject.backup',
  dimension: 'audit.subject.catalogueEntry',
  element: 'audit.subject.catalogueEntry',
  indicator: 'audit.subject.catalogueEntry',
  rule: 'audit.subject.catalogueEntry',
}

export const subjectWords = (subject: string): TextKey =>
  SUBJECT_WORDS[subject.split(':')[0] ?? ''] ?? 'audit.subject.other'

/** Where a thing of this kind is shown, and what one must be allowed to see it there. */
const PAGES: Record<string, { at: string; needs: Action; whole?: true }> = {
  audit: { at: '/audit', needs: 'audit.read', whole: true },
  backup: { at: '/backups', needs: 'system.operate', whole: true },
  clause: { at: '/clauses', needs: 'programmes.read' },
  document: { at: '/documents', needs: 'documents.read' },
  organisation: { at: '/organisations', needs: 'organisations.read' },
  people: { at: '/people', needs: 'people.read', whole: true },
  person: { at: '/people', needs: 'people.read' },
  programme: { at: '/programmes', needs: 'programmes.read' },
  unit: { at: '/units', needs: 'organisations.read' },
  version: { at: '/versions', needs: 'programmes.read' },
}

/** Where a thing has its page, for one who may open it. */
export function pageOf({ subject }: Pick<AuditEntry, 'subject'>, may: readonly Action[]): string | undefined {
  const [kind, id] = subject.split(':')
  const page = PAGES[kind ?? '']
  if (!page || !may.includes(page.needs)) return undefined
  if (page.whole) return page.at
  return id && `${page.at}/${id}`
}

/** The one who acts at the machine itself, and is nobody of the system. */
export const CONSOLE_ID = '00000000-0000-0000-0000-000000000000'
