import { useReducer, useRef } from 'react'
import { MAX_EVIDENCE_BYTES } from '../../shared/evidence.ts'
import { ApiProblem } from '../api.ts'
import { upload } from '../upload.ts'

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

/** Where files go, with what is said beside each; `onKept` when one stands there. */
export type Sending = { path: string; fields: Readonly<Record<string, string>>; onKept: () => Promise<unknown> }

/** Files on their way, one after the other; what was not kept stays listed with the reason. */
export function useSending({ path, fields, onKept }: Sending) {
  const [files, change] = useReducer(changed, [])
  const queue = useRef({ last: Promise.resolve(), stop: new AbortController() })
  async function sendOne({ id, file }: Pick<SentFile, 'id' | 'file'>, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    try {
      const onProgress = (share: number) => change({ id, to: { share } })
      onProgress(0)
      await upload(path, form, { onProgress, signal })
      await onKept()
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
