import { expect, test } from 'vitest'
import { isBehindChosen, labelFor, nameBeingTyped, toStored, toWritten } from './comments.ts'

const lan = '01890000-0000-7000-8000-000000000001'
const lan2 = '01890000-0000-7000-8000-000000000002'

test('a name is looked for while it is typed after an @, and no address is', () => {
  expect(nameBeingTyped('Nhờ @', 5)).toBe('')
  expect(nameBeingTyped('Nhờ @lan anh', 12)).toBe('lan anh')
  expect(nameBeingTyped('Nhờ @lan xem', 8)).toBe('lan')
  expect(nameBeingTyped('gửi a@b.vn', 10)).toBeUndefined()
  expect(nameBeingTyped('@lan\n', 5)).toBeUndefined()
})

test('what is written goes out with ids and comes back with names', () => {
  const written = { text: 'Nhờ @Trần Lan và @Trần Lan Anh xem', chosen: [] as { id: string; label: string }[] }
  written.chosen.push({ id: lan, label: '@Trần Lan' }, { id: lan2, label: '@Trần Lan Anh' })
  const words = toStored(written.text, written.chosen)
  expect(words).toBe(`Nhờ @[${lan}] và @[${lan2}] xem`)
  const mentioned = [
    { id: lan, name: 'Trần Lan' },
    { id: lan2, name: 'Trần Lan Anh' },
  ]
  expect(toWritten({ words, mentioned })).toEqual(written)
})

test('what is written behind a name that was chosen is no other name', () => {
  const chosen = [{ id: lan, label: '@Trần Lan' }]
  expect(['Trần Lan', 'Trần Lan ', 'Trần Lan xem giúp'].map((typed) => isBehindChosen(typed, chosen))).toEqual([
    true,
    true,
    true,
  ])
  expect(['Trần', 'Trần Lanh', 'Lan xem'].map((typed) => isBehindChosen(typed, chosen))).toEqual([false, false, false])
})

test('two of one name are told apart', () => {
  const chosen = [{ id: lan, label: '@Trần Lan' }]
  expect(labelFor({ id: lan2, name: 'Trần Lan', place: 'Sở Nội vụ' }, chosen)).toBe('@Trần Lan (Sở Nội vụ)')
  expect(labelFor({ id: lan, name: 'Trần Lan', place: 'Sở Nội vụ' }, chosen)).toBe('@Trần Lan')
})
