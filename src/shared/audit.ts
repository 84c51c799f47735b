import { type Static, Type } from 'typebox'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'

/** Everything that the trail may say was done. The web has words for each. */
export const AUDIT_ACTIONS = [
  'audit.note-heads',
  'audit.read',
  'backups.cancel',
  'backups.take',
  'boundaries.load',
  'boundaries.remove',
  'catalogue.change',
  'documents.cancel-reading',
  'documents.download',
  'documents.read',
  'documents.read-again',
  'documents.refuse-secret',
  'documents.remove',
  'documents.remove-secret',
  'documents.upload',
  'duties.act',
  'duties.annotate',
  'duties.comment',
  'duties.condition',
  'duties.download',
  'duties.give',
  'duties.letterhead',
  'duties.name-owners',
  'duties.part',
  'duties.read',
  'duties.remind',
  'figures.plan',
  'figures.act',
  'figures.download',
  'figures.read',
  'figures.save',
  'holidays.change',
  'holidays.undo',
  'homes.add',
  'mails.cancel',
  'mails.open',
  'organisations.add',
  'organisations.add-usual',
  'organisations.change',
  'organisations.remove',
  'organisations.undo',
  'people.account-linked',
  'people.account-unlinked',
  'people.appoint',
  'people.backup-codes',
  'people.code-app-off',
  'people.code-app-on',
  'people.dismiss',
  'people.end',
  'people.end-hand-over',
  'people.end-session',
  'people.end-sessions',
  'people.erase',
  'people.export',
  'people.first-administrator',
  'people.hand-over',
  'people.list',
  'people.passkey-added',
  'people.passkey-removed',
  'people.renew-link',
  'people.reset-factors',
  'people.set-calendar',
  'people.set-letters',
  'people.set-password',
  'programmes.amend',
  'programmes.discard',
  'programmes.draft',
  'programmes.export',
  'programmes.link-facts',
  'programmes.publish',
  'programmes.read',
  'programmes.read-draft',
  'programmes.relate',
  'programmes.resolve-parties',
  'programmes.undo-parties',
  'proposals.act',
  'proposals.agency',
  'proposals.export',
  'proposals.raise',
  'proposals.read',
  'reminders.set',
  'reports.act',
  'reports.download',
  'reports.make',
  'reports.outline',
  'reports.read',
  'sample.add',
  'sample.remove',
  'tokens.issue',
  'tokens.revoke',
  'units.merge',
  'units.prepare',
  'units.share',
  'units.undo',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** Those that tell of seeing and not of changing; of one person and one thing there is at most one an hour. */
export const READ_ACTIONS = [
  'audit.read',
  'documents.download',
  'documents.read',
  'duties.download',
  'duties.read',
  'figures.download',
  'figures.read',
  'people.list',
  'programmes.export',
  'programmes.read',
  'programmes.read-draft',
  'proposals.export',
  'proposals.read',
  'reports.download',
  'reports.read',
] as const satisfies readonly AuditAction[]
export type ReadAction = (typeof READ_ACTIONS)[number]

const Actor = Type.Object(
  { id: Uuid, name: Nullable(Type.String({ description: 'Null where the person was erased' })) },
  strict,
)

export const AuditEntry = Type.Object(
  {
    id: Uuid,
    at: Instant,
    actor: Nullable(Actor),
    action: Type.String(),
    subject: Type.String({ description: 'A kind and an id, document:0190…; of a list only the kind' }),
    subjectTitle: Nullable(
      Type.String({ description: 'What it is called, where it is still here and you may see it' }),
    ),
    unitId: BigId,
    unitName: Type.String(),
    detail: Type.Record(Type.String(), Type.Unknown()),
    homeId: Type.Integer(),
    chain: Type.Integer(),
    number: Type.Integer(),
    hash: Type.String({ description: 'Hexadecimal' }),
  },
  strict,
)
export type AuditEntry = Static<typeof AuditEntry>

/** The last entry of the page before. */
export const AuditCursor = Type.String({
  pattern:
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'Its `at`, a comma, its `id`',
})

/** All filters together hold. */
export const AuditQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
  before: Type.Optional(AuditCursor),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words of the name of who did it or to whom; accents are ignored' }),
  ),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  person: Type.Optional(Type.String({ format: 'uuid', description: 'Who did it' })),
  subject: Type.Optional(Type.String({ maxLength: 100 })),
  unitId: Type.Optional(Type.String({ ...BigId, description: 'At this unit and below it' })),
  from: Type.Optional(Day),
  until: Type.Optional(Type.String({ ...Day, description: 'This day included' })),
})
export type AuditQuery = Static<typeof AuditQuery>

export const AuditPage = Type.Object({ entries: Type.Array(AuditEntry), more: Type.Boolean() }, strict)
export type AuditPage = Static<typeof AuditPage>

/** What a home's trail says now in one line of hexadecimal, to be kept where nobody who owns the database can reach it. */
export const AuditHead = Type.Object(
  { homeId: Type.Integer(), homeName: Type.String(), at: Instant, entries: Type.Integer(), head: Type.String() },
  strict,
)
export type AuditHead = Static<typeof AuditHead>
