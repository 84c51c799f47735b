import { expect, test } from 'vitest'
import type { ComparedPapers } from './compared-papers.ts'
import { startComparisonRuns } from './comparison-runs.ts'

const whole: ComparedPapers = { form: 'whole' }
const papers = (newer: string) => ({ older: Buffer.from('cũ'), newer: Buffer.from(newer) })
const waiting = '/problems/comparisons-waiting'

/** Runs that end when told, or when nobody waits for them. */
function slowRuns(waitMs = 10_000) {
  const begun: { newer: string; finish: () => void; signal: AbortSignal }[] = []
  const runs = startComparisonRuns(
    waitMs,
    ({ newer }, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('broken off')))
        begun.push({ newer: Buffer.from(newer).toString(), finish: () => resolve(whole), signal })
      }),
  )
  return { ...runs, begun }
}
const said = (answer: Promise<ComparedPapers>) =>
  answer.then(
    ({ form }) => form as string,
    (error) => error.kind?.type ?? error.message,
  )

test('the same two papers are compared once for all who ask, others when that is done', async () => {
  const { compare, begun } = slowRuns()
  const answers = ['a', 'a', 'b'].map((newer) => said(compare(papers(newer))))
  expect(begun.map(({ newer }) => newer)).toEqual(['a'])
  begun[0]?.finish()
  await expect.poll(() => begun.map(({ newer }) => newer)).toEqual(['a', 'b'])
  begun[1]?.finish()
  expect(await Promise.all(answers)).toEqual(['whole', 'whole', 'whole'])
})

test('who has no turn in time is told to come again', async () => {
  const { compare, begun } = slowRuns(20)
  const first = said(compare(papers('a')))
  expect(await said(compare(papers('b')))).toBe(waiting)
  begun[0]?.finish()
  expect(await first).toBe('whole')
  expect(begun).toHaveLength(1)
})

test('a comparison ends when the last who waits for it is gone, and not before', async () => {
  const { compare, begun } = slowRuns()
  const [one, other] = [new AbortController(), new AbortController()]
  const answers = [said(compare(papers('a'), one.signal)), said(compare(papers('a'), other.signal))]
  one.abort()
  expect(begun[0]?.signal.aborted).toBe(false)
  other.abort()
  expect(begun[0]?.signal.aborted).toBe(true)
  const next = said(compare(papers('a')))
  expect(await Promise.all(answers)).toEqual(['broken off', 'broken off'])
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.finish()
  expect(await next).toBe('whole')
})

test('stopping ends what is under way, and nothing begins after it', async () => {
  const { compare, stop, begun } = slowRuns()
  const answer = said(compare(papers('a')))
  await stop()
  expect(await answer).toBe('broken off')
  expect(await said(compare(papers('a')))).toBe(waiting)
  expect(begun).toHaveLength(1)
})
