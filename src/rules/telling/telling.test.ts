import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayInVietnam } from '../days.ts'
import {
  isQuiet,
  isTheirs,
  isToTell,
  LATE,
  type LetterHabits,
  letterMayGo,
  mondayOf,
  stepOn,
  type Told,
} from './index.ts'

const days = [7, 3, 1]

describe('a reminder', () => {
  test.each([
    ['2026-11-20', null],
    ['2026-12-02', 7],
    ['2026-12-05', 7],
    ['2026-12-06', 3],
    ['2026-12-08', 1],
    ['2026-12-09', 1],
    ['2026-12-10', LATE],
    ['2027-03-01', LATE],
  ])('of what is due on 9/12/2026 stands on %s at step %s', (today, step) => {
    expect(stepOn('2026-12-09', today, days)).toBe(step)
  })
  test('comes only when it is late where an office wants none before', () => {
    expect([stepOn('2026-12-09', '2026-12-09', []), stepOn('2026-12-09', '2026-12-10', [])]).toEqual([null, LATE])
  })
  test('comes anew where the last day was moved, and no more where it was told', () => {
    const told = { lastOn: '2026-12-09', step: LATE }
    expect([
      isToTell('2026-12-09', LATE, told),
      isToTell('2026-12-20', 7, told),
      isToTell('2026-12-09', 1, undefined),
    ]).toEqual([false, true, true])
  })
})

describe('of what somebody has by name', () => {
  test.each([
    ['Lan', 3, undefined, true],
    ['Lan', 3, 'Lan', true],
    ['Lan', 3, 'Minh', false],
    ['Lan', LATE, 'Minh', true],
  ])('%s is told at step %i where %s has it: %s', (person, step, holder, told) => {
    expect(isTheirs(person, step, holder)).toBe(told)
  })
})

const people = ['Lan', 'Minh', 'Hoa']
type Answer = { lastOn: string; open: boolean; holder: string | undefined; told: Map<string, Told> }
const someDay = fc.integer({ min: 0, max: 120 }).map((many) => addDays('2026-09-01', many))
/** What may happen on a day to one of the answers of an office. */
const happening = fc.record({
  answer: fc.nat(4),
  what: fc.constantFrom('hand-in', 'return', 'move', 'give', 'nothing', 'nothing'),
  to: someDay,
  holder: fc.constantFrom(...people, undefined),
  /** Servers rest, and so do offices. */
  looks: fc.boolean(),
  settings: fc.constantFrom(days, [], [10, 2], [1]),
})

test('whatever happens, nobody is told twice for one reason, of what a colleague has only when it is late, and then all are at the next look', () => {
  fc.assert(
    fc.property(
      fc.array(someDay, { minLength: 5, maxLength: 5 }),
      fc.array(happening, { minLength: 150, maxLength: 150 }),
      (due, events) => {
        const answers: Answer[] = due.map((lastOn) => ({ lastOn, open: true, holder: undefined, told: new Map() }))
        const reasons = new Set<string>()
        events.forEach(({ answer, what, to, holder, looks, settings }, index) => {
          const today = addDays('2026-09-01', index)
          const one = answers[answer] as Answer
          if (what === 'hand-in') one.open = false
          if (what === 'return') one.open = true
          if (what === 'give') one.holder = holder
          // An extension goes on from where the last day was.
          if (what === 'move' && to > one.lastOn) one.lastOn = to
          if (!looks) return
          answers.forEach((each, n) => {
            if (!each.open) return
            const step = stepOn(each.lastOn, today, settings)
            if (step === null) return
            for (const person of people) {
              if (!isTheirs(person, step, each.holder) || !isToTell(each.lastOn, step, each.told.get(person))) continue
              const reason = `${n} ${person} ${each.lastOn} ${step}`
              expect(reasons.has(reason), reason).toBe(false)
              if (each.holder !== undefined && each.holder !== person) expect(each.lastOn < today, reason).toBe(true)
              reasons.add(reason)
              each.told.set(person, { lastOn: each.lastOn, step })
            }
          })
          for (const [n, { open, lastOn, holder: has, told }] of answers.entries()) {
            if (open && lastOn < today)
              for (const person of people) expect(reasons.has(`${n} ${person} ${lastOn} ${LATE}`)).toBe(true)
            // Whoever has it is told of it as soon as a colleague would be.
            if (open && has !== undefined && stepOn(lastOn, today, settings) !== null)
              expect(told.get(has)?.lastOn).toBe(lastOn)
          }
        })
      },
    ),
  )
})

const working = { isWorkingDay: (day: string) => !['2026-11-21', '2026-11-22', '2026-11-24'].includes(day) }
const habits: LetterHabits = { mail: 'at-once', quietFrom: 18, quietUntil: 7, workingDaysOnly: true }
/** In Vietnam. */
const at = (time: string) => new Date(`${time}:00+07:00`)

describe('a letter', () => {
  test.each([
    ['2026-11-20T08:00', false],
    ['2026-11-20T17:59', false],
    ['2026-11-20T18:00', true],
    ['2026-11-23T06:59', true],
    ['2026-11-23T07:00', false],
    ['2026-11-21T10:00', true],
    ['2026-11-24T10:00', true],
  ])('at %s comes at a quiet time: %s', (time, quiet) => expect(isQuiet(at(time), habits, working)).toBe(quiet))
  test('comes at any time to who has no quiet hours, and by day where these lie in the day', () => {
    const always = { ...habits, quietFrom: 0, quietUntil: 0, workingDaysOnly: false }
    expect(isQuiet(at('2026-11-22T02:00'), always, working)).toBe(false)
    expect(isQuiet(at('2026-11-20T12:00'), { ...always, quietFrom: 11, quietUntil: 14 }, working)).toBe(true)
  })
  test('comes at most once a day, or once from Monday to Sunday, or never, as the person chose', () => {
    const goes = (mail: LetterHabits['mail'], now: string, last: string | null) =>
      letterMayGo(at(now), { ...habits, mail }, last === null ? null : at(last), working)
    expect(goes('at-once', '2026-11-20T09:00', '2026-11-20T08:59')).toBe(true)
    expect(goes('daily', '2026-11-20T09:00', '2026-11-20T08:00')).toBe(false)
    expect(goes('daily', '2026-11-23T09:00', '2026-11-20T08:00')).toBe(true)
    expect(goes('weekly', '2026-11-20T09:00', '2026-11-16T08:00')).toBe(false)
    expect(goes('weekly', '2026-11-23T09:00', '2026-11-16T08:00')).toBe(true)
    expect(goes('weekly', '2026-11-20T09:00', null)).toBe(true)
    expect(goes('off', '2026-11-20T09:00', null)).toBe(false)
  })
  test('never goes at a quiet time, and the Monday of a week is in it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.nat(23),
        fc.nat(23),
        (now, from, until) => {
          const mine = { ...habits, quietFrom: from, quietUntil: until }
          if (isQuiet(now, mine, working)) expect(letterMayGo(now, mine, null, working)).toBe(false)
          const day = dayInVietnam(now)
          expect(mondayOf(day) <= day && day < addDays(mondayOf(day), 7)).toBe(true)
        },
      ),
    )
  })
})
