import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  BindingEdit,
  BoundTarget,
  DataSet,
  DataSetEdit,
  FiguresPlan,
  NewDataSet,
  ReporterChoice,
} from '../../../shared/data-sets.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'

export const figuresPlanQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ['figures-plan', programmeId],
    queryFn: ({ signal }) => api.get<FiguresPlan>(`/programmes/${programmeId}/figures-plan`, signal),
    throwOnError: leadsElsewhere,
  })

/** One change of a plan, and what takes it back once it is done. */
export type PlanChange = {
  send: (plan: FiguresPlan) => Promise<FiguresPlan>
  undo: ((plan: FiguresPlan) => Promise<FiguresPlan>) | null
}

/** Changes one after another; the last one can be taken back. */
export function usePlanning(programmeId: string) {
  const cache = useQueryClient()
  const { queryKey } = figuresPlanQuery(programmeId)
  const [undo, setUndo] = useState<PlanChange['undo']>(null)
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: ({ send }: PlanChange) => send(cache.getQueryData<FiguresPlan>(queryKey) as FiguresPlan),
    onSuccess: (plan, change) => {
      cache.setQueryData(queryKey, plan)
      setUndo(() => change.undo)
    },
    onError: (failure) => {
      if (isStatus(failure, 409)) void cache.invalidateQueries({ queryKey })
    },
  })
  return { change: mutate, undo, error, isPending, reset }
}
export type Planning = ReturnType<typeof usePlanning>

type TargetEdit = Omit<BindingEdit, 'factId' | 'revision'>

/** What is said of a target, and what was said of it before. */
export function targetChange(programmeId: string, before: BoundTarget, edit: TargetEdit): PlanChange {
  const send = (edit: TargetEdit) => (plan: FiguresPlan) => {
    const { revision = before.revision } = plan.targets.find(({ id }) => id === before.id) ?? {}
    return api.post<FiguresPlan>(`/programmes/${programmeId}/bindings`, {
      edits: [{ ...edit, factId: before.id, revision }],
    })
  }
  const back: TargetEdit =
    edit.action === 'baseline'
      ? { action: 'baseline', baseline: before.baseline }
      : before.byPlanner
        ? { action: 'choose', indicatorId: before.indicatorId }
        : { action: 'give-back' }
  return { send: send(edit), undo: send(back) }
}

const sendEdit = (setId: string, edit: DataSetEdit) => (plan: FiguresPlan) => {
  const { revision = 1 } = plan.dataSets.find(({ id }) => id === setId) ?? {}
  return api.post<FiguresPlan>(`/data-sets/${setId}/edits`, { revision, edits: [edit] })
}

export function setChange(set: DataSet, edit: DataSetEdit): PlanChange {
  const send = sendEdit(set.id, edit)
  const before = set.elements.find(({ elementId }) => elementId === edit.elementId)
  const elementId = edit.elementId ?? ''
  switch (edit.action) {
    case 'add':
    case 'put-back':
      return { send, undo: sendEdit(set.id, { action: 'remove', elementId }) }
    case 'remove': {
      const isGone = before?.added && before.targets === 0
      const { frequency = 'year' } = before ?? {}
      return {
        send,
        undo: sendEdit(set.id, isGone ? { action: 'add', elementId, frequency } : { action: 'put-back', elementId }),
      }
    }
    case 'frequency':
      return {
        send,
        undo: sendEdit(set.id, {
          action: 'frequency',
          elementId,
          frequency: before?.frequencyChosen ? before.frequency : null,
        }),
      }
    case 'verify':
      return { send, undo: sendEdit(set.id, { action: 'verify', levels: set.verifiedAt }) }
    default:
      return { send, undo: moveBack(set, edit) }
  }
}

const moveBack =
  (set: DataSet, { elementId = '', to }: DataSetEdit) =>
  (plan: FiguresPlan) => {
    const there = plan.dataSets.find(
      ({ level, organisation }) => level === to?.level && (organisation?.id ?? null) === to.organisationId,
    )
    const back: NewDataSet = { level: set.level, organisationId: set.organisation?.id ?? null }
    return sendEdit(there?.id ?? '', { action: 'move', elementId, to: back })(plan)
  }

export const newSetChange = (programmeId: string, wanted: NewDataSet): PlanChange => ({
  send: () => api.post<FiguresPlan>(`/programmes/${programmeId}/data-sets`, wanted),
  undo: null,
})

const elementIdsOf = ({ indicatorId }: BoundTarget, { indicators }: FiguresPlan): Set<string> => {
  const { numerator = [], denominator } = indicators.find(({ id }) => id === indicatorId) ?? {}
  return new Set([...numerator, ...(denominator ?? [])].map(({ elementId }) => elementId))
}
const asks = ({ elements }: DataSet, ids: ReadonlySet<string>) =>
  elements.some(({ elementId, removed }) => !removed && ids.has(elementId))

/** The forms that ask for what a target needs. */
export const setsWith = (target: BoundTarget, plan: FiguresPlan): DataSet[] => {
  const ids = elementIdsOf(target, plan)
  return plan.dataSets.filter((set) => asks(set, ids))
}

/** What a target needs and nobody is asked for: of no form, or of one that is laid out for no period. */
export const unreportedOf = (target: BoundTarget, plan: FiguresPlan): FiguresPlan['elements'] =>
  plan.elements
    .filter(({ id }) => elementIdsOf(target, plan).has(id))
    .filter(({ id }) => !plan.dataSets.some((set) => set.periods.length > 0 && asks(set, new Set([id]))))

/** Asks a body, or all of a level, for these elements, in a form of theirs that there is or is opened. */
export function giveChange(programmeId: string, elements: FiguresPlan['elements'], choice: ReporterChoice): PlanChange {
  const wanted: NewDataSet = { level: choice.level, organisationId: choice.organisation?.id ?? null }
  const setIn = ({ dataSets }: FiguresPlan) =>
    dataSets.find((set) => set.level === wanted.level && (set.organisation?.id ?? null) === wanted.organisationId)
  const ids = elements.map(({ id }) => id)
  /** In which form an element stood before, if in any. */
  const stood = new Map<string, DataSet | undefined>()
  return {
    send: async (plan) => {
      const shown = setIn(plan) ? plan : await newSetChange(programmeId, wanted).send(plan)
      let now = shown
      for (const elementId of ids) {
        const from = now.dataSets.find((set) => asks(set, new Set([elementId])))
        stood.set(elementId, from)
        now = from
          ? await sendEdit(from.id, { action: 'move', elementId, to: wanted })(now)
          : await sendEdit(setIn(now)?.id ?? '', { action: 'add', elementId })(now)
      }
      return now
    },
    undo: async (plan) => {
      let now = plan
      for (const [elementId, from] of stood)
        now = from
          ? await moveBack(from, { action: 'move', elementId, to: wanted })(now)
          : await sendEdit(setIn(now)?.id ?? '', { action: 'remove', elementId })(now)
      return now
    },
  }
}
