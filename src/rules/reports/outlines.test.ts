import { readdirSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { OutlineSection, REPORT_KINDS } from '../../shared/outlines.ts'
import { assemble } from './assemble.ts'
import { outlineFaults } from './outlines.ts'

const folder = 'data/outlines'
const shipped = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, outline: JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) }))

test('an outline is shipped for each kind of report', () => {
  expect(shipped.map(({ outline }) => outline.kind).sort()).toEqual([...REPORT_KINDS].sort())
})

test.each(shipped)('$name fits together', ({ outline }) => {
  for (const section of outline.sections) expect(Value.Check(OutlineSection, section), section.key).toBe(true)
  expect(outlineFaults(outline.sections)).toEqual([])
})

const section = (rest: Partial<OutlineSection> = {}): OutlineSection => ({
  ...{ key: 'a', level: 1, title: 'A', wants: 'text', source: null, writer: 'consolidator' },
  ...{ matter: null, prompt: null, appendix: false },
  ...rest,
})
test.each([
  [[section(), section()], '#/sections/1/key', 'twice'],
  [[section({ level: 2 })], '#/sections/0/level', 'no-parent'],
  [[section(), section({ key: 'b', level: 3 })], '#/sections/1/level', 'no-parent'],
  [[section({ wants: 'figures', source: 'unit-table' })], '#/sections/0/source', 'not-of-this'],
  [[section({ wants: 'table' })], '#/sections/0/source', 'not-of-this'],
  [[section({ wants: 'figures', source: 'targets', writer: 'organisations' })], '#/sections/0/writer', 'not-here'],
  [[section({ appendix: true }), section({ key: 'b' })], '#/sections/1/appendix', 'not-last'],
] as const)('what does not fit is told with its place: %#', (sections, pointer, code) => {
  expect(outlineFaults([...sections])).toContainEqual({ pointer, code })
})

test('a blank stands where a person is to write and did not, and what nobody was asked for is left out', () => {
  const base = { level: 1, title: 'Mục', appendix: false, drafted: [], showsDraft: true, words: '' }
  const { blocks } = assemble([
    { ...base, key: 'a', state: 'own', prompt: 'Nêu nguyên nhân' },
    { ...base, key: 'b', state: 'own', prompt: 'Nêu nguyên nhân', words: 'Đoạn\n- Ý một\n+ Ý hai' },
    { ...base, key: 'c', state: 'unasked', prompt: 'Nêu kết quả' },
  ])
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, words: ['Mục'] },
    { kind: 'blank', prompt: 'Nêu nguyên nhân' },
    { kind: 'heading', level: 1, words: ['Mục'] },
    { kind: 'paragraph', words: ['Đoạn'] },
    { kind: 'item', level: 1, words: ['Ý một'] },
    { kind: 'item', level: 2, words: ['Ý hai'] },
  ])
})
