import { queryOptions } from '@tanstack/react-query'
import type { DocumentText } from '../../shared/documents.ts'
import { api } from '../api.ts'

/** A text never changes; a new reading makes another. Without `textId`: the latest. */
export const documentText = (documentId: string, textId?: string) =>
  queryOptions({
    queryKey: ['documents', documentId, 'text', textId],
    queryFn: ({ signal }) =>
      api.get<DocumentText>(`/documents/${documentId}/text${textId ? `?textId=${textId}` : ''}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
