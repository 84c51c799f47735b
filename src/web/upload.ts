import { NetworkFailure, problemFrom } from './api.ts'

export type UploadOptions = { onProgress: (share: number) => void; signal: AbortSignal }

/** `fetch` cannot tell how much of a body has gone out; XMLHttpRequest can. */
export function upload<T>(path: string, form: FormData, { onProgress, signal }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T)
      else reject(problemFrom(request.status, request.responseText))
    }
    request.onerror = () => reject(new NetworkFailure())
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
