import { useQueryClient } from '@tanstack/react-query'
import { useReducer, useRef } from 'react'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { type Evidence, MAX_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import { ApiProblem, api } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { upload } from '../../upload.ts'
import { DUTIES, dutyProblems, ofAssignment, useDutyChange } from './duties.ts'

export const evidenceProblems: ProblemWords = {
  ...dutyProblems,
  'empty-file': 'doing.evidence.problem.empty',
  'evidence-full': 'doing.evidence.problem.full',
  'evidence-not-taken': 'doing.evidence.problem.notTaken',
  'file-too-large': 'doing.evidence.problem.tooLarge',
  'secret-document': 'doing.evidence.problem.secret',
  'too-much-evidence': 'doing.evidence.problem.tooMany',
  'unsafe-archive': 'doing.evidence.problem.unsafe',
  'uploads-waiting': 'doing.evidence.problem.waiting',
}

export const fileAddress = (assignmentId: string, { id }: Pick<Evidence, 'id'>) =>
  `/api/assignments/${assignmentId}/evidence/${id}/file`

export const useDetach = (assignmentId: string) =>
  useDutyChange(
    (evidenceId: string) => api.post<AssignmentPage>(`/assignments/${assignmentId}/evidence/${evidenceId}/remove`),
    ofAssignment,
  )

/** `share`: how much of it has gone out; undefined while it waits for others. */
export type SentFile = { id: string; file: File; share: number | undefined; error: unknown }

const localProblem = (kind: string) => new ApiProblem({ type: `/problems/${kind}`, status: 422, title: kind })
/** What can be told without sending a byte. */
function problemOf({ size }: File): ApiProblem | undefined {
  if (size === 0) return localProblem('empty-file')
  return size > MAX_EVIDENCE_BYTES ? localProblem('file-too-large') : undefined
}

type Change = { add: readonly SentFile[] } | { id: string; to: Partial<SentFile> | undefined }
function changed(files: readonly SentFile[], change: Change): readonly SentFile[] {
  if ('add' in change) return [...files, ...change.add]
  return files.flatMap((one) => (one.id !== change.id ? [one] : change.to ? [{ ...one, ...change.to }] : []))
}

/** Files on their way to an answer, one after the other; what was not kept stays listed with the reason. */
export function useSending(assignmentId: string, period: string) {
  const cache = useQueryClient()
  const [files, change] = useReducer(changed, [])
  const queue = useRef({ last: Promise.resolve(), stop: new AbortController() })
  async function sendOne({ id, file }: Pick<SentFile, 'id' | 'file'>, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const form = new FormData()
    form.append('period', period)
    form.append('file', file)
    try {
      const onProgress = (share: number) => change({ id, to: { share } })
      onProgress(0)
      await upload<Evidence>(`/assignments/${assignmentId}/evidence`, form, { onProgress, signal })
      await cache.invalidateQueries({ queryKey: [DUTIES] })
      change({ id, to: undefined })
    } catch (error) {
      if (!signal.aborted) change({ id, to: { error, share: undefined } })
    }
  }
  function line(one: Pick<SentFile, 'id' | 'file'>): void {
    const { signal } = queue.current.stop
    queue.current.last = queue.current.last.then(() => sendOne(one, signal))
  }
  return {
    files,
    send(chosen: readonly File[]): void {
      const added = chosen.map((file) => ({
        id: crypto.randomUUID(),
        file,
        share: undefined,
        error: problemOf(file),
      }))
      change({ add: added })
      for (const one of added) if (!one.error) line(one)
    },
    again(one: SentFile): void {
      change({ id: one.id, to: { error: undefined } })
      line(one)
    },
    leave: ({ id }: SentFile) => change({ id, to: undefined }),
    stop(): void {
      queue.current.stop.abort(new Error('stopped'))
      queue.current.stop = new AbortController()
      for (const { id, error } of files) if (!error) change({ id, to: undefined })
    },
  }
}
