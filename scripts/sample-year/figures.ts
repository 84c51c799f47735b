import { randomUUID } from 'node:crypto'
import { addDays } from '../../src/rules/days.ts'
import type { CellReason } from '../../src/shared/form-acts.ts'
import type { FormPage, ProgrammeForms, ReviewRow } from '../../src/shared/forms.ts'
import type { ProblemReply } from '../../src/shared/problem.ts'
import type { ProgrammeProgress, TargetProgress } from '../../src/shared/target-progress.ts'
import { type Caller, forEach } from './caller.ts'
import type { Chance } from './chance.ts'
import { type Courses, coursesOf, figuresOf, reasonsFor } from './plausible.ts'
import { CELL_RETURN, SOFT_REASON } from './words.ts'
import type { SampleProgramme, WorkDay } from './world.ts'

type Fate = 'in-time' | 'late' | 'returned' | 'begun' | 'left'

const keyOf = ({ organisation, unitName, period }: ReviewRow) => `${organisation.name} ${unitName} ${period}`

function fateOf({ chance }: WorkDay, row: ReviewRow): Fate {
  const drawn = chance.of('form', keyOf(row))
  // A body of the province alone has what no other has.
  if (row.level === 1) return drawn < 0.3 ? 'returned' : 'in-time'
  if (drawn < 0.62) return 'in-time'
  if (drawn < 0.74) return 'late'
  if (drawn < 0.86) return 'returned'
  return drawn < 0.92 ? 'begun' : 'left'
}

function plannedOn(day: WorkDay, row: ReviewRow): string | null {
  const fate = fateOf(day, row)
  const last = row.dueOn ?? addDays(row.opensOn, 60)
  if (fate === 'left') return null
  if (fate === 'late') return addDays(last, day.chance.between(3, 30, 'late form', keyOf(row)))
  return addDays(last, -day.chance.between(1, 40, 'form in time', keyOf(row)))
}

/** How the targets of a programme go, by what they count. */
export async function drawCourses(planner: Caller, programmeId: string, chance: Chance): Promise<Courses> {
  const { targets } = await planner.get<ProgrammeProgress>(`/programmes/${programmeId}/target-progress`)
  const whole: TargetProgress[] = []
  for (const { factId, indicator } of targets)
    if (indicator !== null)
      whole.push(await planner.get<TargetProgress>(`/programmes/${programmeId}/target-progress/${factId}`))
  return coursesOf(whole, chance)
}

/** Everything that is done with the forms of a programme on a day: what was sent before is looked at first. */
export async function workOnFigures(day: WorkDay): Promise<void> {
  const { periods } = await listForms(day.programme)
  for (const period of periods) {
    const { forms } = await listForms(day.programme, period)
    await review(day, forms)
    await forEach(
      forms.filter(({ state, opensOn }) => (state === 'draft' || state === 'returned') && opensOn <= day.today),
      (row) => fill(day, row),
    )
  }
}

async function listForms({ planner, programmeId }: SampleProgramme, period?: string) {
  const forms: ReviewRow[] = []
  const path = `/programmes/${programmeId}/forms?limit=500${period === undefined ? '' : `&period=${period}`}`
  let page = await planner.get<ProgrammeForms>(path)
  forms.push(...page.forms)
  while (page.after !== null) {
    page = await planner.get<ProgrammeForms>(`${path}&after=${page.after}`)
    forms.push(...page.forms)
  }
  return { periods: page.periods, forms }
}

async function fill(day: WorkDay, row: ReviewRow): Promise<void> {
  const { programme, chance, today, tally } = day
  const officer = programme.officers.get(row.organisation.id)
  const on = plannedOn(day, row)
  if (!officer || on === null || today < on) return
  const isBegun = fateOf(day, row) === 'begun'
  if (isBegun && row.filled > 0) return
  const form = await officer.get<FormPage>(`/forms/${row.id}`)
  if (!form.mayEnter) return
  if (row.state === 'draft') {
    const cells = figuresOf(form, programme.courses, chance)
    const some = isBegun ? cells.slice(0, Math.ceil(cells.length / 3)) : cells
    await officer.post(`/forms/${row.id}/submissions`, { id: randomUUID(), revision: form.revision, cells: some })
    tally('forms filled')
  }
  if (isBegun) return
  const filled = await officer.get<FormPage>(`/forms/${row.id}`)
  await send(officer, filled)
  const isLate = row.dueOn !== null && today > row.dueOn
  tally(row.state === 'returned' ? 'forms mended' : isLate ? 'forms sent late' : 'forms sent')
}

/** Sends a form with a reason for each soft rule it breaks; what only the server can tell, such as a figure unlike the neighbours', it names. */
async function send(officer: Caller, form: FormPage): Promise<void> {
  const path = `/forms/${form.id}/acts`
  const cells = reasonsFor(form)
  const { status, body } = await officer.ask(path, { act: 'submit', revision: form.revision, cells })
  if (status < 400) return
  const { errors = [] } = body as Partial<ProblemReply>
  const named = errors.flatMap(({ pointer, params }) => (params?.severity === 'soft' ? [reasonAt(pointer)] : []))
  await officer.post(path, { act: 'submit', revision: form.revision, cells: [...cells, ...named] })
}

const reasonAt = (pointer: string): CellReason => {
  const [elementId = '', category = ''] = pointer.replace('#/figures/', '').split('/')
  return { elementId, category, words: SOFT_REASON }
}

/** Returns some once for one figure, and verifies the others; a few wait for the next time. */
async function review(day: WorkDay, rows: ReviewRow[]): Promise<void> {
  const { programme, chance, today, tally } = day
  const verdicts: { formId: string; act: 'verify'; revision: number; level: number }[] = []
  await forEach(
    rows.filter(
      (row) => row.submittedOn !== null && row.submittedOn < today && chance.hits(0.9, 'verified', today, keyOf(row)),
    ),
    async (row) => {
      const verify = row.may.find(({ act }) => act === 'verify')
      if (!verify || verify.level === null) return
      if (fateOf(day, row) === 'returned') {
        const form = await programme.planner.get<FormPage>(`/forms/${row.id}`)
        const [cell] = form.cells
        if (cell && !form.events.some(({ act }) => act === 'return')) {
          const cells = [{ elementId: cell.elementId, category: cell.category, words: CELL_RETURN }]
          const verdict = { act: 'return', revision: form.revision, level: verify.level, cells }
          await programme.planner.post(`/forms/${row.id}/verdicts`, verdict)
          tally('forms returned')
          return
        }
      }
      verdicts.push({ formId: row.id, act: 'verify', revision: row.revision, level: verify.level })
    },
  )
  if (verdicts.length === 0) return
  await programme.planner.post('/forms/verdicts', { forms: verdicts })
  tally('forms locked', verdicts.length)
}
