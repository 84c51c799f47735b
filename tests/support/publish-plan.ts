import { setTimeout as sleep } from 'node:timers/promises'
import type { Document } from '../../src/shared/documents.ts'
import type { PublishPreview, Version } from '../../src/shared/programmes.ts'

const withinMs = 60_000

/** Whoever calls the API; what is refused throws. */
export type Publisher = { get<T>(path: string): Promise<T>; post<T>(path: string, body?: unknown): Promise<T> }

/** Starts a programme with a document that was read, and publishes it as it was read. */
export async function publishDocument(
  publisher: Publisher,
  documentId: string,
  on: string,
): Promise<{ programmeId: string }> {
  const { programmes } = await publisher.get<Document>(`/documents/${documentId}`)
  const [known] = programmes
  if (known?.state === 'published') return { programmeId: known.id }
  const { id, programmeId } = known
    ? { id: known.versionId, programmeId: known.id }
    : await publisher.post<Version>('/drafts', { documentId, relation: 'starts', on })
  const { cursor } = await publisher.get<PublishPreview>(`/versions/${id}/publish-preview`)
  await publisher.post(`/versions/${id}/publish`, { cursor })
  return { programmeId }
}

/** Throws where it cannot be read, or is not within a minute. */
export async function untilRead({ get }: Pick<Publisher, 'get'>, documentId: string): Promise<void> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const { reading } = await get<Document>(`/documents/${documentId}`)
    if (reading?.state === 'done') return
    if (reading?.state === 'failed' || performance.now() > deadline) throw new Error(`The reading is ${reading?.state}`)
    await sleep(50)
  }
}
