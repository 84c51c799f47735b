import type { PublishProgress } from '../../../shared/programmes.ts'
import type { NoteProgress } from '../../platform/progress.ts'

const mostKept = 100

/**
 * How far the publications are that this process does. It is kept in memory, since nobody else sees the rows of a transaction that
 * is not over; another process knows nothing of them and says so.
 */
export function followPublications() {
  const known = new Map<string, PublishProgress>()
  function keepFailed(versionId: string, progress: PublishProgress): void {
    known.delete(versionId)
    known.set(versionId, { ...progress, state: 'failed' })
    const [oldest] = known.keys()
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
  }
  return {
    find: (versionId: string): PublishProgress => known.get(versionId) ?? { state: 'unknown', done: 0, of: null },
    /** Keeps what the work notes until it is over; of one that fails it stays known until it is begun again. */
    async follow<T>(versionId: string, work: (note: NoteProgress) => Promise<T>): Promise<T> {
      let mine: PublishProgress | undefined
      const isMine = () => mine !== undefined && known.get(versionId) === mine
      try {
        const made = await work((done, of) => {
          mine = { state: 'under-way', done, of }
          known.set(versionId, mine)
        })
        if (isMine()) known.delete(versionId)
        return made
      } catch (error) {
        if (mine && isMine()) keepFailed(versionId, mine)
        throw error
      }
    },
  }
}
export type Publications = ReturnType<typeof followPublications>
