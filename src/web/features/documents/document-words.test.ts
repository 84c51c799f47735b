import { expect, test } from 'vitest'
import { problemKey, WARNING_WORDS, warningParams } from './document-words.ts'

test('an old encoding is named as people know it', () => {
  expect(WARNING_WORDS['old-letters']).toBe('documents.warning.oldLetters')
  expect(warningParams({ encoding: 'tcvn3' })).toEqual({ encoding: 'TCVN3 (ABC)' })
  expect(warningParams({ encoding: 'constructor', count: 2 })).toEqual({ encoding: 'constructor', count: 2 })
})

test.each([
  ['pdf', 'isPdf'],
  ['doc', 'isOldWord'],
  ['rtf', 'isOtherText'],
  ['odt', 'isOtherText'],
  ['png', 'isPicture'],
  ['binary', 'notSupported'],
])('a refused %s says what to do with it', (found, words) => {
  expect(problemKey('not-supported-format', { found })).toBe(`documents.problem.${words}`)
})
