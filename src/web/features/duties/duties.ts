import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { NewAnnotation } from '../../../shared/annotations.ts'
import type { AssignmentPage, NewCondition } from '../../../shared/assignment-page.ts'
import type {
  ActsDone,
  AnswersPage,
  DutyKind,
  MyWork,
  NewAct,
  NewActs,
  ProgrammeDuties,
  Standing,
} from '../../../shared/duties.ts'
import type { ReceivedReports } from '../../../shared/received-reports.ts'
import type { Day } from '../../../shared/schema.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { useChange } from '../../use-change.ts'

export const DUTIES = 'duties'
const PAGE = '100'

/** Which answers are listed, as it stands in the address. */
export type AnswerFilter = {
  standing?: Standing
  organisationId?: string
  sentTo?: string
  factId?: string
  kind?: DutyKind
  period?: string
  from?: Day
  to?: Day
  q?: string
  asking?: 'true'
}

/** `toMe`: without what colleagues have by name. */
export const myWork = (toMe: boolean) =>
  queryOptions({
    queryKey: [DUTIES, 'mine', toMe],
    queryFn: ({ signal }) => api.get<MyWork>(toMe ? '/my-work?whose=to-me' : '/my-work', signal),
    placeholderData: keepPreviousData,
    throwOnError: (error, { state }) => state.data === undefined && isStatus(error, 401),
  })

export const programmeDuties = (programmeId: string) =>
  queryOptions({
    queryKey: [DUTIES, 'programme', programmeId],
    queryFn: ({ signal }) => api.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`, signal),
    throwOnError: leadsElsewhere,
  })

export const answersOf = (programmeId: string, filter: AnswerFilter) =>
  infiniteQueryOptions({
    queryKey: [DUTIES, 'answers', programmeId, filter],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ ...filter, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) })
      return api.get<AnswersPage>(`/programmes/${programmeId}/answers?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ after }) => after ?? undefined,
    // Another filter changes the list and not the page under one's hands.
    placeholderData: keepPreviousData,
  })

/** How the reports stand that are sent to my organisations. */
export const receivedReports = queryOptions({
  queryKey: [DUTIES, 'received'],
  queryFn: ({ signal }) => api.get<ReceivedReports>('/received-reports', signal),
})

/** Of the same answers as a workbook, of all pages. */
export const sheetAddress = (programmeId: string, filter: AnswerFilter, lang: string, of = 'answers') =>
  `/api/programmes/${programmeId}/${of}.xlsx?${new URLSearchParams({ ...filter, lang })}`

export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: [DUTIES, 'assignment', id],
    queryFn: ({ signal }) => api.get<AssignmentPage>(`/assignments/${id}`, signal),
    throwOnError: leadsElsewhere,
  })

export const dutyProblems: ProblemWords = {
  'answer-changed': 'duties.problem.changed',
  'act-not-possible': 'duties.problem.notPossible',
  'assignment-ended': 'duties.problem.ended',
  'batch-too-old': 'duties.problem.batchTooOld',
  'condition-not-asked': 'duties.problem.conditionNotAsked',
  'owned-by-plan': 'duties.problem.ownedByPlan',
  'reminded-today': 'duties.problem.remindedToday',
  'nothing-to-remind-of': 'duties.problem.nothingToRemindOf',
  'letterhead-changed': 'duties.problem.letterheadChanged',
}

/** For the form of an act, wherever it opens. */
export const actFieldWords: FieldErrorWords = {
  '#/words needed': 'duties.act.wordsNeeded',
  '#/words required': 'duties.act.wordsNeeded',
  '#/until needed': 'duties.act.untilNeeded',
  '#/until required': 'duties.act.untilNeeded',
  '#/until not-later': 'duties.act.untilNotLater',
  '#/until after-duty': 'duties.act.untilAfterDuty',
  'not-a-day': 'duties.act.notADay',
}

export const useDutyChange = <Asked, Answer>(
  change: (asked: Asked) => Promise<Answer>,
  keyOf: (answer: Answer) => string[],
) => useChange(DUTIES, change, keyOf)

export const ofAssignment = ({ id }: AssignmentPage) => ['assignment', id]

export const useAct = () =>
  useDutyChange(
    ({ assignmentId, ...act }: NewAct & { assignmentId: string }) =>
      api.post<AssignmentPage>(`/assignments/${assignmentId}/acts`, act),
    ofAssignment,
  )

/** The same done to many answers, or what was done in one go taken back. */
export const useActs = () =>
  useDutyChange(
    (asked: NewActs | { undo: string }) =>
      'undo' in asked
        ? api.post<ActsDone>(`/answers/acts/${asked.undo}/undo`)
        : api.post<ActsDone>('/answers/acts', asked),
    ({ batchId }) => ['acts', batchId],
  )

export const useCondition = (assignmentId: string) =>
  useDutyChange(
    (condition: NewCondition) => api.post<AssignmentPage>(`/assignments/${assignmentId}/condition`, condition),
    ofAssignment,
  )

export const useOwners = () =>
  useDutyChange(
    ({ assignmentId, ...owners }: NewAnnotation & { assignmentId: string }) =>
      api.post<AssignmentPage>(`/assignments/${assignmentId}/annotations`, owners),
    ofAssignment,
  )
