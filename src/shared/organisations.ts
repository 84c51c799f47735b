import { type Static, Type } from 'typebox'
import { BigId, Day, Instant, Nullable, PlainName, strict, Uuid } from './schema.ts'
import { AsOfDay, UnitLevel } from './units.ts'

// Agencies, associations, schools and other bodies at units: the wire contract between server and web.

export const ORGANISATION_KINDS = [
  'people-committee',
  'agency',
  'party-body',
  'mass-organisation',
  'association',
  'media',
  'school',
  'university',
  'centre',
  'enterprise',
  'other',
] as const
export const OrganisationKind = Type.Enum([...ORGANISATION_KINDS])
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export const NAME_FORMS = ['full', 'short'] as const
/** The whole name, of which there is one at a time, or a shorter one that papers use: "Sở GD&ĐT". */
export const NameForm = Type.Enum([...NAME_FORMS])
export type NameForm = (typeof NAME_FORMS)[number]

export const ORGANISATION_STATES = ['living', 'ended', 'all'] as const
export type OrganisationState = (typeof ORGANISATION_STATES)[number]

const OrganisationName = PlainName({ minLength: 2, maxLength: 300, holds: '[\\p{L}\\p{N}]' })
const Words = Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' })
const Revision = Type.Optional(
  Type.Integer({ minimum: 1, description: 'As it was seen; refused when it was changed since' }),
)

export const Organisation = Type.Object(
  {
    id: BigId,
    name: Type.String({ description: 'As it was called on the day' }),
    kind: OrganisationKind,
    unitId: BigId,
    unitName: Type.String({ description: 'With its kind: tỉnh Hưng Yên' }),
    /** Null: older than is known. */
    born: Nullable(Day),
    /** The first day on which it no longer was; null: it lives. */
    ended: Nullable(Day),
  },
  strict,
)
export type Organisation = Static<typeof Organisation>

const filters = {
  q: Type.Optional(Type.String({ maxLength: 200, description: 'A part of any of its names; accents may be left out' })),
  unit: Type.Optional(BigId),
  below: Type.Boolean({ default: false, description: 'Also those of all units below it' }),
  kind: Type.Optional(OrganisationKind),
  on: Type.Optional(AsOfDay),
  state: Type.Enum([...ORGANISATION_STATES], { default: 'all' }),
}
export const OrganisationFilter = Type.Object(filters, strict)
export type OrganisationFilter = Static<typeof OrganisationFilter>
export const OrganisationQuery = Type.Object(
  {
    ...filters,
    cursor: Type.Optional(Type.String({ maxLength: 1000, description: 'As `next` of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 200 }),
  },
  strict,
)
export type OrganisationQuery = Static<typeof OrganisationQuery>
/** In Vietnamese order; `next` is null on the last page. */
export const OrganisationList = Type.Object(
  { on: Day, organisations: Type.Array(Organisation), next: Nullable(Type.String()) },
  strict,
)
export type OrganisationList = Static<typeof OrganisationList>

export const OrganisationRef = Type.Object(
  { id: BigId, name: Type.String(), unitName: Type.String(), ended: Nullable(Day) },
  strict,
)
export type OrganisationRef = Static<typeof OrganisationRef>

/** `on` is the first day of the new state; ranges are half-open. */
const range = { from: Nullable(Day), until: Nullable(Day) }
export const OrganisationLine = Type.Object({ organisation: OrganisationRef, ...range }, strict)
export type OrganisationLine = Static<typeof OrganisationLine>
export const OrganisationSuccession = Type.Object(
  {
    organisation: OrganisationRef,
    /** Empty: all tasks that are not named elsewhere. */
    task: Type.String(),
    on: Day,
    legalBasis: Nullable(Type.String()),
  },
  strict,
)
export type OrganisationSuccession = Static<typeof OrganisationSuccession>
export const Patronage = Type.Object(
  {
    id: Uuid,
    unitId: Nullable(BigId),
    unitName: Nullable(Type.String()),
    populationGroup: Nullable(Type.String()),
    clauseId: Nullable(Uuid),
    from: Day,
    until: Nullable(Day),
  },
  strict,
)
export type Patronage = Static<typeof Patronage>

export const ORGANISATION_STEPS = [
  'add',
  'add-usual',
  'correct',
  'rename',
  'add-name',
  'remove-name',
  'add-line',
  'end-line',
  'remove-line',
  'add-successor',
  'remove-successor',
  'end',
  'add-patronage',
  'end-patronage',
  'remove-patronage',
  'remove',
] as const
export type OrganisationStepAction = (typeof ORGANISATION_STEPS)[number]
export const OrganisationStep = Type.Object(
  {
    id: BigId,
    action: Type.Enum([...ORGANISATION_STEPS]),
    at: Instant,
    undone: Type.Boolean(),
    /** Whether it is the last that stands, so that it can be undone. */
    last: Type.Boolean(),
  },
  strict,
)
export type OrganisationStep = Static<typeof OrganisationStep>

export const OrganisationPage = Type.Object(
  {
    on: Day,
    organisation: Organisation,
    revision: Type.Integer(),
    /** Whether I may change it. */
    mayManage: Type.Boolean(),
    /** What the catalogue of usual bodies says of where it comes from; null: made by hand. */
    usual: Nullable(
      Type.Object(
        { certainty: Type.Enum(['seen', 'recalled']), source: Type.String(), note: Nullable(Type.String()) },
        strict,
      ),
    ),
    names: Type.Array(Type.Object({ name: Type.String(), form: NameForm, ...range }, strict)),
    /** Who guides it on the day. */
    parents: Type.Array(OrganisationLine),
    /** Whom it guides on the day: the first 500 in Vietnamese order. */
    children: Type.Array(OrganisationLine),
    moreChildren: Type.Boolean(),
    /** How many lines, up and down, hold on other days. */
    otherLines: Type.Integer(),
    /** Who took its tasks over. */
    successors: Type.Array(OrganisationSuccession),
    /** Whose tasks it took over. */
    predecessors: Type.Array(OrganisationSuccession),
    patronages: Type.Array(Patronage),
    /** How many people hold a role beside it now; null where I may not know. */
    people: Nullable(Type.Integer()),
    /** What was done to it, the last first; empty for whoever does not keep it. */
    steps: Type.Array(OrganisationStep),
  },
  strict,
)
export type OrganisationPage = Static<typeof OrganisationPage>

export const NewOrganisation = Type.Object(
  {
    name: OrganisationName,
    unitId: BigId,
    kind: Type.Optional(OrganisationKind),
    born: Type.Optional(Nullable(Day)),
    /** The first day on which it no longer was; needed at a unit that has ended. */
    ended: Type.Optional(Nullable(Day)),
  },
  strict,
)
export type NewOrganisation = Static<typeof NewOrganisation>

/** What was wrong from the start; a new name from a day is another name. */
export const CorrectOrganisation = Type.Object(
  {
    revision: Revision,
    name: Type.Optional(OrganisationName),
    kind: Type.Optional(OrganisationKind),
    born: Type.Optional(Nullable(Day)),
    ended: Type.Optional(Nullable(Day)),
  },
  strict,
)
export type CorrectOrganisation = Static<typeof CorrectOrganisation>

/** A whole name needs the day from which it holds; a short one may always have been. */
export const NewOrganisationName = Type.Object(
  { revision: Revision, name: OrganisationName, form: NameForm, from: Nullable(Day) },
  strict,
)
export type NewOrganisationName = Static<typeof NewOrganisationName>

export const NewOrganisationLine = Type.Object({ revision: Revision, parentId: BigId, from: Nullable(Day) }, strict)
export type NewOrganisationLine = Static<typeof NewOrganisationLine>

export const NewSuccessor = Type.Object(
  { toId: BigId, task: Type.String({ maxLength: 500 }), legalBasis: Nullable(Words) },
  strict,
)
export type NewSuccessor = Static<typeof NewSuccessor>
export const AddSuccessor = Type.Object({ revision: Revision, on: Day, ...NewSuccessor.properties }, strict)
export type AddSuccessor = Static<typeof AddSuccessor>
export const EndOrganisation = Type.Object(
  { revision: Revision, on: Day, successors: Type.Array(NewSuccessor, { maxItems: 50 }) },
  strict,
)
export type EndOrganisation = Static<typeof EndOrganisation>

export const EndOn = Type.Object({ until: Day }, strict)
export type EndOn = Static<typeof EndOn>

/** Of a unit or of a group of people: exactly one of them. */
export const NewPatronage = Type.Object(
  {
    unitId: Type.Optional(BigId),
    populationGroup: Type.Optional(Words),
    clauseId: Type.Optional(Uuid),
    from: Day,
    until: Type.Optional(Day),
  },
  strict,
)
export type NewPatronage = Static<typeof NewPatronage>

export const OrganisationStepList = Type.Object(
  {
    steps: Type.Array(
      Type.Object(
        {
          ...OrganisationStep.properties,
          /** Null where it is gone, or where many were made at once. */
          organisationId: Nullable(BigId),
          /** As it is, or last was; of many at once the unit for which they were made. */
          name: Type.String(),
          /** How many were made at once; otherwise 1. */
          count: Type.Integer(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type OrganisationStepList = Static<typeof OrganisationStepList>

export const UndoneStep = Type.Object({ organisationId: Nullable(BigId) }, strict)
export type UndoneStep = Static<typeof UndoneStep>

export const MakeUsualOrganisations = Type.Object(
  {
    dryRun: Type.Boolean(),
    /** Also those of all communes of the province. */
    communes: Type.Optional(Type.Boolean()),
    /** Keys of bodies that only some units have. */
    also: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 })),
    on: Type.Optional(AsOfDay),
  },
  strict,
)
export type MakeUsualOrganisations = Static<typeof MakeUsualOrganisations>

export const UsualOrganisations = Type.Object(
  {
    /** What is made, or would be. */
    organisations: Type.Integer(),
    units: Type.Integer(),
    lines: Type.Integer(),
    successors: Type.Integer(),
    /** What stands already. */
    standing: Type.Integer(),
    bodies: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          level: UnitLevel,
          name: Type.String({ description: 'Of the first that is made' }),
          count: Type.Integer(),
          certainty: Type.Enum(['seen', 'recalled']),
          note: Nullable(Type.String()),
        },
        strict,
      ),
    ),
    /** Those that only some units have and that were not asked for. */
    alsoPossible: Type.Array(
      Type.Object({ key: Type.String(), name: Type.String(), note: Nullable(Type.String()) }, strict),
    ),
    stepId: Nullable(BigId),
  },
  strict,
)
export type UsualOrganisations = Static<typeof UsualOrganisations>
