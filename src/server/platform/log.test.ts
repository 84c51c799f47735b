import pg from 'pg'
import { expect, test } from 'vitest'
import { isOutage } from './database.ts'
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

test('a database that does not answer is told from one that refuses', () => {
  const outages = [
    fromDatabase('57P01', 'terminating connection due to administrator command'),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
  ]
  expect(outages.map(isOutage)).toEqual([true, true, true, true])
  expect([fromDatabase('23505', 'duplicate'), new Error('no'), new TypeError('x')].map(isOutage)).not.toContain(true)
})
