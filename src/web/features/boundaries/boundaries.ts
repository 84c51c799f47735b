import { queryOptions } from '@tanstack/react-query'
import type { BoundariesList, BoundaryFault, HomeBoundaries } from '../../../shared/boundaries.ts'
import { ApiProblem, api } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { upload } from '../../upload.ts'

export const boundariesQuery = queryOptions({
  queryKey: ['boundaries'],
  queryFn: ({ signal }) => api.get<BoundariesList>('/boundaries', signal),
})

/** `onShare`: how much of it has gone out. */
export function sendBoundaries(homeId: number, file: File, onShare: (share: number) => void): Promise<HomeBoundaries> {
  const form = new FormData()
  form.append('file', file)
  return upload<HomeBoundaries>(`/boundaries/${homeId}`, form, {
    onProgress: onShare,
    signal: new AbortController().signal,
  })
}

export const removeBoundaries = (homeId: number) => api.delete(`/boundaries/${homeId}`)
export const boundaryFile = (homeId: number) => `/api/boundaries/${homeId}/file`

const FAULT_WORDS: Readonly<Record<BoundaryFault, TextKey>> = {
  'not-json': 'boundaries.fault.notJson',
  'not-geojson': 'boundaries.fault.notGeojson',
  'no-code': 'boundaries.fault.noCode',
  'not-a-polygon': 'boundaries.fault.notAPolygon',
  outside: 'boundaries.fault.outside',
  'code-twice': 'boundaries.fault.codeTwice',
  'no-unit': 'boundaries.fault.noUnit',
}

/** Where in the file it is and what is wrong; undefined for any other refusal. */
export function faultOf(error: unknown): { words: TextKey; feature: number | null } | undefined {
  if (!(error instanceof ApiProblem) || error.reply.type !== '/problems/boundaries-not-taken') return undefined
  const [fault] = error.reply.errors ?? []
  const words = FAULT_WORDS[fault?.code as BoundaryFault]
  const at = /features\/(\d+)$/.exec(fault?.pointer ?? '')?.[1]
  return { words, feature: at === undefined ? null : Number(at) + 1 }
}

export const boundaryProblems: ProblemWords = {
  'boundaries-not-taken': 'boundaries.problem.notTaken',
  'file-too-large': 'boundaries.problem.tooLarge',
  'uploads-waiting': 'boundaries.problem.waiting',
}
