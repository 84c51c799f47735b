import { createHash } from 'node:crypto'
import type { WordedElement, WordedIndicator } from '../../../rules/figures/own-indicators.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import { FIRST_CATALOGUE_DAY } from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import {
  type ElementRow,
  holdCatalogue,
  type IndicatorRow,
  insertElements,
  insertIndicators,
  listElementsIn,
  listIndicatorsIn,
  nextCatalogueIds,
} from './effective.repository.ts'

type Place = { homeId: number; unitPath: string; on: Day; at: Date }
/** What is to be found or made: of words, or a rise of an indicator that there is. */
export type WantedIndicator =
  | { words: WordedIndicator }
  | { riseOf: { id: string; name: string; numerator: Terms; denominator: Terms | null } }

const codeOf = (...parts: string[]) => `p-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20)}`
const term = (elementId: string): Terms => [{ elementId, category: '' }]

/**
 * The ids of these indicators, in their order. What is not there is made in the home, at the unit: an element is the one of the same
 * words, so that two plans share it. `made_by` stays null. Runs in the caller's transaction.
 */
export async function findOrMakeIndicators(
  db: Db,
  place: Place,
  wanted: readonly WantedIndicator[],
): Promise<string[]> {
  if (wanted.length === 0) return []
  await holdCatalogue(db, place.homeId)
  const elementIdOf = await findOrMakeElements(db, place, wanted)
  const rows = wanted.map((each) =>
    'words' in each ? rowOfWords(place, each.words, elementIdOf) : rowOfRise(place, each.riseOf),
  )
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const known = await listIndicatorsIn(db, place.homeId, place.on, { codes: [...byCode.keys()] })
  const idOf = new Map(known.map(({ code, id }) => [code, id]))
  const missing = [...byCode.values()].filter(({ code }) => !idOf.has(code))
  const ids = await nextCatalogueIds(db, missing.length)
  const made = missing.map((row, index): IndicatorRow => ({ ...row, id: ids[index] ?? '' }))
  await insertIndicators(db, place, made, { madeBy: null, madeAt: place.at })
  for (const { code, id } of made) idOf.set(code, id)
  return rows.map(({ code }) => idOf.get(code) ?? '')
}

const keyOf = ({ kind, key }: Pick<WordedElement, 'kind' | 'key'>) => `${kind === 'yes-no' ? kind : 'number'} ${key}`

async function findOrMakeElements(
  db: Db,
  place: Place,
  wanted: readonly WantedIndicator[],
): Promise<(element: WordedElement) => string> {
  const worded = wanted.flatMap((each) =>
    'words' in each ? [each.words.numerator, ...(each.words.denominator ? [each.words.denominator] : [])] : [],
  )
  const byKey = new Map(worded.map((each) => [keyOf(each), each]))
  const known = await listElementsIn(db, place.homeId, place.on, { searchKeys: worded.map(({ key }) => key) })
  // The shipped come first.
  const idOf = new Map<string, string>()
  for (const { kind, searchKey, id } of known) {
    const key = keyOf({ kind, key: searchKey })
    if (!idOf.has(key)) idOf.set(key, id)
  }
  const missing = [...byKey].filter(([key]) => !idOf.has(key))
  const ids = await nextCatalogueIds(db, missing.length)
  const made = missing.map(([key, { name, kind, measure, level, wantsSurvey, key: searchKey }], index): ElementRow => {
    const id = ids[index] ?? ''
    idOf.set(key, id)
    return {
      ...{
        id,
        version: 1,
        code: codeOf(place.unitPath, key),
        name,
        searchKey,
        definition: '',
        kind,
        measure,
        source: null,
      },
      ...{ level, frequency: 'year', dimensions: [], wantsSurvey, validFrom: FIRST_CATALOGUE_DAY },
    }
  })
  await insertElements(db, place, made, { madeBy: null, madeAt: place.at })
  return (element) => idOf.get(keyOf(element)) ?? ''
}

const common = { id: '', version: 1, source: null, validFrom: FIRST_CATALOGUE_DAY }

function rowOfWords(
  { unitPath }: Place,
  { kind, name, numerator, denominator, measure }: WordedIndicator,
  elementIdOf: (element: WordedElement) => string,
): IndicatorRow {
  const above = term(elementIdOf(numerator))
  const below = denominator && term(elementIdOf(denominator))
  const code = codeOf(unitPath, kind, measure, JSON.stringify([above, below]))
  return { ...common, code, name, searchKey: foldVietnamese(name), kind, numerator: above, denominator: below, measure }
}

function rowOfRise(
  { unitPath }: Place,
  { id, name, numerator, denominator }: { id: string; name: string; numerator: Terms; denominator: Terms | null },
): IndicatorRow {
  const said = `Tăng ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  const code = codeOf(unitPath, 'rise', id)
  return {
    ...common,
    code,
    name: said,
    searchKey: foldVietnamese(said),
    kind: 'rise',
    numerator,
    denominator,
    measure: '%',
  }
}
