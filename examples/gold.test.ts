import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { checkGold } from './check-gold.ts'
import { makeSamples } from './make.ts'
import people from './sample-people.json' with { type: 'json' }
import { readParts } from './source/stable-zip.ts'

const here = new URL('./', import.meta.url)
const bare = (name: string) => name.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '')

const checked = await checkGold()

test('every sample has a gold file', async () => {
  const texts = (await readdir(here)).filter((name) => name.endsWith('.txt')).map((name) => name.replace('.txt', ''))
  expect(checked.map(({ name }) => name)).toEqual(texts.sort())
})

test.each(checked)('the gold of $name stands word for word in its document', ({ faults }) => {
  expect(faults).toEqual([])
})

test('the samples are what their source makes', async () => {
  for (const [name, content] of await makeSamples()) {
    const committed = await readFile(new URL(name, here))
    if (typeof content === 'string') expect(committed.toString('utf8'), name).toBe(content)
    // Parts, not bytes: another zlib may deflate otherwise.
    else expect(await readParts(committed), name).toEqual(await readParts(content))
  }
})

describe('the sample people', () => {
  const units = new Map(people.units.map((unit) => [unit.key, unit]))
  const organisations = new Set(people.organisations.map(({ unit, name }) => `${unit}: ${name}`))

  test('are plainly marked and belong to units and agencies of the sample', () => {
    for (const person of people.people) {
      expect(person.name).toMatch(/^Mẫu – /)
      expect(person.email).toMatch(/^[a-z.-]+@mau\.example$/)
      expect(units.has(person.unit), person.unit).toBe(true)
      expect(organisations.has(`${person.unit}: ${person.organisation}`), person.organisation).toBe(true)
    }
    expect(new Set(people.people.map(({ email }) => email)).size).toBe(people.people.length)
  })

  test('have every role at the province and at two communes', () => {
    const places = ['leader', 'planner', 'unit-administrator'].map((role) =>
      people.people.filter((person) => person.role === role).map(({ unit }) => unit),
    )
    for (const found of places) expect(new Set(found)).toEqual(new Set(['song-lam', 'khe-nua', 'ben-gom']))
  })

  test('answer for every single agency that the plan names', () => {
    const plan = checked.find(({ name }) => name === 'ke-hoach-song-lam')?.gold
    const named = new Set(plan?.duties.flatMap(({ responsible }) => responsible))
    const known = new Set(people.organisations.map(({ name }) => name))
    const groups = [...named].filter((name) => !known.has(name))
    expect(groups.sort()).toEqual(
      [
        'Các sở, ban, ngành khác',
        'Các trung tâm giáo dục thường xuyên',
        'các sở, ban, ngành',
        'Ủy ban nhân dân các xã, phường',
      ].sort(),
    )
  })

  test('live nowhere: no unit, past or present, has such a name', async () => {
    const versions = await readFile(new URL('../data/units/versions.tsv', here), 'utf8')
    const real = new Set(versions.split('\n').map((line) => bare(line.split('\t')[3] ?? '')))
    expect(real.size).toBeGreaterThan(5_000)
    expect(people.units.map(({ name }) => name).filter((name) => real.has(bare(name)))).toEqual([])
  })
})
