import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'

const context = useApp()

test('a plan that is uploaded is read, and its facts stand on its clauses', async () => {
  const { unitId, homeId } = await context.setUp('33')
  const planner = await context.signIn({ role: 'planner', unitId })
  const bytes = await readFile('examples/ke-hoach-song-lam.txt')
  const response = await upload(planner, bytes, { name: 'Kế hoạch.txt' })
  expect(response.statusCode, response.body).toBe(201)
  const { document, alreadyHere } = response.json()
  expect(alreadyHere).toBe(false)
  const read = await whenRead(planner, document.id)
  expect(read).toMatchObject({ number: '47/KH-UBND', reading: { state: 'done' } })
  expect(homeId).toBe(1)
})
