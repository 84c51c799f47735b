import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  NewReport,
  NewReportAct,
  NewSectionActs,
  ReportChanges,
  ReportChoices,
  ReportPage,
  ReportPreview,
  ReportSectionPage,
  ReportSubject,
  ReportsPage,
  ReportView,
  SectionWords,
  SignedComparison,
  SignedCopy,
} from '../../../shared/reports.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { useChange } from '../../use-change.ts'

const KEY = 'reports'
const PAGE = '50'

/** Of one programme, or of one reporting duty. */
export type ReportsOf = { programmeId?: string | undefined; assignmentId?: string | undefined }

export const reportList = (view: ReportView, { programmeId, assignmentId }: ReportsOf) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'list', view, programmeId, assignmentId],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({
        view,
        limit: PAGE,
        ...(programmeId ? { programmeId } : {}),
        ...(assignmentId ? { assignmentId } : {}),
        ...(pageParam ? { after: pageParam } : {}),
      })
      return api.get<ReportsPage>(`/reports?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ more, reports }) => (more ? reports.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
    throwOnError: (error, { state }) => state.data === undefined && isStatus(error, 401),
  })

export const reportChoices = queryOptions({
  queryKey: [KEY, 'choices'],
  queryFn: ({ signal }) => api.get<ReportChoices>('/reports/choices', signal),
  throwOnError: leadsElsewhere,
})

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.get<ReportPage>(`/reports/${id}`, signal),
    throwOnError: leadsElsewhere,
  })

export const sectionQuery = (id: string, key: string) =>
  queryOptions({
    queryKey: [KEY, 'section', id, key],
    queryFn: ({ signal }) => api.get<ReportSectionPage>(`/reports/${id}/sections/${key}`, signal),
  })

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'preview', id],
    queryFn: ({ signal }) => api.get<ReportPreview>(`/reports/${id}/preview`, signal),
    throwOnError: leadsElsewhere,
  })

const whileReadMs = 2000
/** Asked again until the signed copy was read. */
export const signedQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'signed', id],
    queryFn: ({ signal }) => api.get<SignedComparison>(`/reports/${id}/signed`, signal),
    refetchInterval: ({ state }) => (state.data?.ready === false ? whileReadMs : false),
  })

/** Asked for on demand: everything is read anew. */
export const changesQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'changes', id],
    queryFn: ({ signal }) => api.get<ReportChanges>(`/reports/${id}/changes`, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const reportProblems: ProblemWords = {
  'report-changed': 'reports.problem.changed',
  'report-act-not-possible': 'reports.problem.notPossible',
  'report-made': 'reports.problem.made',
  'outline-changed': 'reports.problem.outlineChanged',
}

export const reportFieldWords: FieldErrorWords = {
  '#/words needed': 'reports.form.reasonNeeded',
  '#/organisationId outside': 'reports.form.outside',
  '#/answer another': 'reports.form.anotherAnswer',
}

const useReportChange = <Asked>(change: (asked: Asked) => Promise<ReportPage>) =>
  useChange(KEY, change, ({ id }) => ['one', id])

export const useMakeReport = () => useReportChange((report: NewReport) => api.post<ReportPage>('/reports', report))
export const useReportAct = (id: string) =>
  useReportChange((act: NewReportAct) => api.post<ReportPage>(`/reports/${id}/acts`, act))
export const useSectionActs = (id: string) =>
  useReportChange((acts: NewSectionActs) => api.post<ReportPage>(`/reports/${id}/section-acts`, acts))
export const useUpdateFigures = (id: string) =>
  useReportChange((revision: number) => api.post<ReportPage>(`/reports/${id}/figures`, { revision }))
export const useAttachSigned = (id: string) =>
  useReportChange((copy: SignedCopy) => api.post<ReportPage>(`/reports/${id}/signed`, copy))
export const useRename = (id: string) =>
  useReportChange((subject: ReportSubject) => api.post<ReportPage>(`/reports/${id}/subject`, subject))

/** Keeps the words of a section; of a refusal the section is asked for anew, so that both texts can be seen. */
export function useWriteSection(id: string, key: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (words: SectionWords) => api.post<ReportSectionPage>(`/reports/${id}/sections/${key}`, words),
    onSuccess: (answer) => {
      cache.setQueryData(sectionQuery(id, key).queryKey, answer)
      void cache.invalidateQueries({ queryKey: [KEY, 'one', id] })
      void cache.invalidateQueries({ queryKey: previewQuery(id).queryKey })
    },
    onError: (error) => {
      if (isStatus(error, 409)) void cache.invalidateQueries({ queryKey: [KEY] })
    },
  })
}

export function useDropReport(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) => api.post<void>(`/reports/${id}/drop`, { revision }),
    onSuccess: () => {
      cache.removeQueries({ queryKey: [KEY, 'one', id] })
      return cache.invalidateQueries({ queryKey: [KEY, 'list'] })
    },
  })
}
