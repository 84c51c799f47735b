import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Reading, read } from '../../../reading/index.ts'
import { FACT_BODIES } from '../../../shared/facts.ts'
import { checkAgainst } from '../../platform/validation.ts'
import { readIndicators } from '../catalogue/index.ts'
import { resultOf, toReadFacts } from './reading-result.ts'
import { clausesOf } from './reading-store.ts'

const bytes = readFileSync('examples/ke-hoach-song-lam.txt')
let made = 0
const someId = () => {
  made += 1
  return `01890000-0000-7000-8000-${String(made).padStart(12, '0')}`
}
async function readFacts(change: (reading: Reading) => void = () => {}) {
  const reading = await read(bytes)
  change(reading)
  const result = resultOf(reading, readIndicators())
  const clauses = clausesOf(result, '', [])
  const clauseOf = new Map(result.blocks.map(({ id }, index) => [id, clauses[index]?.id ?? '']))
  return { reading, result, clauses, facts: toReadFacts(result.facts, clauseOf, someId) }
}

test('every fact of an example has a body that a person could have written', async () => {
  const { facts } = await readFacts()
  for (const fact of facts) expect(checkAgainst(FACT_BODIES[fact.kind], fact.body, `#/${fact.kind}`)).toEqual([])
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
})

test('a target that is a part of another names it by id', async () => {
  const { facts } = await readFacts(({ targets }) => {
    if (targets[4]) targets[4].partOf = 2
  })
  const targets = facts.filter((fact) => fact.kind === 'target')
  expect(targets[4]?.body.partOf).toBe(targets[2]?.id)
  expect(targets[3]?.body.partOf).toBeNull()
})

test('the document stands on its title, and without one on its first words', async () => {
  const { facts } = await readFacts()
  expect(facts[0]).toMatchObject({ kind: 'document', quote: facts[0]?.kind === 'document' && facts[0].body.title })
  const untitled = await readFacts(({ document }) => {
    document.places = {}
  })
  expect(untitled.facts[0]).toMatchObject({ kind: 'document', start: 0, clauseId: untitled.clauses[0]?.id })
})

test('a character that the database cannot keep is replaced by one as long', async () => {
  const { result, reading } = await readFacts((reading) => {
    reading.text = `${reading.text.slice(0, 9)}\0${reading.text.slice(10)}`
    if (reading.duties[0]) reading.duties[0].quote = 'a\0b'
  })
  expect(result.text).toHaveLength(reading.text.length)
  expect(JSON.stringify(result)).not.toContain('\\u0000')
})
