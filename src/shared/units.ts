import { type Static, Type } from 'typebox'
import { Day, Instant, Nullable, PlainName, strict, Uuid } from './schema.ts'

// Units are territory: the nation, provinces, districts (until 30 June 2025), communes.

declare const unitId: unique symbol
/** Ours, never an official code: codes change hands. */
export type UnitId = string & { readonly [unitId]: true }
export const UnitId = Type.Unsafe<UnitId>(Type.String({ pattern: '^[1-9]\\d{0,17}$' }))

export const NATION_ID = '1' as UnitId

export const UNIT_LEVELS = ['nation', 'province', 'district', 'commune'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]
export const UnitLevel = Type.Enum([...UNIT_LEVELS])

export const UNIT_KINDS = [
  'nation',
  'province',
  'city',
  'district',
  'provincial-city',
  'town',
  'urban-district',
  'commune',
  'ward',
  'township',
  'special-zone',
] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export const UnitKind = Type.Enum([...UNIT_KINDS])

export const UNIT_RELATIONS = ['whole', 'part', 'renamed', 'upgraded'] as const
/** How ground passed on: all of it, a part of it, or the same unit under another name or kind. */
export type UnitRelation = (typeof UNIT_RELATIONS)[number]
export const UnitRelation = Type.Enum([...UNIT_RELATIONS])

export const Unit = Type.Object(
  {
    id: UnitId,
    code: Nullable(Type.String()),
    kind: UnitKind,
    name: Type.String(),
    fullName: Type.String(),
    level: UnitLevel,
    parentId: Nullable(UnitId),
    /** Null: older than what the catalogue knows. */
    born: Nullable(Day),
    /** The first day on which it no longer was; null: it lives. */
    ended: Nullable(Day),
  },
  strict,
)
export type Unit = Static<typeof Unit>

/** A day to look at; within it the catalogue and the calendar both make sense. */
export const AsOfDay = Type.String({ format: 'date', pattern: '^(19|20|21)\\d{2}-' })

export const UnitSearch = Type.Object({
  query: Type.String({
    maxLength: 200,
    description: 'A name, a code, or "xã Hồng Sơn, Hà Nội"; accents may be left out',
  }),
  on: Type.Optional(AsOfDay),
  level: Type.Optional(UnitLevel),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
})
export type UnitSearch = Static<typeof UnitSearch>

export const UnitState = Type.Enum(['not-yet', 'living', 'ended'])
export type UnitState = Static<typeof UnitState>

export const UnitChange = Type.Object(
  {
    unit: Unit,
    relation: UnitRelation,
    on: Day,
    /** Of the people; null: unknown, so a figure must not be shared out. */
    share: Nullable(Type.String()),
    legalBasis: Nullable(Type.String()),
  },
  strict,
)
export type UnitChange = Static<typeof UnitChange>

export const UnitVersion = Type.Object(
  {
    code: Nullable(Type.String()),
    kind: UnitKind,
    name: Type.String(),
    fullName: Type.String(),
    from: Nullable(Day),
    until: Nullable(Day),
    /** Of the change that began this version. */
    legalBasis: Nullable(Type.String()),
  },
  strict,
)
export type UnitVersion = Static<typeof UnitVersion>

export const UnitPage = Type.Object(
  {
    on: Day,
    /** The day that is shown: `on`, or the nearest day of the unit's life. */
    shownOn: Day,
    state: UnitState,
    unit: Unit,
    /** From the nation down to the direct parent. */
    parents: Type.Array(Unit),
    childCount: Type.Integer(),
    children: Type.Array(Unit),
    predecessors: Type.Array(UnitChange),
    successors: Type.Array(UnitChange),
    /** For an ended unit: the topmost units living on the day that hold its ground. */
    heirs: Type.Array(Unit),
    versions: Type.Array(UnitVersion),
  },
  strict,
)
export type UnitPage = Static<typeof UnitPage>

export const UnitSearchHit = Type.Object(
  {
    unit: Unit,
    state: UnitState,
    parents: Type.Array(Unit),
    /** What became of an ended one: at most five, and how many there are. */
    heirs: Type.Array(Unit),
    heirCount: Type.Integer(),
  },
  strict,
)
export type UnitSearchHit = Static<typeof UnitSearchHit>

export const UnitSearchResult = Type.Object({ on: Day, hits: Type.Array(UnitSearchHit), more: Type.Boolean() }, strict)
export type UnitSearchResult = Static<typeof UnitSearchResult>

export const UnitChildren = Type.Object({ on: Day, shownOn: Day, children: Type.Array(Unit) }, strict)
export type UnitChildren = Static<typeof UnitChildren>

export const MOST_MERGED = 20

/** Several communes of one province that become one. */
export const MergeUnits = Type.Object(
  {
    unitIds: Type.Array(UnitId, { minItems: 2, maxItems: MOST_MERGED, uniqueItems: true }),
    keepsId: Nullable(
      Type.Unsafe<UnitId>({
        ...UnitId,
        description: 'The one of them that lives on with its name and code; null: a new one',
      }),
    ),
    made: Nullable(
      Type.Object(
        {
          code: Nullable(Type.String({ pattern: '^[0-9]{5}$' })),
          kind: Type.Enum(['commune', 'ward', 'special-zone']),
          name: PlainName({ minLength: 1, maxLength: 100 }),
        },
        { ...strict, description: 'The new unit; null where one lives on' },
      ),
    ),
    on: Type.Unsafe<Day>({ ...Day, description: 'A day to come: it is prepared, and done on that day' }),
    legalBasis: PlainName({ minLength: 1, maxLength: 500 }),
    dryRun: Type.Boolean({ description: 'Only what it would do' }),
  },
  strict,
)
export type MergeUnits = Static<typeof MergeUnits>

/** What lies at a unit that ends, and stays there. */
export const WhatLies = Type.Object(
  {
    unitId: UnitId,
    organisations: Type.Integer(),
    openForms: Type.Integer({ description: 'Neither locked nor ended' }),
    figures: Type.Integer(),
    people: Type.Integer({ description: 'Who have a role there or at one of its organisations' }),
  },
  strict,
)
export type WhatLies = Static<typeof WhatLies>

export const MergedUnits = Type.Object(
  {
    actId: Nullable(Uuid),
    unitId: Nullable(Type.Unsafe<UnitId>({ ...UnitId, description: 'What came of it; null: nothing yet' })),
    prepared: Type.Boolean({ description: 'Its day is to come' }),
    lies: Type.Array(WhatLies),
    communes: Type.Object(
      { before: Type.Integer(), after: Type.Integer() },
      { ...strict, description: 'Of the province' },
    ),
  },
  strict,
)
export type MergedUnits = Static<typeof MergedUnits>

export const UNIT_ACT_STATES = ['prepared', 'refused', 'done', 'undone', 'replaced'] as const
/** Replaced: the files of the catalogue brought what became of these units. */
export const UnitActState = Type.Enum([...UNIT_ACT_STATES])
export type UnitActState = (typeof UNIT_ACT_STATES)[number]

export const UnitAct = Type.Object(
  {
    id: Uuid,
    state: UnitActState,
    on: Day,
    legalBasis: Type.String(),
    at: Instant,
    /** The unit that was made, or lives on. */
    into: Nullable(Unit),
    /** As it is to be called, where a new one is made. */
    name: Nullable(Type.String()),
    from: Type.Array(Unit),
    undoneAt: Nullable(Instant),
    replacedAt: Nullable(Instant),
  },
  strict,
)
export type UnitAct = Static<typeof UnitAct>
export const UnitActs = Type.Object({ acts: Type.Array(UnitAct) }, { ...strict, description: 'The latest first' })
export type UnitActs = Static<typeof UnitActs>

/** What part of a split unit's people went where; null: not known. */
export const UnitShares = Type.Object(
  {
    shares: Type.Array(
      Type.Object(
        {
          toId: UnitId,
          share: Nullable(Type.String({ pattern: '^0\\.(?!0+$)[0-9]{1,6}$', description: 'Above 0 and below 1' })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 20 },
    ),
    dryRun: Type.Boolean({ description: 'Only what it would do' }),
  },
  strict,
)
export type UnitShares = Static<typeof UnitShares>

const ShareRange = Type.Object({ least: Type.String(), most: Type.String() }, strict)
/** Between which shares the figures of a split unit lie in each unit of today, before and after. */
export const SharedUnit = Type.Object(
  {
    folds: Type.Array(
      Type.Object({ unitId: UnitId, name: Type.String(), before: ShareRange, after: ShareRange }, strict),
    ),
  },
  strict,
)
export type SharedUnit = Static<typeof SharedUnit>
