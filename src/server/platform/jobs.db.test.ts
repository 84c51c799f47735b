import { expect, test } from 'vitest'
import { useDatabase } from '../../../tests/support/database.ts'
import { migrateJobs } from './jobs.ts'

const context = useDatabase()

test('many that start at once prepare the queues, and none fails for another', async () => {
  const failed: string[] = []
  for (let round = 0; round < 10; round += 1) {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => migrateJobs(context.url, ['of-a-test'])))
    for (const outcome of outcomes) if (outcome.status === 'rejected') failed.push(String(outcome.reason))
  }
  expect(failed).toEqual([])
})
