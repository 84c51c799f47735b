import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { DocumentText } from '../../../shared/documents.ts'
import type { Fact } from '../../../shared/facts.ts'
import type { Version } from '../../../shared/programmes.ts'
import { overlay } from './draft.ts'
import { createEditQueue, type EditQueue } from './edit-queue.ts'
import { keepBatches, keptBatches } from './kept-batches.ts'
import { pollChanges, sendBatch, takeChanges, versionQuery } from './versions.ts'

export type Me = { id: string; name: string }

// A queue outlives the page, so that what was done goes on being sent while one is elsewhere.
const queues = new Map<string, EditQueue>()
const indexes = new WeakMap<readonly Fact[], Map<string, Fact>>()

function indexOf(facts: readonly Fact[]): Map<string, Fact> {
  let index = indexes.get(facts)
  if (!index) {
    index = new Map(facts.map((fact) => [fact.id, fact]))
    indexes.set(facts, index)
  }
  return index
}

function queueFor(client: QueryClient, versionId: string, text: DocumentText, me: Me): EditQueue {
  const name = `${versionId} ${me.id}`
  const known = queues.get(name)
  if (known) return known
  const queue = createEditQueue({
    source: text,
    me: me.name,
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    base: (id) => indexOf(client.getQueryData(versionQuery(versionId).queryKey)?.facts ?? []).get(id),
    send: (batchId, request) => sendBatch(versionId, batchId, request),
    onServer: (changes) => takeChanges(client, versionId, changes),
    keep: (batches) => keepBatches(versionId, me.id, batches),
    later: (run, ms) => setTimeout(run, ms),
  })
  queues.set(name, queue)
  queue.restore(keptBatches(versionId, me.id))
  return queue
}

const POLL_MS = 5_000

/** The facts as this person sees them: what the server said, with what is not yet answered on top. */
export function useReview(version: Version, text: DocumentText, me: Me, open: boolean) {
  const client = useQueryClient()
  const queue = useMemo(
    () => queueFor(client, version.id, text, { id: me.id, name: me.name }),
    [client, version.id, text, me.id, me.name],
  )
  const state = useSyncExternalStore(queue.subscribe, queue.get)
  // The queue forgets an edit when its answer is in the cache, of which the page is told a moment later.
  const answered = client.getQueryData(versionQuery(version.id).queryKey)?.facts ?? version.facts
  const facts = useMemo(() => overlay(answered, state.effects), [answered, state.effects])
  const { data: publishing = false } = useQuery({
    queryKey: ['versions', version.id, 'changes'],
    queryFn: ({ signal }) => pollChanges(client, version.id, queue.answers, signal),
    enabled: open,
    refetchInterval: POLL_MS,
    staleTime: 0,
    gcTime: 0,
  })
  useEffect(() => {
    const retry = () => queue.retry()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [queue])
  return { queue, state, facts, publishing }
}
