import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unitSearchKey } from '../../../rules/unit-names.ts'
import { UNIT_LEVELS, type UnitKind, type UnitLevel } from '../../../shared/units.ts'
import { inLoad, recordLoad } from '../../platform/catalogue-loads.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import {
  type CatalogueFacts,
  type ChangeColumns,
  catalogueFacts,
  followGround,
  replaceActs,
  storeChanges,
  storeUnits,
  storeVersions,
  type UnitColumns,
  type VersionColumns,
} from './units-loader.repository.ts'

const dataFolder = join(import.meta.dirname, '../../../../data/units')

/** The official counts and the cases that a wrong merge would break. */
const expected: CatalogueFacts = {
  counts: {
    '2025-06-30': {
      'province province': 57,
      'province city': 6,
      'district district': 508,
      'district provincial-city': 87,
      'district town': 52,
      'district urban-district': 49,
      'commune commune': 7695,
      'commune ward': 1724,
      'commune township': 616,
    },
    '2025-07-01': {
      'province province': 28,
      'province city': 6,
      'commune commune': 2621,
      'commune ward': 687,
      'commune special-zone': 13,
    },
    '2026-04-30': {
      'province province': 27,
      'province city': 7,
      'commune commune': 2611,
      'commune ward': 697,
      'commune special-zone': 13,
    },
  },
  splitCommunes: 471,
  endedCommunesWithoutHeir: 0,
  thaiBinh: { before: 242, after: 65 },
  dongNai: { '2026-04-29': 'province', '2026-04-30': 'city' },
  livesNotWhollyNamed: 0,
}

/**
 * Brings data/units into the tables, all or nothing. Does nothing where that state stands already. What administrators recorded of
 * units stays, but for units of which the files now say what became.
 * Needs the role that owns the tables.
 */
export async function loadUnits(db: Db, clock: Clock, folder: string = dataFolder): Promise<'loaded' | 'unchanged'> {
  const files = await readUnitFiles(folder)
  const checksum = createHash('sha256').update(JSON.stringify(files)).update(searchKeysOfTheFiles).digest('hex')
  return inLoad(db, 'units', checksum, async (db) => {
    const { units, versions, changes } = toColumns(files)
    await replaceActs(db, units, clock.now())
    await storeUnits(db, units)
    await storeVersions(db, versions)
    await storeChanges(db, changes)
    const differences = differing(expected, await catalogueFacts(db))
    if (differences.length > 0)
      throw new Error(`The units' data are not as the law has them: ${differences.join('; ')}`)
    await followGround(db)
    await recordLoad(db, 'units', checksum, clock.now())
  })
}

/** What tells the search keys of data/units from others, so that they are loaded anew when the rules make other ones. */
export const searchKeysOfTheFiles = '2fed973951112adfa3bda52e90a9ed6d57cd8754234087549cbd7ca64fde5687'

/** As `searchKeysOfTheFiles` has it; a test compares the two. */
export async function hashOfSearchKeys(): Promise<string> {
  const { versions } = toColumns(await readUnitFiles(dataFolder))
  return createHash('sha256').update(versions.searchKey.join('\n')).digest('hex')
}

/** The texts of the files, in this order. */
const readUnitFiles = (folder: string): Promise<string[]> =>
  Promise.all(['units.tsv', 'versions.tsv', 'changes.tsv'].map((name) => readFile(join(folder, name), 'utf8')))

function toColumns(files: readonly string[]) {
  const [unitLines, versionLines, changeLines] = files.map(linesOf)
  const units: UnitColumns = { id: [], parentId: [], level: [], path: [], born: [], ended: [] }
  const paths = new Map<string, string>()
  for (const [id = '', parentId = null, level, born = null, ended = null] of unitLines ?? []) {
    const above = parentId === null ? undefined : paths.get(parentId)
    if (parentId !== null && above === undefined) throw new Error(`Unit ${id} stands before its parent ${parentId}`)
    const path = above === undefined ? id : `${above}.${id}`
    paths.set(id, path)
    units.id.push(id)
    units.parentId.push(parentId)
    units.level.push(UNIT_LEVELS.indexOf(level as UnitLevel))
    units.path.push(path)
    units.born.push(born)
    units.ended.push(ended)
  }
  const versions: VersionColumns = { unitId: [], code: [], kind: [], name: [], searchKey: [], from: [], until: [] }
  for (const [unitId = '', code = null, kind = '', name = '', from = null, until = null] of versionLines ?? []) {
    versions.unitId.push(unitId)
    versions.code.push(code)
    versions.kind.push(kind)
    versions.name.push(name)
    versions.searchKey.push(unitSearchKey(kind as UnitKind, name))
    versions.from.push(from)
    versions.until.push(until)
  }
  const changes: ChangeColumns = { fromId: [], toId: [], onDay: [], relation: [], legalBasis: [] }
  for (const [fromId = '', toId = '', onDay = '', relation = '', legalBasis = null] of changeLines ?? []) {
    changes.fromId.push(fromId)
    changes.toId.push(toId)
    changes.onDay.push(onDay)
    changes.relation.push(relation)
    changes.legalBasis.push(legalBasis)
  }
  return { units, versions, changes }
}

/** An empty cell comes as undefined, so that a default stands for it. */
function linesOf(text: string): (string | undefined)[][] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split('\t').map((cell) => (cell === '' ? undefined : cell)))
}

function differing(expected: unknown, actual: unknown, place = ''): string[] {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  if (!isObject(expected) || !isObject(actual)) {
    return expected === actual ? [] : [`${place.slice(1)} is ${actual}, not ${expected}`]
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...keys].flatMap((key) => differing(expected[key], actual[key], `${place}/${key}`))
}
