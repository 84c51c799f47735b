import type { NameForm, OrganisationKind } from '../shared/organisations.ts'
import type { Day } from '../shared/schema.ts'
import type { UnitKind, UnitLevel } from '../shared/units.ts'
import type { DayRange } from './days.ts'
import { unitFullName, unitKindWord } from './unit-names.ts'
import { foldVietnamese } from './vietnamese-text.ts'

/** An entry of data/organisations: a body that units of a level usually have. */
export type UsualBody = {
  key: string
  level: UnitLevel
  kind: OrganisationKind
  names: { full: string; short: string[]; unitKinds?: UnitKind[] }[]
  born?: Day
  ended?: Day
  /** Not everywhere: made only where somebody asks for it. */
  spread?: 'some'
  /** Since a day, where the body is older than the line. */
  lines?: { to: string; at: 'own' | 'province'; from?: Day; certainty: Sureness }[]
  successors?: { to: string; task: string; on: Day; legalBasis: string | null; certainty: Sureness }[]
  heirs?: { to: string; at: 'communes' | 'province'; task: string; legalBasis: string | null; certainty: Sureness }[]
  certainty: Sureness
  source: string
  note?: string
}
export type Sureness = 'seen' | 'recalled'

/** A unit with what its bodies follow from. */
export type UsualUnit = {
  id: string
  level: UnitLevel
  born: Day | null
  ended: Day | null
  versions: ({ kind: UnitKind; name: string } & DayRange)[]
  /** The province it lies in; a province's own id. */
  provinceId: string | null
  /** Where its ground went. */
  changes: { toId: string; on: Day; legalBasis: string | null }[]
  /** Of a district: the communes now on its ground. */
  communes: string[]
}

export type UsualOrganisation = {
  unitId: string
  key: string
  kind: OrganisationKind
  born: Day | null
  ended: Day | null
  names: ({ name: string; form: NameForm } & DayRange)[]
}
/** A body by its unit and its key. */
export type UsualRef = { unitId: string; key: string }
export type UsualLine = { child: UsualRef; parent: UsualRef } & DayRange
export type UsualSuccessor = { from: UsualRef; to: UsualRef; task: string; on: Day; legalBasis: string | null }

export type UsualPlan = {
  organisations: UsualOrganisation[]
  lines: UsualLine[]
  successors: UsualSuccessor[]
}

/**
 * The bodies that these units usually have by a day, the ended ones as history, with who guides and who followed whom.
 * Of bodies that only some units have those asked for (`also`) are made. Lines and successors lead to bodies of these units.
 */
export function usualOrganisations(
  bodies: readonly UsualBody[],
  units: readonly UsualUnit[],
  on: Day,
  also: readonly string[] = [],
): UsualPlan {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const bodyOf = new Map(bodies.map((body) => [body.key, body]))
  const organisations = new Map<string, UsualOrganisation>()
  for (const unit of units) {
    for (const body of bodies) {
      if (body.level !== unit.level || (body.spread === 'some' && !also.includes(body.key))) continue
      const made = bodyAt(body, unit)
      if (made && (made.born === null || made.born <= on)) organisations.set(idOf(made), made)
    }
  }
  const lines: UsualLine[] = []
  const successors: UsualSuccessor[] = []
  for (const child of organisations.values()) {
    const [unit, body] = [unitOf.get(child.unitId), bodyOf.get(child.key)]
    if (!unit || !body) continue
    for (const { to, at, from = null } of body.lines ?? []) {
      const parent = organisations.get(idOf({ unitId: (at === 'own' ? unit.id : unit.provinceId) ?? '', key: to }))
      const both = parent && overlap(lifeOf(child), lifeOf(parent))
      const range = both && overlap(both, { from, until: null })
      if (parent && range) lines.push({ child: refOf(child), parent: refOf(parent), ...range })
    }
    if (child.ended === null) continue
    for (const heir of heirsOf(body, unit, child.ended, unitOf)) {
      const to = organisations.get(idOf(heir.to))
      if (to) successors.push({ from: refOf(child), ...heir, to: refOf(to) })
    }
  }
  return { organisations: [...organisations.values()], lines, successors }
}

type Heir = Omit<UsualSuccessor, 'from'>

/** By tasks where the body itself ended; where it went with its unit, the same body, or what the law names, on that ground. */
function heirsOf(body: UsualBody, unit: UsualUnit, ended: Day, unitOf: ReadonlyMap<string, UsualUnit>): Heir[] {
  const alike = unit.changes.filter(({ toId }) => unitOf.get(toId)?.level === unit.level)
  if (body.ended === ended) {
    // On the day on which its unit ended as well its heirs stand at the one that took the unit in.
    const at = unit.ended === ended ? alike.map(({ toId }) => toId) : [unit.id]
    return (body.successors ?? []).flatMap(({ to, certainty: _, ...rest }) =>
      at.map((unitId) => ({ ...rest, to: { unitId, key: to } })),
    )
  }
  const province = unit.provinceId === null ? undefined : unitOf.get(unit.provinceId)
  const provincesNow = province?.changes.length ? province.changes.map(({ toId }) => toId) : [unit.provinceId ?? '']
  const toOthers = (body.heirs ?? []).flatMap(({ to, at, task, legalBasis }) =>
    (at === 'communes' ? unit.communes : provincesNow).map((unitId) => ({
      to: { unitId, key: to },
      task,
      on: ended,
      legalBasis,
    })),
  )
  const toSame = alike.map(({ toId, on, legalBasis }) => ({
    to: { unitId: toId, key: body.key },
    task: '',
    on,
    legalBasis,
  }))
  return [...toOthers, ...toSame]
}

/** Undefined where the body and the unit were never there together, or the unit never was of a kind that has it. */
function bodyAt(body: UsualBody, unit: UsualUnit): UsualOrganisation | undefined {
  const life = overlap({ from: body.born ?? null, until: body.ended ?? null }, { from: unit.born, until: unit.ended })
  if (!life) return undefined
  const names = namesOf(body, unit, life)
  const full = names.filter(({ form }) => form === 'full')
  const [first, last] = [full[0], full.at(-1)]
  if (!first || !last) return undefined
  const [born, ended] = [first.from, last.until]
  return { unitId: unit.id, key: body.key, kind: body.kind, born, ended, names: names.map(openAtTheEnds) }

  /** Its first and last names hold as long as it does: whoever corrects its days need not touch them. */
  function openAtTheEnds({ name, form, from, until }: UsualOrganisation['names'][number]) {
    return { name, form, from: from === born ? null : from, until: until === ended ? null : until }
  }
}

function namesOf(body: UsualBody, unit: UsualUnit, life: DayRange): UsualOrganisation['names'] {
  const names: UsualOrganisation['names'] = []
  for (const version of unit.versions) {
    const range = overlap(life, version)
    const forms = body.names.find(({ unitKinds }) => !unitKinds || unitKinds.includes(version.kind))
    if (!range || !forms) continue
    const seen = new Set<string>()
    const kindOnly = [forms.full, ...forms.short].filter((form) => form.includes('{unit}'))
    const wanted: [NameForm, string][] = [
      ['full', forms.full],
      ...forms.short.map((form): [NameForm, string] => ['short', form]),
      // Inside its own unit a body is called by the kind alone: "Ủy ban nhân dân tỉnh".
      ...kindOnly.map((form): [NameForm, string] => ['short', form.replace('{unit}', '{kind}')]),
    ]
    for (const [form, pattern] of wanted) {
      const name = fill(pattern, version.kind, version.name)
      const key = foldVietnamese(name)
      if (seen.has(key)) continue
      seen.add(key)
      const before = names.findLast((one) => one.form === form && one.name === name && one.until === range.from)
      if (before) before.until = range.until
      else names.push({ name, form, ...range })
    }
  }
  return names
}

const fill = (pattern: string, kind: UnitKind, name: string) =>
  pattern
    .replace('{unit}', unitFullName(kind, name))
    .replace('{kind}', unitKindWord(kind))
    .replace('{name}', name)
    .replace('{party}', kind === 'city' ? 'Thành ủy' : 'Tỉnh ủy')

const idOf = ({ unitId, key }: UsualRef) => `${unitId} ${key}`
const refOf = ({ unitId, key }: UsualRef): UsualRef => ({ unitId, key })
const lifeOf = ({ born, ended }: UsualOrganisation): DayRange => ({ from: born, until: ended })

/** The days that both have; undefined where there are none. */
function overlap(a: DayRange, b: DayRange): DayRange | undefined {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from
  const until = a.until === null || (b.until !== null && b.until < a.until) ? b.until : a.until
  return from !== null && until !== null && from >= until ? undefined : { from, until }
}
