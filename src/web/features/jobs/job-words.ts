import type { Job, JobKind, JobState } from '../../../shared/jobs.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

export const KIND_WORDS: Record<JobKind, TextKey> = {
  reading: 'jobs.kind.reading',
  backup: 'jobs.kind.backup',
  letter: 'jobs.kind.letter',
}

export const STATE_WORDS: Record<JobState, { tone: StateTone; words: TextKey }> = {
  waiting: { tone: 'idle', words: 'jobs.state.waiting' },
  running: { tone: 'running', words: 'jobs.state.running' },
  done: { tone: 'good', words: 'jobs.state.done' },
  failed: { tone: 'bad', words: 'jobs.state.failed' },
  cancelled: { tone: 'idle', words: 'jobs.state.cancelled' },
}

/** How the features call the stages and the failures of their kinds. */
export type KindWords = {
  stage: (stage: string) => TextKey | undefined
  problem: (problem: NonNullable<Job['problem']>) => TextKey
}
