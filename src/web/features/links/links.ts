import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkEdit, Links, LinksMade } from '../../../shared/links.ts'
import { api, isStatus, leadsElsewhere } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { inverseOf, withAnswers, withEdits } from './matrix.ts'

export const linksQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['links', versionId],
    queryFn: ({ signal }) => api.get<Links>(`/versions/${versionId}/links`, signal),
    staleTime: 30_000,
    throwOnError: leadsElsewhere,
  })

export const linkProblems: ProblemWords = {
  'links-changed': 'links.problem.changed',
  'already-published': 'links.problem.superseded',
}

/** As many as one request takes. */
const mostEdits = 1000

/** Says something of links: shown at once, sent one after another, taken back step by step. */
export function useLinkChanges(versionId: string) {
  const client = useQueryClient()
  const [done, setDone] = useState<readonly (readonly LinkEdit[])[]>([])
  const { queryKey } = linksQuery(versionId)
  const show = (change: (links: Links['links']) => Links['links']) =>
    client.setQueryData(queryKey, (now) => (now ? { ...now, links: change(now.links) } : now))
  const sending = useMutation({
    scope: { id: `links ${versionId}` },
    mutationFn: (edits: readonly LinkEdit[]) => api.post<LinksMade>(`/versions/${versionId}/links`, { edits }),
    onSuccess: ({ links }) => show((now) => withAnswers(now, links)),
    onError: (error) => {
      setDone([])
      if (isStatus(error, 409)) void client.invalidateQueries({ queryKey })
      else void client.refetchQueries({ queryKey })
    },
  })
  const send = (edits: readonly LinkEdit[]) => {
    show((now) => withEdits(now, edits))
    sending.mutate(edits)
  }
  return {
    error: sending.error,
    mayUndo: done.length > 0,
    say: (edits: readonly LinkEdit[]) => {
      const before = client.getQueryData(queryKey)?.links ?? []
      for (let at = 0; at < edits.length; at += mostEdits) {
        const part = edits.slice(at, at + mostEdits)
        const back = inverseOf(part, before)
        setDone((steps) => [...steps, back])
        send(part)
      }
    },
    undo: () => {
      const back = done.at(-1)
      if (!back) return
      setDone((steps) => steps.slice(0, -1))
      send(back)
    },
  }
}
export type LinkChanges = ReturnType<typeof useLinkChanges>
