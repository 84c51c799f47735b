import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ORGANISATION_KINDS } from '../shared/organisations.ts'
import { isDay } from './days.ts'
import { type UsualBody, type UsualUnit, usualOrganisations } from './usual-organisations.ts'

const bodies: UsualBody[] = JSON.parse(
  readFileSync(new URL('../../data/organisations/usual-organisations.json', import.meta.url), 'utf8'),
)

const unit = (id: string, level: UsualUnit['level'], more: Partial<UsualUnit>): UsualUnit => ({
  id,
  level,
  born: null,
  ended: null,
  versions: [{ kind: level === 'province' ? 'province' : 'commune', name: `Mẫu ${id}`, from: null, until: null }],
  provinceId: level === 'province' ? id : '1',
  changes: [],
  communes: [],
  ...more,
})
const law = 'Nghị quyết 202/2025/QH15'
const merged = { ended: '2025-07-01', changes: [{ toId: '3', on: '2025-07-01', legalBasis: law }] }
const provinces = [
  unit('1', 'province', merged),
  unit('2', 'province', merged),
  unit('3', 'province', { born: '2025-07-01' }),
]

test('the catalogue is whole: kinds are known, days are days, and every reference leads somewhere of its level', () => {
  const byKey = new Map(bodies.map((body) => [body.key, body]))
  expect(byKey.size).toBe(bodies.length)
  for (const { key, level, kind, born, ended, lines, successors, heirs, certainty, source } of bodies) {
    expect(ORGANISATION_KINDS, key).toContain(kind)
    expect(['seen', 'recalled'], key).toContain(certainty)
    expect(source.length, key).toBeGreaterThan(3)
    for (const day of [born, ended]) if (day !== undefined) expect(isDay(day), key).toBe(true)
    for (const { to, at, from } of lines ?? []) {
      expect(byKey.get(to)?.level, key).toBe(at === 'own' ? level : 'province')
      if (from !== undefined) expect(isDay(from), key).toBe(true)
    }
    for (const { to, on } of successors ?? []) {
      expect(byKey.get(to)?.level, key).toBe(level)
      expect(on, key).toBe(ended)
    }
    for (const { to, at } of heirs ?? [])
      expect(byKey.get(to)?.level, key).toBe(at === 'communes' ? 'commune' : 'province')
    expect(successors === undefined || ended !== undefined, key).toBe(true)
  }
})

test('a department that ended before its province has heirs by task there; those that lived end with it into the new one', () => {
  const { organisations, successors } = usualOrganisations(bodies, provinces, '2026-11-20')
  const labour = organisations.filter(({ key }) => key === 'province-labour')
  expect(labour.map(({ unitId, ended }) => [unitId, ended])).toEqual([
    ['1', '2025-03-01'],
    ['2', '2025-03-01'],
  ])
  const followed = (key: string) => successors.filter(({ from }) => from.unitId === '1' && from.key === key)
  expect(followed('province-labour').map(({ to, task }) => [to.unitId, to.key, task])).toContainEqual([
    '1',
    'province-education',
    'giáo dục nghề nghiệp',
  ])
  expect(followed('province-education')).toEqual([
    {
      from: { unitId: '1', key: 'province-education' },
      to: { unitId: '3', key: 'province-education' },
      task: '',
      on: '2025-07-01',
      legalBasis: law,
    },
  ])
})

test('what was born after the day is not made, and what ended stays as history', () => {
  const keys = (on: string) =>
    usualOrganisations(bodies, [unit('5', 'province', {})], on).organisations.map(({ key }) => key)
  expect(keys('2022-06-01')).toContain('province-labour')
  expect(keys('2022-06-01')).not.toContain('province-agriculture-environment')
  expect(keys('2026-11-20')).toContain('province-labour')
  expect(keys('2026-11-20')).toContain('province-agriculture-environment')
})

test('a commune that becomes a ward keeps its bodies, and each is called anew from that day', () => {
  const risen = unit('9', 'commune', {
    born: '2025-07-01',
    versions: [
      { kind: 'commune', name: 'Mẫu', from: '2025-07-01', until: '2026-04-30' },
      { kind: 'ward', name: 'Mẫu', from: '2026-04-30', until: null },
    ],
  })
  const { organisations } = usualOrganisations(bodies, [risen], '2026-11-20')
  const economy = organisations.find(({ key }) => key === 'commune-economy')
  expect(economy).toMatchObject({ born: '2025-07-01', ended: null })
  expect(economy?.names.filter(({ form }) => form === 'full')).toEqual([
    { name: 'Phòng Kinh tế xã Mẫu', form: 'full', from: null, until: '2026-04-30' },
    { name: 'Phòng Kinh tế, Hạ tầng và Đô thị phường Mẫu', form: 'full', from: '2026-04-30', until: null },
  ])
})

test('bodies that only some provinces have are made only where somebody asks for them', () => {
  const keys = (also: string[]) =>
    usualOrganisations(bodies, [unit('5', 'province', {})], '2026-11-20', also).organisations.map(({ key }) => key)
  expect(keys([])).not.toContain('province-ethnic-affairs')
  expect(keys(['province-ethnic-affairs'])).toContain('province-ethnic-affairs')
})

test('an association of a commune stands in the line of the province, as long as both are there', () => {
  const commune = unit('9', 'commune', { born: '2025-07-01', provinceId: '3' })
  const { lines } = usualOrganisations(bodies, [...provinces, commune], '2026-11-20')
  expect(lines).toContainEqual({
    child: { unitId: '9', key: 'commune-study-promotion' },
    parent: { unitId: '3', key: 'province-study-promotion' },
    from: '2025-07-01',
    until: null,
  })
})

test('a line may begin later than both its ends', () => {
  const { lines } = usualOrganisations(bodies, [unit('5', 'province', {})], '2026-11-20')
  const women = lines.filter(({ child, parent }) => child.key === 'province-women' && parent.key === 'province-front')
  expect(women.map(({ from, until }) => [from, until])).toEqual([['2025-07-01', null]])
})

test('a body that ends on the day of its unit has its heirs at the one that took the unit in', () => {
  const { organisations, successors } = usualOrganisations(bodies, provinces, '2026-11-20')
  expect(organisations.some(({ unitId, key }) => unitId === '1' && key === 'province-press')).toBe(false)
  const followed = successors.filter(({ from }) => from.unitId === '1' && from.key === 'province-newspaper')
  expect(followed.map(({ to, on }) => [to, on])).toEqual([[{ unitId: '3', key: 'province-press' }, '2025-07-01']])
})

test('what a district did passed to the communes on its ground and to the province that took the old one in', () => {
  const district = unit('7', 'district', {
    ended: '2025-07-01',
    provinceId: '1',
    versions: [{ kind: 'district', name: 'Mẫu', from: null, until: '2025-07-01' }],
    communes: ['9'],
  })
  const commune = unit('9', 'commune', { born: '2025-07-01', provinceId: '3' })
  const { successors } = usualOrganisations(bodies, [...provinces, district, commune], '2026-11-20')
  const heirs = successors.filter(({ from }) => from.key === 'district-education')
  expect(heirs.map(({ to }) => [to.unitId, to.key])).toEqual([
    ['9', 'commune-culture-society'],
    ['3', 'province-education'],
  ])
})
