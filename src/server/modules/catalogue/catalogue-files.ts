import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type {
  CatalogueDimension,
  CatalogueElement,
  CatalogueIndicator,
  CatalogueRule,
} from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'

type OfFile<T> = Omit<T, 'homeId' | 'version' | 'validFrom' | 'validUntil' | 'byPlan'>
type RuleOfFile = Omit<OfFile<CatalogueRule>, 'leftTerms' | 'rightTerms'> & { left: Terms; right: Terms | null }
export type CatalogueFiles = {
  dimensions: OfFile<CatalogueDimension>[]
  elements: OfFile<CatalogueElement>[]
  indicators: OfFile<CatalogueIndicator>[]
  rules: RuleOfFile[]
}

/** The columns of an entry that make its version: another of them makes another version. */
export type Entry = { key: string; columns: Record<string, unknown> }
export const CATALOGUE_TABLES = {
  dimensions: 'code',
  elements: 'id',
  indicators: 'id',
  validation_rules: 'id',
} as const
export type CatalogueTable = keyof typeof CATALOGUE_TABLES
/** All tables of which something is shipped in versions; outlines are kept by the module of reports. */
export const SHIPPED_TABLES = { ...CATALOGUE_TABLES, outlines: 'code' } as const
export type ShippedTable = keyof typeof SHIPPED_TABLES
export type CatalogueEntries = Record<CatalogueTable, Entry[]>

const dataFolder = join(import.meta.dirname, '../../../../data/elements')

/** data/elements, as it stands. */
export async function readCatalogueFiles(folder = dataFolder): Promise<CatalogueFiles> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))
  const [dimensions, elements, indicators, rules] = await Promise.all([
    read('dimensions'),
    read('elements'),
    read('indicators'),
    read('validation-rules'),
  ])
  return { dimensions, elements, indicators, rules }
}

/** As the tables keep it. */
export function entriesOf({ dimensions, elements, indicators, rules }: CatalogueFiles): CatalogueEntries {
  return {
    dimensions: dimensions.map(({ code, ...columns }) => ({ key: code, columns })),
    elements: elements.map(({ id, wantsSurvey, ...rest }) => ({
      key: id,
      columns: { ...rest, wants_survey: wantsSurvey, search_key: foldVietnamese(rest.name) },
    })),
    indicators: indicators.map(({ id, ...rest }) => ({
      key: id,
      columns: { ...rest, search_key: foldVietnamese(rest.name) },
    })),
    validation_rules: rules.map(({ id, left, right, ...rest }) => ({
      key: id,
      columns: { ...rest, left_terms: left, right_terms: right },
    })),
  }
}
