import { expect, test } from 'vitest'
import { type AnswerTimes, standingOf } from './standing.ts'

const answer: AnswerTimes = {
  state: 'in-progress',
  opensOn: '2026-01-01',
  dueOn: '2026-12-14',
  extendedTo: null,
  openedOn: '2026-01-01',
  submittedOn: null,
}

test.each<[string, Partial<AnswerTimes>, string, string, number]>([
  ['long before', {}, '2026-11-20', 'open', 24],
  ['a week before', {}, '2026-12-07', 'soon', 7],
  ['on the day', {}, '2026-12-14', 'soon', 0],
  ['a day after', {}, '2026-12-15', 'late', 1],
  ['a day after, moved by an extension', { extendedTo: '2026-12-20' }, '2026-12-15', 'soon', 5],
  ['after the extension', { extendedTo: '2026-12-20' }, '2026-12-22', 'late', 2],
  ['handed in on the day', { state: 'submitted', submittedOn: '2026-12-14' }, '2027-03-01', 'submitted', 0],
  ['handed in after it', { state: 'submitted', submittedOn: '2026-12-17' }, '2027-03-01', 'submitted-late', 3],
  ['late stays said when it is done', { state: 'done', submittedOn: '2026-12-17' }, '2027-03-01', 'done-late', 3],
  ['done in time', { state: 'done', submittedOn: '2026-12-01' }, '2027-03-01', 'done', 0],
  ['came back', { state: 'returned', submittedOn: '2026-12-01' }, '2026-12-04', 'returned', 10],
  ['came back and is late', { state: 'returned', submittedOn: '2026-12-01' }, '2026-12-16', 'late', 2],
  ['its period has not begun', { opensOn: '2026-06-01', state: 'not-started' }, '2026-05-31', 'ahead', 197],
  ['without a day', { dueOn: null }, '2030-01-01', 'open', 0],
  ['had passed when the plan was opened', { dueOn: '2020-09-30' }, '2026-11-20', 'passed-before', 0],
  [
    'had passed, and is handed in',
    { dueOn: '2020-09-30', state: 'submitted', submittedOn: '2026-11-20' },
    '2026-11-21',
    'submitted',
    0,
  ],
  ['given up', { state: 'cancelled' }, '2026-12-20', 'cancelled', 0],
])('%s', (_, changed, today, standing, days) => {
  expect(standingOf({ ...answer, ...changed }, today)).toEqual({ standing, days })
})
