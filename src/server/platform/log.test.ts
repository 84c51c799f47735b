import pg from 'pg'
import { expect, test } from 'vitest'
import { outageOf } from './database.ts'
import { describeError } from './log.ts'

const fromDatabase = (code: string, message: string, rest: object = {}) =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code, ...rest })

test('what people wrote is in no line of the log, where and why it failed is', () => {
  const value = fromDatabase('22P02', 'invalid input syntax for type uuid: "nguyen@mau.example"')
  const twice = fromDatabase('23505', 'duplicate key value violates unique constraint "people_email_once"', {
    constraint: 'people_email_once',
    detail: 'Key (email)=(nguyen@mau.example) already exists.',
  })
  const lines = [value, twice].map((error) => JSON.stringify(describeError(error)))
  expect(lines.join()).not.toContain('nguyen')
  expect(lines[1]).toContain('people_email_once')
  expect(lines.every((line) => line.includes('log.test.ts'))).toBe(true)
})

test('a database that is away, full or busy is told from one that refuses', () => {
  const withCode = (code: string, message = '') => Object.assign(new Error(message), { code })
  const away = [
    fromDatabase('57P01', 'terminating connection due to administrator command'),
    fromDatabase('28P01', 'password authentication failed for user "hieuhoc_app"'),
    withCode('ECONNREFUSED'),
    withCode('EHOSTUNREACH'),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('Query read timeout'),
  ]
  const full = [
    fromDatabase('53100', 'could not extend file "base/5/16500": No space left on device'),
    fromDatabase('XX000', 'could not extend file "base/5/16500": File too large'),
    fromDatabase('58030', 'could not write block 7'),
    withCode('ENOSPC'),
  ]
  const busy = [
    fromDatabase('57014', 'canceling statement due to statement timeout'),
    fromDatabase('53300', 'sorry, too many clients already'),
    fromDatabase('40P01', 'deadlock detected'),
    new Error('timeout exceeded when trying to connect'),
  ]
  expect(away.map(outageOf)).toEqual(away.map(() => 'away'))
  expect(full.map(outageOf)).toEqual(full.map(() => 'full'))
  expect(busy.map(outageOf)).toEqual(busy.map(() => 'busy'))
  const refusals = [
    fromDatabase('23505', 'duplicate'),
    fromDatabase('22001', 'No space left on device'),
    fromDatabase('XX000', 'cache lookup failed'),
    new Error('no'),
    new TypeError('x'),
  ]
  expect(refusals.map(outageOf)).toEqual(refusals.map(() => undefined))
})
