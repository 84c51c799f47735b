// Makes data/units/ from the fact tables of a folder: npx node scripts/make-units-data.ts FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnitKind } from '../src/shared/units.ts'

const TWO_TIERS_ON = '2025-07-01'
const DONG_NAI_CITY_ON = '2026-04-30'
const NATION = 1

const provinceResolution = 'Nghị quyết 202/2025/QH15'
const dongNaiCityResolution = 'Nghị quyết 30/2026/QH16'
const dongNaiWardsResolution = 'Nghị quyết 237/NQ-UBTVQH16'
// Signed on 16 June 2025, one for each province, by its code from 1 July 2025.
const communeResolutions: Record<string, number> = {
  '01': 1656,
  '04': 1657,
  '08': 1684,
  '11': 1661,
  '12': 1670,
  '14': 1681,
  '15': 1673,
  '19': 1683,
  '20': 1672,
  '22': 1679,
  '24': 1658,
  '25': 1676,
  '31': 1669,
  '33': 1666,
  '37': 1674,
  '38': 1686,
  '40': 1678,
  '42': 1665,
  '44': 1680,
  '46': 1675,
  '48': 1659,
  '51': 1677,
  '52': 1664,
  '56': 1667,
  '66': 1660,
  '68': 1671,
  '75': 1662,
  '79': 1685,
  '80': 1682,
  '82': 1663,
  '86': 1687,
  '91': 1654,
  '92': 1668,
  '96': 1655,
}

type Level = 'nation' | 'province' | 'district' | 'commune'
interface Fact {
  level: Level
  code: string
  name: string
  kind: string
  parent_code: string
}
interface OutUnit {
  id: number
  parent: number | null
  level: Level
  code: string
  born: string
  ended: string
}

const folder = process.argv[2]
if (!folder) {
  console.error('usage: make-units-data FOLDER')
  process.exit(2)
}
const target = join(import.meta.dirname, '..', 'data', 'units')

function readCsv<T>(name: string): T[] {
  const [head = '', ...lines] = readFileSync(join(folder as string, name), 'utf8')
    .trim()
    .split(/\r?\n/)
  if (lines.some((line) => line.includes('"'))) throw new Error(`${name} holds quotes, which are not read`)
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    if (cells.length !== columns.length) throw new Error(`${name}: ${line}`)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]?.normalize('NFC').trim()])) as T
  })
}

function kindOf(level: Level, word: string): UnitKind {
  const kinds: Partial<Record<string, UnitKind>> = {
    'province tỉnh': 'province',
    'province thành phố': 'city',
    'district huyện': 'district',
    'district thành phố': 'provincial-city',
    'district thị xã': 'town',
    'district quận': 'urban-district',
    'commune xã': 'commune',
    'commune phường': 'ward',
    'commune thị trấn': 'township',
    'commune đặc khu': 'special-zone',
  }
  const kind = kinds[`${level} ${word}`]
  if (!kind) throw new Error(`No kind for ${level} ${word}`)
  return kind
}

// An id once given stays with its unit, so ids of the committed files are taken over before new ones are given.
const ids = new Map<string, number>()
const naturalKey = (level: Level, code: string, born: string) => `${level} ${code} ${born}`
try {
  const codes = new Map<string, string>()
  for (const line of readFileSync(join(target, 'versions.tsv'), 'utf8').trim().split('\n').slice(1)) {
    const [unit = '', code = ''] = line.split('\t')
    if (!codes.has(unit)) codes.set(unit, code)
  }
  for (const line of readFileSync(join(target, 'units.tsv'), 'utf8').trim().split('\n').slice(1)) {
    const [id = '', , level, born = ''] = line.split('\t')
    ids.set(naturalKey(level as Level, codes.get(id) ?? '', born), Number(id))
  }
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
let lastId = Math.max(NATION, ...ids.values())
function idOf(level: Level, code: string, born: string): number {
  const key = naturalKey(level, code, born)
  const known = ids.get(key)
  if (known !== undefined) return known
  lastId += 1
  ids.set(key, lastId)
  return lastId
}

const before = readCsv<Fact>('before-2025-07-01.csv')
const after = readCsv<Fact>('from-2025-07-01.csv')
const passages = readCsv<{
  old_commune_code: string
  old_district_code: string
  old_province_code: string
  new_commune_code: string
  new_province_code: string
  relation: string
}>('changes-2025-07-01.csv')
const amendments = readCsv<{ code: string; field: string; before: string; after: string }>('changes-2026-04-30.csv')

const oldProvincesOf = new Map<string, Set<string>>()
const newProvinceOf = new Map<string, string>()
for (const row of passages) {
  const known = newProvinceOf.get(row.old_province_code)
  if (known !== undefined && known !== row.new_province_code) throw new Error(`${row.old_province_code} was split`)
  newProvinceOf.set(row.old_province_code, row.new_province_code)
  oldProvincesOf.set(
    row.new_province_code,
    (oldProvincesOf.get(row.new_province_code) ?? new Set()).add(row.old_province_code),
  )
}
/** A province that took in no other goes on being the same unit. */
const goesOn = (newCode: string) => oldProvincesOf.get(newCode)?.size === 1

const units: OutUnit[] = [{ id: NATION, parent: null, level: 'nation', code: '', born: '', ended: '' }]
const versions: string[][] = [[String(NATION), '', 'nation', 'Việt Nam', '', '', '']]
const changes: string[][] = []
const oldIds = new Map<string, number>()
const newIds = new Map<string, number>()
const kindChanges = new Map(amendments.map((row) => [row.code, row]))

function addUnit(unit: OutUnit, kindWord: string, name: string): void {
  units.push(unit)
  const kind = kindOf(unit.level, kindWord)
  const amendment = unit.ended === '' && unit.level !== 'district' ? kindChanges.get(unit.code) : undefined
  if (!amendment) {
    versions.push([String(unit.id), unit.code, kind, name, unit.born, unit.ended])
    return
  }
  if (amendment.before !== kindWord) throw new Error(`${unit.code} was ${kindWord}, not ${amendment.before}`)
  versions.push([String(unit.id), unit.code, kind, name, unit.born, DONG_NAI_CITY_ON])
  versions.push([String(unit.id), unit.code, kindOf(unit.level, amendment.after), name, DONG_NAI_CITY_ON, ''])
  changes.push([
    String(unit.id),
    String(unit.id),
    DONG_NAI_CITY_ON,
    'upgraded',
    unit.level === 'province' ? dongNaiCityResolution : dongNaiWardsResolution,
  ])
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
const ofLevel = (facts: Fact[], level: Level) => facts.filter((fact) => fact.level === level).sort(byCode)
function found(map: Map<string, number>, key: string): number {
  const id = map.get(key)
  if (id === undefined) throw new Error(`No unit ${key}`)
  return id
}

for (const level of ['province', 'district', 'commune'] as const) {
  const parentLevel = { province: undefined, district: 'province', commune: 'district' }[level]
  for (const fact of ofLevel(before, level)) {
    const newCode = newProvinceOf.get(fact.code)
    const stays = level === 'province' && newCode !== undefined && goesOn(newCode)
    const id = idOf(level, fact.code, '')
    oldIds.set(`${level} ${fact.code}`, id)
    const parent = parentLevel ? found(oldIds, `${parentLevel} ${fact.parent_code}`) : NATION
    addUnit({ id, parent, level, code: fact.code, born: '', ended: stays ? '' : TWO_TIERS_ON }, fact.kind, fact.name)
    if (stays && newCode !== undefined) {
      const now = after.find((other) => other.level === 'province' && other.code === newCode)
      if (now?.code !== fact.code || now.name !== fact.name || now.kind !== fact.kind) {
        throw new Error(`${fact.code} ${fact.name} took in no other and yet changed`)
      }
      newIds.set(`province ${newCode}`, id)
    }
  }
}
for (const fact of ofLevel(after, 'province')) {
  if (goesOn(fact.code)) continue
  const id = idOf('province', fact.code, TWO_TIERS_ON)
  newIds.set(`province ${fact.code}`, id)
  addUnit(
    { id, parent: NATION, level: 'province', code: fact.code, born: TWO_TIERS_ON, ended: '' },
    fact.kind,
    fact.name,
  )
  for (const old of [...(oldProvincesOf.get(fact.code) ?? [])].sort()) {
    changes.push([String(found(oldIds, `province ${old}`)), String(id), TWO_TIERS_ON, 'whole', provinceResolution])
  }
}
for (const fact of ofLevel(after, 'commune')) {
  const id = idOf('commune', fact.code, TWO_TIERS_ON)
  newIds.set(`commune ${fact.code}`, id)
  addUnit(
    {
      id,
      parent: found(newIds, `province ${fact.parent_code}`),
      level: 'commune',
      code: fact.code,
      born: TWO_TIERS_ON,
      ended: '',
    },
    fact.kind,
    fact.name,
  )
}
for (const row of passages) {
  const from = row.old_commune_code
    ? found(oldIds, `commune ${row.old_commune_code}`)
    : found(oldIds, `district ${row.old_district_code}`)
  const resolution = communeResolutions[row.new_province_code]
  changes.push([
    String(from),
    String(found(newIds, `commune ${row.new_commune_code}`)),
    TWO_TIERS_ON,
    row.relation,
    resolution ? `Nghị quyết ${resolution}/NQ-UBTVQH15` : '',
  ])
}

const write = (name: string, head: string[], rows: (string | number | null)[][]) =>
  writeFileSync(
    join(target, name),
    `${[head, ...rows].map((row) => row.map((cell) => cell ?? '').join('\t')).join('\n')}\n`,
  )
mkdirSync(target, { recursive: true })
const numerically = (a: string[], b: string[]) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])
write(
  'units.tsv',
  ['id', 'parent', 'level', 'born', 'ended'],
  units.sort((a, b) => a.id - b.id).map((unit) => [unit.id, unit.parent, unit.level, unit.born, unit.ended]),
)
write(
  'versions.tsv',
  ['unit', 'code', 'kind', 'name', 'from', 'until'],
  versions
    .map((row) => row.slice(0, 6))
    .sort((a, b) => Number(a[0]) - Number(b[0]) || ((a[4] ?? '') < (b[4] ?? '') ? -1 : 1)),
)
write(
  'changes.tsv',
  ['from', 'to', 'on', 'relation', 'legal_basis'],
  changes.sort((a, b) => ((a[2] ?? '') === (b[2] ?? '') ? numerically(a, b) : (a[2] ?? '') < (b[2] ?? '') ? -1 : 1)),
)
console.log(`${units.length} units, ${versions.length} versions, ${changes.length} changes`)
