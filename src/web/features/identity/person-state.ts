import type { TFunction } from 'i18next'
import type { Person } from '../../../shared/people.ts'
import { formatWhen } from '../../ui/format.ts'
import type { StateTone } from '../../ui/state-mark.tsx'

/** From which day somebody has no role any more, as far as I see; undefined while they have one, or will. */
export const leftOn = ({ appointments, ended: [last] }: Person): string | undefined =>
  appointments.length > 0 ? undefined : (last?.until ?? undefined)

export function stateWords(t: TFunction<'text'>, person: Person): string {
  const left = leftOn(person)
  if (left !== undefined) return t('people.list.left', { day: formatWhen(left) })
  return person.hasPassword ? t('people.list.active') : t('people.list.invited')
}

export const stateTone = (person: Person): StateTone =>
  leftOn(person) === undefined && person.hasPassword ? 'good' : 'idle'
