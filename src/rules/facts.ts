import type { FactKind } from '../shared/documents.ts'
import type { DutyBody, FactBody, Lack, TargetBody } from '../shared/facts.ts'
import type { Citation, DocumentFacts, Due, Report } from '../shared/plan.ts'
import { firstDayOf, isRealDate, isRealDayOfYear, lastDayOf } from './partial-dates.ts'

/** What is wrong with a fact's body although every field has its form; `pointer` starts at the body. */
export type BodyFault = { pointer: string; code: string }

/** What a fact does not say and somebody will ask for. */
export function lacksOf(kind: FactKind, body: FactBody): Lack[] {
  const lacks: Lack[] = []
  if (kind === 'duty') {
    const duty = body as DutyBody
    if (duty.responsible.length === 0) lacks.push('owner')
    if (duty.product === null) lacks.push('product')
    if (duty.due === null) lacks.push('date')
  }
  if (kind === 'target') {
    const target = body as TargetBody
    if (target.value !== null && target.unit === null) lacks.push('unit')
    if (target.milestone === null) lacks.push('milestone')
  }
  return lacks
}

const notReal = (pointer: string): BodyFault => ({ pointer, code: 'not-a-date' })
const realDate = (pointer: string, date: string | null) => (date === null || isRealDate(date) ? [] : [notReal(pointer)])
const realDays = (pointer: string, days: readonly string[]) =>
  days.flatMap((day, index) => (isRealDayOfYear(day) ? [] : [notReal(`${pointer}/${index}`)]))

/** What no schema can say of a body that has passed its schema. */
export function bodyFaults(kind: FactKind, body: FactBody): BodyFault[] {
  switch (kind) {
    case 'document':
      return documentFaults(body as DocumentFacts)
    case 'target':
      return targetFaults(body as TargetBody)
    case 'duty':
      return dueFaults((body as DutyBody).due)
    case 'report':
      return realDays('/before', (body as Report).before)
    case 'citation': {
      const { date, dates = [] } = body as Citation
      return [...realDate('/date', date), ...dates.flatMap((date, index) => realDate(`/dates/${index}`, date))]
    }
    default:
      return []
  }
}

function documentFaults({ issuedOn, horizon }: DocumentFacts): BodyFault[] {
  const turned = horizon !== null && horizon.from !== null && horizon.to !== null && horizon.from > horizon.to
  return [...realDate('/issuedOn', issuedOn), ...(turned ? [{ pointer: '/horizon/to', code: 'before-from' }] : [])]
}

function targetFaults({ comparator, value, upper }: TargetBody): BodyFault[] {
  if (comparator !== 'between') return upper === null ? [] : [{ pointer: '/upper', code: 'only-between' }]
  if (value === null) return [{ pointer: '/value', code: 'needed-between' }]
  if (upper === null) return [{ pointer: '/upper', code: 'needed-between' }]
  return upper < value ? [{ pointer: '/upper', code: 'below-value' }] : []
}

function dueFaults(due: Due | null): BodyFault[] {
  if (due === null) return []
  if (due.kind === 'by') return realDate('/due/date', due.date)
  if (due.kind === 'every') return realDays('/due/before', due.before)
  const unreal = [...realDate('/due/from', due.from), ...realDate('/due/to', due.to)]
  if (unreal.length > 0) return unreal
  return firstDayOf(due.from) > lastDayOf(due.to) ? [{ pointer: '/due/to', code: 'before-from' }] : []
}

/** The ids that, followed from whole to whole, come back to themselves. `wholes`: part → whole. */
export function idsInCircles(wholes: ReadonlyMap<string, string>): string[] {
  const settled = new Map<string, boolean>()
  for (const start of wholes.keys()) {
    const path: string[] = []
    let at: string | undefined = start
    while (at !== undefined && !settled.has(at) && !path.includes(at)) {
      path.push(at)
      at = wholes.get(at)
    }
    const circle = at === undefined ? path.length : path.indexOf(at)
    for (const [index, id] of path.entries()) settled.set(id, circle !== -1 && index >= circle)
  }
  return [...settled].filter(([, inCircle]) => inCircle).map(([id]) => id)
}
