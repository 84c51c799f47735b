import type { TFunction } from 'i18next'
import type {
  CatalogueDimension,
  CatalogueElement,
  CatalogueIndicator,
  CatalogueRule,
} from '../../../shared/elements.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import type { Column } from '../../ui/table-column.ts'
import type { TextKey } from '../../ui/text-key.ts'
import type { CataloguePart } from './catalogue.ts'
import { FREQUENCY_WORDS, LEVEL_WORDS, RULE_KIND_WORDS, SEVERITY_WORDS } from './catalogue-words.ts'

export type CatalogueRow = CatalogueElement | CatalogueIndicator | CatalogueRule | CatalogueDimension
type T = TFunction<'text'>
export type EntryLinks = Record<'elementLink' | 'indicatorLink' | 'ruleLink' | 'dimensionLink', LinkTo>

export const keyOfRow = (row: CatalogueRow): string => ('id' in row ? row.id : `${row.homeId} ${row.code}`)

export function whoseWords({ homeId, byPlan }: Pick<CatalogueElement, 'homeId' | 'byPlan'>): TextKey {
  if (byPlan) return 'catalogue.byPlan'
  return homeId === 0 ? 'catalogue.shipped' : 'catalogue.own'
}

const whose = (t: T): Column<CatalogueRow> => ({
  id: 'whose',
  head: t('catalogue.whose'),
  text: (row) => t(whoseWords(row)),
  width: '92px',
})
const from = (t: T): Column<CatalogueRow> => ({
  id: 'from',
  head: t('catalogue.validFrom'),
  text: ({ validFrom }) => formatWhen(validFrom),
  order: ({ validFrom }) => validFrom,
  width: '96px',
})
const of = <Row extends CatalogueRow>(column: Omit<Column<CatalogueRow>, 'text'> & { text: (row: Row) => string }) =>
  column as unknown as Column<CatalogueRow>

/** The columns of one part of the catalogue; the first leads to the entry. */
export function columnsOf(t: T, part: CataloguePart, links: EntryLinks): Column<CatalogueRow>[] {
  const { elementLink, indicatorLink, ruleLink, dimensionLink } = links
  const columns: Record<CataloguePart, Column<CatalogueRow>[]> = {
    elements: [
      of<CatalogueElement>({
        id: 'name',
        head: t('catalogue.name'),
        text: ({ name }) => name,
        cell: (row) => elementLink((row as CatalogueElement).id, (row as CatalogueElement).name),
      }),
      of<CatalogueElement>({
        id: 'measure',
        head: t('catalogue.measure'),
        text: ({ measure }) => measure,
        width: '120px',
      }),
      of<CatalogueElement>({
        id: 'level',
        head: t('catalogue.level'),
        text: ({ level }) => t(LEVEL_WORDS[level]),
        width: '160px',
      }),
      of<CatalogueElement>({
        id: 'frequency',
        head: t('catalogue.frequency'),
        text: ({ frequency, wantsSurvey }) => t(wantsSurvey ? 'catalogue.survey' : FREQUENCY_WORDS[frequency]),
        width: '120px',
      }),
      whose(t),
    ],
    indicators: [
      of<CatalogueIndicator>({
        id: 'name',
        head: t('catalogue.name'),
        text: ({ name }) => name,
        cell: (row) => indicatorLink((row as CatalogueIndicator).id, (row as CatalogueIndicator).name),
      }),
      of<CatalogueIndicator>({
        id: 'kind',
        head: t('catalogue.kind'),
        text: ({ kind }) => t(INDICATOR_KIND_WORDS[kind]),
        width: '180px',
      }),
      of<CatalogueIndicator>({
        id: 'source',
        head: t('catalogue.source'),
        text: ({ source }) => source ?? '',
        width: '160px',
      }),
      of<CatalogueIndicator>({
        id: 'code',
        head: t('catalogue.code'),
        // What a plan made has a code that says nothing to anybody.
        text: ({ code, byPlan }) => (byPlan ? '' : code),
        width: '140px',
      }),
      whose(t),
    ],
    rules: [
      of<CatalogueRule>({
        id: 'sentence',
        head: t('catalogue.sentence'),
        text: ({ sentence }) => sentence,
        cell: (row) => ruleLink((row as CatalogueRule).id, (row as CatalogueRule).sentence),
      }),
      of<CatalogueRule>({
        id: 'kind',
        head: t('catalogue.kind'),
        text: ({ kind }) => t(RULE_KIND_WORDS[kind]),
        width: '190px',
      }),
      of<CatalogueRule>({
        id: 'severity',
        head: t('catalogue.severity'),
        text: ({ severity }) => t(SEVERITY_WORDS[severity]),
        width: '140px',
      }),
      from(t),
      whose(t),
    ],
    dimensions: [
      of<CatalogueDimension>({
        id: 'name',
        head: t('catalogue.name'),
        text: ({ name }) => name,
        cell: (row) => dimensionLink((row as CatalogueDimension).code, (row as CatalogueDimension).name),
      }),
      of<CatalogueDimension>({
        id: 'options',
        head: t('catalogue.options'),
        text: ({ options }) => options.map(({ name }) => name).join(', '),
      }),
      from(t),
      whose(t),
    ],
  }
  return columns[part]
}
