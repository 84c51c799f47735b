import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../days.ts'
import { answersByAddedDay } from './added-day.ts'
import type { AskedAnswer } from './asked-answers.ts'

const of = (period: string, opensOn: string, dueOn: string | null): AskedAnswer => ({
  period,
  opensOn,
  dueOn,
  source: 'report',
})
const standing = [
  of('2026', '2026-03-01', '2026-12-09'),
  of('2027', '2027-01-01', '2027-12-09'),
  of('2028', '2028-01-01', '2028-12-09'),
]

test('what had opened when a day was added goes on, what comes later gives way to the day', () => {
  const asked = answersByAddedDay(standing, { dueOn: '2027-06-30', since: '2026-11-20' }, '2026-03-01')
  expect(asked).toEqual([
    of('2026', '2026-03-01', '2026-12-09'),
    { period: '', opensOn: '2026-11-20', dueOn: '2027-06-30', source: 'planner' },
  ])
})

test('who gets a duty after a day was added answers by that day alone', () => {
  const later = [of('2027', '2027-02-01', '2027-12-09')]
  expect(answersByAddedDay(later, { dueOn: '2027-06-30', since: '2026-11-20' }, '2027-02-01')).toEqual([
    { period: '', opensOn: '2027-02-01', dueOn: '2027-06-30', source: 'planner' },
  ])
})

test('a report to which nothing gives a day has the one that was added', () => {
  expect(
    answersByAddedDay([of('', '2026-03-01', null)], { dueOn: '2026-12-01', since: '2026-03-01' }, '2026-03-01'),
  ).toEqual([{ period: '', opensOn: '2026-03-01', dueOn: '2026-12-01', source: 'planner' }])
})

const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-01-01', days))
const answers = fc
  .uniqueArray(fc.record({ period: fc.constantFrom('', '2026', '2027', '2028', '2029'), opensOn: day, dueOn: day }), {
    selector: ({ period }) => period,
  })
  .map((all) => all.map(({ period, opensOn, dueOn }) => of(period, opensOn, dueOn)))

test('whatever a duty asks for: once by the day, each period once, and of the others only what was open', () => {
  fc.assert(
    fc.property(answers, day, day, day, (asked, dueOn, since, openedOn) => {
      const made = answersByAddedDay(asked, { dueOn, since }, openedOn)
      expect(made.filter(({ source }) => source === 'planner').map((each) => [each.period, each.dueOn])).toEqual([
        ['', dueOn],
      ])
      expect(new Set(made.map(({ period }) => period)).size).toBe(made.length)
      const others = made.filter(({ source }) => source !== 'planner')
      expect(others).toEqual(asked.filter((each) => each.period !== '' && each.opensOn <= since))
      // Another day moves the one answer and nothing else.
      const moved = answersByAddedDay(asked, { dueOn: addDays(dueOn, 30), since }, openedOn)
      expect(moved.filter(({ source }) => source !== 'planner')).toEqual(others)
      expect(
        made.every(({ source, opensOn }) => source !== 'planner' || (opensOn >= openedOn && opensOn >= since)),
      ).toBe(true)
    }),
  )
})
