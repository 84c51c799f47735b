import type { Request } from './pending.ts'

export type KeptBatch = { batchId: string; request: Request }

const nameOf = (versionId: string, personId: string) => `review ${versionId} ${personId}`

/** What was not yet sent outlives the page; whoever did it goes on with it, nobody else. */
export function keepBatches(versionId: string, personId: string, batches: readonly KeptBatch[]): void {
  try {
    if (batches.length === 0) localStorage.removeItem(nameOf(versionId, personId))
    else localStorage.setItem(nameOf(versionId, personId), JSON.stringify(batches))
  } catch {
    // Full or forbidden: the edits still stand in memory.
  }
}

export function keptBatches(versionId: string, personId: string): KeptBatch[] {
  try {
    const text = localStorage.getItem(nameOf(versionId, personId))
    return text ? (JSON.parse(text) as KeptBatch[]) : []
  } catch {
    return []
  }
}
