import { expect, test } from 'vitest'
import { takeIn } from './incoming.ts'

test('text is in NFC from the moment it enters, wherever it stands', () => {
  const nfd = 'Hòa Bình'.normalize('NFD')
  const nfc = 'Hòa Bình'.normalize('NFC')
  expect(takeIn({ a: [{ b: nfd }], c: nfd, d: 5, e: null })).toMatchObject({
    value: { a: [{ b: nfc }], c: nfc, d: 5, e: null },
    faults: [],
  })
  expect(takeIn(nfd).value).toBe(nfc)
})

test('what the database cannot keep is named where it stands', () => {
  expect(takeIn({ a: ['tốt', 'x\0'], b: { c: 'nửa \ud83d' }, d: '😀' }).faults).toEqual([
    { path: '/b/c', code: 'letters' },
    { path: '/a/1', code: 'letters' },
  ])
  expect(takeIn('\0').faults).toEqual([{ path: '', code: 'letters' }])
})

test('a value of any depth is walked, and refused beyond what a body needs', () => {
  const nested = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
  const { faults } = takeIn({ a: nested })
  expect(faults.map(({ code }) => code)).toEqual(['depth'])
  expect(takeIn({ a: [[[[1]]]] })).toMatchObject({ faults: [], size: 6 })
})

test('a key that names a prototype stays a key', () => {
  const { value } = takeIn(JSON.parse('{"__proto__": {"a": "b"}}'))
  expect(Object.keys(value as object)).toEqual(['__proto__'])
  expect(({} as { a?: unknown }).a).toBeUndefined()
})
