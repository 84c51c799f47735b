import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DocumentText } from '../../../shared/documents.ts'
import { documentText } from '../../facts/queries.ts'

/** The texts in which these facts stand, as far as they have come: their heads tell themes and sections. */
export function useTexts(facts: readonly { documentId: string }[]): readonly DocumentText[] {
  const ids = useMemo(() => [...new Set(facts.map(({ documentId }) => documentId))], [facts])
  return useQueries({ queries: ids.map((id) => documentText(id)), combine: loaded })
}

const loaded = (results: readonly { data: DocumentText | undefined }[]) => results.flatMap(({ data }) => data ?? [])
