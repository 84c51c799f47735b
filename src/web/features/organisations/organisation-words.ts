import type { TFunction } from 'i18next'
import { parseDay } from '../../../rules/days.ts'
import type { OrganisationKind, OrganisationState, OrganisationStepAction } from '../../../shared/organisations.ts'
import type { FormValues } from '../../ui/form.tsx'
import { formatWhen } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const KIND_WORDS: Record<OrganisationKind, TextKey> = {
  'people-committee': 'organisations.kind.peopleCommittee',
  agency: 'organisations.kind.agency',
  'party-body': 'organisations.kind.partyBody',
  'mass-organisation': 'organisations.kind.massOrganisation',
  association: 'organisations.kind.association',
  media: 'organisations.kind.media',
  school: 'organisations.kind.school',
  university: 'organisations.kind.university',
  centre: 'organisations.kind.centre',
  enterprise: 'organisations.kind.enterprise',
  other: 'organisations.kind.other',
}

export const STATE_WORDS: Record<OrganisationState, TextKey> = {
  living: 'organisations.state.living',
  ended: 'organisations.state.ended',
  all: 'organisations.state.all',
}

export const STEP_WORDS: Record<OrganisationStepAction, TextKey> = {
  add: 'organisations.step.add',
  'add-usual': 'organisations.step.addUsual',
  correct: 'organisations.step.correct',
  rename: 'organisations.step.rename',
  'add-name': 'organisations.step.addName',
  'remove-name': 'organisations.step.removeName',
  'add-line': 'organisations.step.addLine',
  'end-line': 'organisations.step.endLine',
  'remove-line': 'organisations.step.removeLine',
  'add-successor': 'organisations.step.addSuccessor',
  'remove-successor': 'organisations.step.removeSuccessor',
  end: 'organisations.step.end',
  'add-patronage': 'organisations.step.addPatronage',
  'end-patronage': 'organisations.step.endPatronage',
  'remove-patronage': 'organisations.step.removePatronage',
  remove: 'organisations.step.remove',
}

/** From when to when, as words; empty where neither is known. */
export function duringWords(t: TFunction<'text'>, from: string | null, until: string | null): string {
  return [
    from === null ? '' : t('organisations.during.from', { day: formatWhen(from) }),
    until === null ? '' : t('organisations.during.until', { day: formatWhen(until) }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Another place is seen on the day on which this one is. */
export const keepDay = ({ on }: { on?: string }) => (on === undefined ? {} : { on })

/** A day as typed; null where nothing was, and for what is no day, which `dayFaults` has told before. */
export const dayOf = (values: FormValues, name: string): string | null => parseDay(values[name] ?? '') ?? null

/** What is wrong with typed days: not given where they must be, or none. */
export const dayFaults = (values: FormValues, names: Readonly<Record<string, 'required' | 'optional'>>) =>
  Object.entries(names).flatMap(([name, need]) => {
    const typed = values[name]?.trim() ?? ''
    if (typed === '') return need === 'required' ? [{ pointer: `#/${name}`, code: 'required' }] : []
    return parseDay(typed) ? [] : [{ pointer: `#/${name}`, code: 'not-a-day' }]
  })
