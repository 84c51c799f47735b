import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { EditResult, Fact, FactChanges } from '../../../shared/facts.ts'
import type { NewVersion, Programme, PublishPreview, PublishProgress, Version } from '../../../shared/programmes.ts'
import { api, leadsElsewhere } from '../../api.ts'
import { mergeChanges } from './draft.ts'
import type { Request } from './pending.ts'

/** Read once; what changes afterwards comes by `pollChanges`. */
export const versionQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['versions', versionId],
    queryFn: ({ signal }) => api.get<Version>(`/versions/${versionId}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: leadsElsewhere,
  })

export const publishPreview = (versionId: string) =>
  queryOptions({
    queryKey: ['versions', versionId, 'publish-preview'],
    queryFn: ({ signal }) => api.get<PublishPreview>(`/versions/${versionId}/publish-preview`, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const publishingKey = (versionId: string) => ['publish', versionId]

export const publishProgress = (versionId: string) =>
  queryOptions({
    queryKey: ['versions', versionId, 'publish-progress'],
    queryFn: ({ signal }) => api.get<PublishProgress>(`/versions/${versionId}/publish-progress`, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const publish = (versionId: string, cursor: string) =>
  api.post<Programme>(`/versions/${versionId}/publish`, { cursor })

export const amend = (programmeId: string, body: NewVersion) =>
  api.post<Version>(`/programmes/${programmeId}/versions`, body)

export const sendBatch = (versionId: string, batchId: string, request: Request) =>
  'edits' in request
    ? api.post<EditResult>(`/versions/${versionId}/edits`, { batchId, edits: request.edits })
    : api.post<EditResult>(`/versions/${versionId}/undo`, { batchId, undoes: request.undoes })

type Changes = { facts: readonly Fact[]; deleted: readonly string[] }

/** The cursor stays: an answer to an edit says nothing of what others did before it. */
export function takeChanges(client: QueryClient, versionId: string, changes: Changes): void {
  client.setQueryData(versionQuery(versionId).queryKey, (version) =>
    version ? { ...version, facts: mergeChanges(version.facts, changes) as Fact[] } : version,
  )
}

/**
 * Asks what others did, and answers whether the version is being published. An answer that an own edit overtook is thrown away; the
 * next one holds it too.
 */
export async function pollChanges(
  client: QueryClient,
  versionId: string,
  answers: () => number,
  signal: AbortSignal,
): Promise<boolean> {
  const key = versionQuery(versionId).queryKey
  const known = client.getQueryData(key)
  if (!known) return false
  const before = answers()
  const changes = await api.get<FactChanges>(
    `/versions/${versionId}/changes?since=${encodeURIComponent(known.cursor)}`,
    signal,
  )
  if (changes.state !== known.state) {
    await client.invalidateQueries({ queryKey: key, exact: true })
    return false
  }
  if (answers() !== before || (changes.facts.length === 0 && changes.deleted.length === 0)) return changes.publishing
  const now = client.getQueryData(key)
  const facts = mergeChanges(now?.facts ?? [], changes) as Fact[]
  client.setQueryData(key, (version) => (version ? { ...version, facts, cursor: changes.cursor } : version))
  return changes.publishing
}
