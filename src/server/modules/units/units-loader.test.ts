import { expect, test } from 'vitest'
import { hashOfSearchKeys, searchKeysOfTheFiles } from './units-loader.ts'

test('units are loaded anew when the rules make other search keys of them: then this hash is written anew', async () => {
  expect(await hashOfSearchKeys()).toBe(searchKeysOfTheFiles)
})
