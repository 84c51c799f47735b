import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '../../src/rules/days.ts'
import type { ProgrammeDuties } from '../../src/shared/duties.ts'
import type { ProgrammeForms } from '../../src/shared/forms.ts'
import type { Overview } from '../../src/shared/overview.ts'
import { chanceOf } from './chance.ts'
import { workOnDuties } from './duties.ts'
import { workOnFigures } from './figures.ts'
import { workOnProposals } from './proposals.ts'
import { workOnReports } from './reports.ts'
import type { SampleProgramme, Tally, WorkDay } from './world.ts'

const EVERY_DAYS = 10
const openedWithinMs = 60_000

/** The days on which people work: every tenth, so that the last one is the last day of the year. */
export function workDays(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = until; day >= from; day = addDays(day, -EVERY_DAYS)) days.unshift(day)
  return days[0] === from ? days : [from, ...days]
}

/** Whether the server is started anew before a day, since what is opened with a new period is looked for at its start. */
export const beginsQuarter = (day: string, lastDay: string): boolean => quarterOf(day) !== quarterOf(lastDay)
const quarterOf = (day: string) => `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`

/** Waits until the server has opened what a new year asks for. */
export async function untilOpened(programmes: readonly SampleProgramme[], today: string): Promise<void> {
  const year = today.slice(0, 4)
  for (const { planner, programmeId } of programmes) {
    const { periods } = await planner.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)
    const asked = await planner.get<ProgrammeForms>(`/programmes/${programmeId}/forms?limit=1`)
    const before = String(Number(year) - 1)
    if (!periods.includes(year) || !asked.periods.includes(before)) continue
    const deadline = performance.now() + openedWithinMs
    while (performance.now() < deadline) {
      const { periods } = await planner.get<ProgrammeForms>(`/programmes/${programmeId}/forms?limit=1`)
      if (periods.includes(year)) break
      await sleep(200)
    }
  }
}

/** What all people of a programme do on one day. */
export async function workADay(
  programme: SampleProgramme,
  { seed, from }: { seed: number; from: string },
  { today, lastDay }: { today: string; lastDay: string },
  tally: Tally,
): Promise<void> {
  const isFirstOfMonth = today.slice(0, 7) !== lastDay.slice(0, 7)
  const day: WorkDay = { programme, chance: chanceOf(seed), today, from, lastDay, isFirstOfMonth, tally }
  await workOnDuties(day)
  await workOnFigures(day)
  await workOnProposals(day)
  await workOnReports(day)
  if (isFirstOfMonth) await look(day)
}

/** The leader looks at how it stands, which is what is new the next time. */
async function look({ programme: { leader, programmeId } }: WorkDay): Promise<void> {
  const { targets } = await leader.get<Overview>(`/overview?programmeId=${programmeId}`)
  const states = (targets ?? []).map(({ factId, state }) => ({ factId, state }))
  await leader.post('/overview/visits', { programmeId, states })
}
