import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Document, ReadingStatus, UploadedDocument } from '../../../shared/documents.ts'
import type { NewDraft, ProgrammeSummary, Version } from '../../../shared/programmes.ts'
import { api } from '../../api.ts'
import { type UploadOptions, upload } from '../../upload.ts'

const LIST_POLL_MS = 3000
const READING_POLL_MS = 1000

export const isUnderWay = (reading: ReadingStatus | null) =>
  reading?.state === 'waiting' || reading?.state === 'running'

type DocumentListPart = { documents: Document[]; more: boolean }

/** Newest first, two hundred at a time. */
export const documentList = infiniteQueryOptions({
  queryKey: ['documents', 'list'],
  queryFn: ({ pageParam }) => api.get<DocumentListPart>(`/documents${pageParam ? `?before=${pageParam}` : ''}`),
  initialPageParam: '',
  getNextPageParam: ({ documents, more }) => (more ? documents.at(-1)?.id : undefined),
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ documents }) => documents.some(({ reading }) => isUnderWay(reading)))
      ? LIST_POLL_MS
      : false,
})

export const documentOf = (id: string) =>
  queryOptions({
    queryKey: ['documents', id],
    queryFn: () => api.get<Document>(`/documents/${id}`),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.reading ?? null) ? READING_POLL_MS : false),
  })

export const programmeChoices = queryOptions({
  queryKey: ['programmes'],
  queryFn: async () => (await api.get<{ programmes: ProgrammeSummary[] }>('/programmes')).programmes,
})

export function uploadDocument(file: File, unitId: string | undefined, options: UploadOptions) {
  const form = new FormData()
  // Fields stand before the file, so that the server knows them when the bytes come.
  if (unitId) form.append('unitId', unitId)
  form.append('file', file, file.name.normalize('NFC'))
  return upload<UploadedDocument>('/documents', form, options)
}

export const cancelReading = (readingId: string) => api.delete(`/jobs/reading/${readingId}`)
export const readAgain = (documentId: string) => api.post(`/documents/${documentId}/readings`)
export const deleteDocument = (documentId: string) => api.delete(`/documents/${documentId}`)
export const discardDraft = (versionId: string) => api.delete(`/versions/${versionId}`)
export const startDraft = (draft: NewDraft) => api.post<Version>('/drafts', draft)
export const fileAddress = (documentId: string) => `/api/documents/${documentId}/file`
