import type { TFunction } from 'i18next'
import type { Party, PartyBody } from '../../../shared/parties.ts'
import type { UnitLevel } from '../../../shared/units.ts'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

export type Bodies = ReadonlyMap<string, PartyBody>

/** Somebody has to look at it. */
export const isOpen = ({ state, settled, class: of }: Party): boolean =>
  state === 'changed' || (state === 'open' && !settled && of !== 'outside')

/** Other open groups that mean the same bodies in other words. */
export function alikeTo(party: Party, all: readonly Party[]): Party[] {
  const setOf = ({ proposed, offered }: Party) => `${[...proposed].sort()} ${[...offered].sort()}`
  if (party.class !== 'group' || party.proposed.length === 0) return []
  return all.filter(
    (other) =>
      other.key !== party.key && other.class === 'group' && other.state === 'open' && setOf(other) === setOf(party),
  )
}

const STATES: Record<Party['class'], TextKey> = {
  sure: 'parties.state.choose',
  choose: 'parties.state.choose',
  group: 'parties.state.group',
  ended: 'parties.state.ended',
  missing: 'parties.state.missing',
  outside: 'parties.state.outside',
}

export function stateOf(party: Party): { tone: StateTone; words: TextKey } {
  if (party.state === 'changed') return { tone: 'bad', words: 'parties.state.changed' }
  if (party.state === 'confirmed') return { tone: 'good', words: 'parties.state.confirmed' }
  if (party.settled) return { tone: 'running', words: 'parties.state.sure' }
  return { tone: party.class === 'outside' ? 'idle' : 'soon', words: STATES[party.class] }
}

export const nameOf = (bodies: Bodies, id: string) => bodies.get(id)?.name ?? ''

/** The first two, and how many more. */
export function someNames(t: TFunction, bodies: Bodies, ids: readonly string[]): string {
  const shown = ids.slice(0, 2).map((id) => nameOf(bodies, id))
  const more = ids.length - shown.length
  return more > 0 ? t('parties.andMore', { names: shown.join('; '), more: formatNumber(more) }) : shown.join('; ')
}

const REASONS: Record<NonNullable<Party['reason']>, TextKey> = {
  name: 'parties.reason.name',
  'part-of-name': 'parties.reason.partOfName',
  'name-now': 'parties.reason.nameNow',
  kind: 'parties.reason.kind',
  unit: 'parties.reason.unit',
  ground: 'parties.reason.ground',
  successor: 'parties.reason.successor',
}

/** Why this is proposed, in a sentence. */
export function reasonWords(t: TFunction, party: Party, bodies: Bodies): string {
  if (party.remembered) return t('parties.reason.remembered', { programme: party.remembered.programmeName })
  if (party.class === 'missing') return t('parties.reason.missing')
  if (party.class === 'outside') return t('parties.reason.outside')
  if (party.class === 'group' && party.proposed.length + party.offered.length === 0) return t('parties.reason.empty')
  if (party.endedId !== null) {
    const { name = '', unitName = '', ended = '' } = bodies.get(party.endedId) ?? {}
    return t('parties.reason.ended', { name, unit: capitalised(unitName), day: ended ? formatWhen(ended) : '' })
  }
  return party.reason === null ? '' : t(REASONS[party.reason])
}

const LEVELS: Record<UnitLevel, TextKey> = {
  nation: 'parties.level.nation',
  province: 'parties.level.province',
  district: 'parties.level.district',
  commune: 'parties.level.commune',
}

/** That units which a group names are no more, and since when. */
export function endedUnitsWords(t: TFunction, { endedUnits }: Party): string {
  if (!endedUnits) return ''
  const { level, count, on, levelEnded } = endedUnits
  const words = { level: t(LEVELS[level]), count, day: formatWhen(on) }
  return t(levelEnded ? 'parties.levelEnded' : 'parties.unitsEnded', words)
}

/** The ways by which tasks came to the bodies of a group, each with those that it led to. */
export function waysOfGroup(t: TFunction, party: Party, bodies: Bodies): { words: string; names: string }[] {
  if (party.class !== 'group') return []
  const ids = new Set(party.ways.map(({ organisationId }) => organisationId))
  const byWords = Map.groupBy(ids, (id) => wayWords(t, party, id))
  return [...byWords].map(([words, those]) => ({ words, names: someNames(t, bodies, those) }))
}

/** How a task came to a body, step by step, with day and legal basis. */
export function wayWords(t: TFunction, party: Party, organisationId: string): string {
  const way = party.ways.find((each) => each.organisationId === organisationId)
  if (!way) return ''
  return way.steps
    .map(({ task, on, legalBasis }) =>
      [
        task === ''
          ? t('parties.way.rest', { day: formatWhen(on) })
          : t('parties.way.task', { task, day: formatWhen(on) }),
        legalBasis ?? '',
      ]
        .filter(Boolean)
        .join(', '),
    )
    .join('; ')
}
