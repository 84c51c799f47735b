import { type Static, type TProperties, Type } from 'typebox'
import { REPORTING_LEVELS, Terms } from './figures.ts'
import { IndicatorKind } from './indicators.ts'
import { Period } from './plan.ts'
import { BigId, Day, Nullable, PlainName, strict, Uuid } from './schema.ts'

// The catalogue: what is counted, what it makes, how it is split, and what must hold. All of it has days.

export const ELEMENT_KINDS = ['whole', 'decimal', 'money', 'yes-no'] as const
export const ElementKind = Type.Enum([...ELEMENT_KINDS])
export type ElementKind = (typeof ELEMENT_KINDS)[number]

/** Of the units that report it. */
export const ReportingLevel = Type.Enum([...REPORTING_LEVELS])
export type ReportingLevel = Static<typeof ReportingLevel>

export const ElementCode = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,59}$' })
export const IndicatorCode = Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z.-]{0,59}$' })
export const DimensionCode = Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$' })
/** One dimension, or two at once in the order of their codes: `age,sex`; that stands beside both of them. */
const SplitCode = Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}(,[a-z][a-z0-9-]{0,29})?$' })
const OptionCode = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,29}$' })
const Name = PlainName({ minLength: 1, maxLength: 1000 })
const Measure = PlainName({ minLength: 1, maxLength: 60 })
const Source = Nullable(PlainName({ minLength: 1, maxLength: 300 }))

const elementFields = {
  code: ElementCode,
  name: Name,
  definition: Type.String({ maxLength: 2000 }),
  kind: ElementKind,
  measure: Measure,
  source: Source,
  level: ReportingLevel,
  frequency: Period,
  dimensions: Type.Array(SplitCode, { maxItems: 8, uniqueItems: true }),
  wantsSurvey: Type.Boolean({ description: 'A share of what people can do: no form asks for it' }),
}
const indicatorFields = {
  code: IndicatorCode,
  name: Name,
  kind: IndicatorKind,
  numerator: Terms,
  denominator: Nullable(Terms),
  measure: Measure,
  source: Source,
}
const dimensionFields = {
  name: Name,
  options: Type.Array(Type.Object({ code: OptionCode, name: Name }, strict), { minItems: 2, maxItems: 30 }),
  whole: Type.Boolean({ description: 'The options make up the whole, so that they must sum to it' }),
}
export const RULE_KINDS = ['compare', 'change'] as const
export const RULE_COMPARATORS = ['at-most', 'at-least', 'equal'] as const
export const SEVERITIES = ['hard', 'soft'] as const
const ruleFields = {
  kind: Type.Enum([...RULE_KINDS]),
  leftTerms: Terms,
  comparator: Nullable(Type.Enum([...RULE_COMPARATORS])),
  rightTerms: Nullable(Terms),
  percent: Nullable(Type.String({ pattern: '^[1-9][0-9]{0,3}(\\.[0-9]{1,2})?$' })),
  severity: Type.Enum([...SEVERITIES]),
  sentence: PlainName({ minLength: 1, maxLength: 500 }),
}

/** What stands beside every version: whose it is, and from when until when it holds. */
const versionFields = {
  homeId: Type.Integer({ description: '0: shipped' }),
  version: Type.Integer({ minimum: 1 }),
  validFrom: Day,
  validUntil: Nullable(Type.String({ ...Day, description: 'The first day on which it no longer holds' })),
  /** Neither shipped nor made by a planner: from the words of a plan. */
  byPlan: Type.Boolean(),
}

export const CatalogueElement = Type.Object({ id: BigId, ...elementFields, ...versionFields }, strict)
export type CatalogueElement = Static<typeof CatalogueElement>
export const CatalogueIndicator = Type.Object({ id: BigId, ...indicatorFields, ...versionFields }, strict)
export type CatalogueIndicator = Static<typeof CatalogueIndicator>
export const CatalogueDimension = Type.Object({ code: DimensionCode, ...dimensionFields, ...versionFields }, strict)
export type CatalogueDimension = Static<typeof CatalogueDimension>
export const CatalogueRule = Type.Object({ id: Uuid, ...ruleFields, ...versionFields }, strict)
export type CatalogueRule = Static<typeof CatalogueRule>

export const CatalogueQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Blind to accents; of the name or the code' })),
    after: Type.Optional(Type.String({ maxLength: 1200, description: 'The cursor of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export type CatalogueQuery = Static<typeof CatalogueQuery>

/** The homes in whose catalogue one may add. */
const may = Type.Array(Type.Object({ homeId: Type.Integer(), name: Type.String() }, strict))
const listOf = <T extends TProperties[string]>(row: T) =>
  Type.Object({ rows: Type.Array(row), next: Nullable(Type.String()), mayPlan: may }, strict)
export const ElementList = listOf(CatalogueElement)
export type ElementList = Static<typeof ElementList>
export const IndicatorRows = listOf(CatalogueIndicator)
export type IndicatorRows = Static<typeof IndicatorRows>
export const DimensionList = listOf(CatalogueDimension)
export type DimensionList = Static<typeof DimensionList>
export const RuleList = listOf(CatalogueRule)
export type RuleList = Static<typeof RuleList>

const Named = Type.Object({ id: BigId, code: Type.String(), name: Type.String() }, strict)
const Using = Type.Object({ id: Uuid, name: Type.String(), targets: Type.Integer() }, strict)

/** An element with all its versions, the latest first, and what uses it. */
export const ElementPage = Type.Object(
  {
    versions: Type.Array(CatalogueElement, { minItems: 1 }),
    mayPlan: Type.Boolean(),
    indicators: Type.Array(Named),
    rules: Type.Array(Type.Object({ id: Uuid, sentence: Type.String() }, strict)),
    programmes: Type.Array(Using),
  },
  strict,
)
export type ElementPage = Static<typeof ElementPage>

/** An element of which something is made, with the ways in which it is split. */
export const TermElement = Type.Object({ ...Named.properties, dimensions: elementFields.dimensions }, strict)
export type TermElement = Static<typeof TermElement>

/** An indicator with all its versions, the latest first, the names of its elements, and the programmes that are measured by it. */
export const IndicatorPage = Type.Object(
  {
    versions: Type.Array(CatalogueIndicator, { minItems: 1 }),
    mayPlan: Type.Boolean(),
    elements: Type.Array(TermElement),
    programmes: Type.Array(Using),
  },
  strict,
)
export type IndicatorPage = Static<typeof IndicatorPage>

export const RulePage = Type.Object(
  {
    versions: Type.Array(CatalogueRule, { minItems: 1 }),
    mayPlan: Type.Boolean(),
    elements: Type.Array(TermElement),
  },
  strict,
)
export type RulePage = Static<typeof RulePage>

/** A dimension with all its versions, the latest first, and elements that are split by it. */
export const DimensionPage = Type.Object(
  {
    versions: Type.Array(CatalogueDimension, { minItems: 1 }),
    mayPlan: Type.Boolean(),
    elements: Type.Array(Named),
  },
  strict,
)
export type DimensionPage = Static<typeof DimensionPage>

export const NewElement = Type.Object(
  { homeId: Type.Integer({ minimum: 0 }), ...elementFields, validFrom: Day },
  strict,
)
export type NewElement = Static<typeof NewElement>
export const NewIndicator = Type.Object(
  { homeId: Type.Integer({ minimum: 0 }), ...indicatorFields, validFrom: Day },
  strict,
)
export type NewIndicator = Static<typeof NewIndicator>
export const NewDimension = Type.Object(
  { homeId: Type.Integer({ minimum: 0 }), code: DimensionCode, ...dimensionFields, validFrom: Day },
  strict,
)
export type NewDimension = Static<typeof NewDimension>
export const NewRule = Type.Object({ homeId: Type.Integer({ minimum: 0 }), ...ruleFields, validFrom: Day }, strict)
export type NewRule = Static<typeof NewRule>

/** What holds from a day on in place of what holds until then. */
export const ElementVersion = Type.Object({ ...elementFields, validFrom: Day }, strict)
export type ElementVersion = Static<typeof ElementVersion>
export const IndicatorVersion = Type.Object({ ...indicatorFields, validFrom: Day }, strict)
export type IndicatorVersion = Static<typeof IndicatorVersion>
export const DimensionVersion = Type.Object({ ...dimensionFields, validFrom: Day }, strict)
export type DimensionVersion = Static<typeof DimensionVersion>
export const RuleVersion = Type.Object({ ...ruleFields, validFrom: Day }, strict)
export type RuleVersion = Static<typeof RuleVersion>

export const EndOfVersion = Type.Object(
  { validUntil: Type.String({ ...Day, description: 'The first day on which it no longer holds' }) },
  strict,
)
export type EndOfVersion = Static<typeof EndOfVersion>
export const CatalogueMade = Type.Object({ id: Type.String(), version: Type.Integer() }, strict)
export type CatalogueMade = Static<typeof CatalogueMade>

/** The year of Quyết định 89/QĐ-TTg: what is shipped, and what a plan makes, holds from then on, so that earlier periods can be filled in. */
export const FIRST_CATALOGUE_DAY = '2013-01-01'
/** Ids below are shipped. */
export const FIRST_OWN_ID = 1_000_000
