import { isTheirs, isToTell, LATE, stepOn, type Told } from '../../../rules/telling/index.ts'
import type { Day } from '../../../shared/schema.ts'
import { type OfficeReminders, USUAL_REMINDERS } from '../../../shared/telling.ts'

type DueAnswer = {
  organisationId: string
  organisationPath: string
  assignmentId: string
  period: string
  lastOn: Day
  heldBy: string | null
}
type Answering = { organisationId: string; personId: string }

export type Facts = {
  due: readonly DueAnswer[]
  answering: readonly Answering[]
  /** By the place of the organisation; who set nothing is missing. */
  settingsAt: ReadonlyMap<string, OfficeReminders>
  told: readonly (Told & { assignmentId: string; period: string; personId: string })[]
  today: Day
  /** The Monday of today's week. */
  monday: Day
}

/** `fromHour`: from when on, by the earliest of the offices that it is about. */
export type PersonDue = {
  personId: string
  fromHour: number
  items: { assignmentId: string; period: string; lastOn: Day; step: number }[]
  late: number
  soon: number
}
export type PersonLate = { personId: string; fromHour: number; late: number }

/** Whom to remind of what, all of somebody's offices together. */
export function gatherDue({ due, answering, settingsAt, told, today }: Facts): PersonDue[] {
  const toldOf = new Map(told.map((each) => [`${each.assignmentId} ${each.period} ${each.personId}`, each]))
  const people = new Map<string, PersonDue>()
  forEachPerson(
    due,
    answering,
    settingsAt,
    (personId, { assignmentId, period, lastOn }, { daysBefore, hour }, holder) => {
      const step = stepOn(lastOn, today, daysBefore)
      if (
        step === null ||
        !isTheirs(personId, step, holder) ||
        !isToTell(lastOn, step, toldOf.get(`${assignmentId} ${period} ${personId}`))
      )
        return
      const mine = people.get(personId) ?? { personId, fromHour: hour, items: [], late: 0, soon: 0 }
      people.set(personId, {
        ...mine,
        fromHour: Math.min(mine.fromHour, hour),
        items: [...mine.items, { assignmentId, period, lastOn, step }],
        late: mine.late + (step === LATE ? 1 : 0),
        soon: mine.soon + (step === LATE ? 0 : 1),
      })
    },
  )
  return [...people.values()]
}

/** Who gets the list of the week: what was late when it began, of the offices that want one. */
export function gatherLate({ due, answering, settingsAt, monday }: Facts): PersonLate[] {
  const people = new Map<string, PersonLate>()
  forEachPerson(due, answering, settingsAt, (personId, { lastOn }, { weekly, hour }) => {
    if (!weekly || lastOn >= monday) return
    const mine = people.get(personId) ?? { personId, fromHour: hour, late: 0 }
    people.set(personId, { personId, fromHour: Math.min(mine.fromHour, hour), late: mine.late + 1 })
  })
  return [...people.values()]
}

function forEachPerson(
  due: readonly DueAnswer[],
  answering: readonly Answering[],
  settingsAt: ReadonlyMap<string, OfficeReminders>,
  work: (personId: string, answer: DueAnswer, settings: OfficeReminders, holder: string | undefined) => void,
): void {
  const peopleOf = Map.groupBy(answering, ({ organisationId }) => organisationId)
  for (const answer of due) {
    const settings = settingsAt.get(answer.organisationPath) ?? USUAL_REMINDERS
    const people = (peopleOf.get(answer.organisationId) ?? []).map(({ personId }) => personId)
    // Whoever left has it no more.
    const holder = people.find((personId) => personId === answer.heldBy)
    for (const personId of people) work(personId, answer, settings, holder)
  }
}
