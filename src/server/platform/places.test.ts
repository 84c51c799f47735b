import { expect, test } from 'vitest'
import { limitPlaces } from './places.ts'

/** Work that goes on until it is told to end. */
function someWork() {
  const ends: (() => void)[] = []
  const work = () => new Promise<string>((resolve) => ends.push(() => resolve('done')))
  return { work, ends, endAll: () => ends.splice(0).map((end) => end()) }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('so many at once, fewer of one person; whoever waits comes when there is room', async () => {
  const inPlace = limitPlaces({ all: 3, each: 2, waitMs: 60_000 }, () => new Error('no room'))
  const { work, ends } = someWork()
  const asked = ['a', 'a', 'a', 'b', 'c'].map((who) => inPlace(who, work))
  await settle()
  // Two of a, and b; the third of a has had his share, c waits for room.
  expect(ends).toHaveLength(3)
  ends[2]?.()
  await settle()
  expect(ends).toHaveLength(4)
  ends[0]?.()
  await settle()
  expect(ends).toHaveLength(5)
  for (const end of ends) end()
  expect(await Promise.all(asked)).toEqual(Array(5).fill('done'))
})

test('who waited in vain is refused, takes no place, and work that fails gives its own back', async () => {
  const inPlace = limitPlaces({ all: 1, each: 1, waitMs: 20 }, () => new Error('no room'))
  const { work, endAll } = someWork()
  const first = inPlace('a', work)
  await expect(inPlace('b', work)).rejects.toThrow('no room')
  endAll()
  await first
  await expect(inPlace('b', () => Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  expect(await inPlace('c', async () => 'done')).toBe('done')
})
