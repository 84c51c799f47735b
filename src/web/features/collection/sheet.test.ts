import { beforeEach, expect, test } from 'vitest'
import type { NewSubmission, Saved } from '../../../shared/form-acts.ts'
import { ApiProblem, NetworkFailure } from '../../api.ts'
import { createSheet, type Sheet } from './sheet.ts'

const a = { elementId: '1', category: '' }
const b = { elementId: '2', category: '' }
const number = (value: string) => ({ value, mark: null, note: null })

let sent: NewSubmission[]
let answers: ((submission: NewSubmission) => Saved)[]
let waiting: (() => void)[]
let reloaded: number
let sheet: Sheet
const fine = ({ id, revision }: NewSubmission): Saved => ({
  id,
  revision: revision + 1,
  at: '2026-11-30T07:05:00.000Z',
})
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const pass = async () => {
  for (const run of waiting.splice(0)) run()
  await settle()
}

beforeEach(() => {
  sent = []
  answers = []
  waiting = []
  reloaded = 0
  let ids = 0
  sheet = createSheet({
    send: async (submission) => {
      sent.push(submission)
      return (answers.shift() ?? fine)(submission)
    },
    reload: async () => {
      reloaded += 1
      sheet.load(7, [{ ...a, ...number('9') }])
    },
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    later: (run) => waiting.push(run),
  })
  sheet.load(0, [])
})

test('what is typed is sent once one pauses, and is saved', async () => {
  sheet.type([{ key: a, to: number('1') }])
  sheet.type([{ key: a, to: number('12') }])
  expect(sheet.get().saving).toBe('typed')
  await pass()
  expect(sent).toMatchObject([{ revision: 0, cells: [{ elementId: '1', value: '12' }] }])
  expect(sheet.get()).toMatchObject({ saving: 'saved', revision: 1, savedAt: '2026-11-30T07:05:00.000Z' })
  expect(sheet.cellAt(a)).toMatchObject(number('12'))
})

test('what is undone is sent as it stood, and nothing else that the server told of the cell', async () => {
  const told = { ...a, ...number('5'), from: null }
  sheet.load(3, [told])
  sheet.type([{ key: a, to: number('6') }])
  sheet.undo()
  await pass()
  expect(sent).toEqual([{ id: 'id-1', revision: 3, cells: [{ ...a, ...number('5') }] }])
})

test('what nobody answered is sent again under the same id, and what is typed meanwhile after it', async () => {
  answers.push(() => {
    throw new NetworkFailure()
  })
  sheet.type([{ key: a, to: number('1') }])
  await pass()
  expect(sheet.get().saving).toBe('waiting')
  expect(sheet.isUnsaved()).toBe(true)
  sheet.type([
    { key: a, to: number('2') },
    { key: b, to: number('3') },
  ])
  await pass()
  expect(sent.map(({ id, cells }) => [id, cells.map(({ value }) => value).join()])).toEqual([
    ['id-1', '1'],
    ['id-1', '1'],
    ['id-2', '2,3'],
  ])
  expect(sheet.get()).toMatchObject({ saving: 'saved', revision: 2 })
  expect(sheet.isUnsaved()).toBe(false)
})

test('where somebody else changed the same cell both are shown, and the rest is saved', async () => {
  answers.push(() => {
    throw new ApiProblem({
      type: '/problems/form-changed',
      status: 409,
      title: '',
      errors: [
        { pointer: '#/cells/0', code: 'changed', params: { value: '9', mark: null, note: null, by: 'p', at: 't' } },
      ],
    })
  })
  sheet.type([
    { key: a, to: number('1') },
    { key: b, to: number('2') },
  ])
  await pass()
  expect(reloaded).toBe(1)
  expect(sent.at(-1)).toMatchObject({ id: 'id-2', revision: 7, cells: [{ elementId: '2' }] })
  const [clash] = sheet.get().clashes
  expect(clash).toMatchObject({ key: a, mine: { value: '1' }, theirs: { value: '9' } })
  expect(sheet.cellAt(a)).toMatchObject(number('9'))
  if (clash) sheet.decide(clash, 'mine')
  await pass()
  expect(sent.at(-1)).toMatchObject({ revision: 8, cells: [{ elementId: '1', value: '1' }] })
  expect(sheet.get().clashes).toEqual([])
})

test('what the server will not take stays typed', async () => {
  answers.push(() => {
    throw new ApiProblem({ type: '/problems/form-not-open', status: 409, title: '' })
  })
  sheet.type([{ key: a, to: number('1') }])
  await pass()
  expect(sheet.get().saving).toBe('refused')
  expect(sheet.cellAt(a)).toMatchObject(number('1'))
  expect(sheet.isUnsaved()).toBe(true)
})

test('steps are taken back and done again, a pasted block as one', () => {
  sheet.type([{ key: a, to: number('1') }])
  sheet.type([
    { key: a, to: number('5') },
    { key: b, to: number('6') },
  ])
  sheet.undo()
  expect([sheet.cellAt(a).value, sheet.cellAt(b).value]).toEqual(['1', null])
  sheet.redo()
  expect([sheet.cellAt(a).value, sheet.cellAt(b).value]).toEqual(['5', '6'])
  sheet.undo()
  sheet.type([{ key: b, to: number('7') }])
  expect(sheet.redo()).toBeUndefined()
})

test('an emptied cell keeps no note, and a fault goes when something right is typed', () => {
  sheet.type([{ key: a, to: { value: '1', mark: null, note: 'Ghi chú' } }])
  sheet.type([{ key: a, to: { value: null, mark: null, note: 'Ghi chú' } }])
  expect(sheet.cellAt(a).note).toBeNull()
  sheet.fault(a, '1x', 'not-a-number')
  expect(sheet.isUnsaved()).toBe(true)
  sheet.type([{ key: a, to: number('1') }])
  expect(sheet.get().faults.size).toBe(0)
})
