import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/data-table.tsx'
import { useListView } from '../../ui/list-view.ts'
import { loadAll } from '../../ui/load-all.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './catalogue.module.css'
import { CATALOGUE_PARTS, type CataloguePart, catalogueQuery } from './catalogue.ts'
import { type CatalogueRow, columnsOf, type EntryLinks, keyOfRow } from './catalogue-columns.tsx'
import { DimensionForm } from './dimension-form.tsx'
import { ElementForm } from './element-form.tsx'
import { IndicatorForm } from './indicator-form.tsx'
import { RuleForm } from './rule-form.tsx'

type CataloguePageProps = {
  part: CataloguePart
  /** The other pages about figures. */
  places: ReactNode
  links: EntryLinks
}

const EXACT = { exact: true }

const PART_WORDS: Record<CataloguePart, TextKey> = {
  elements: 'catalogue.tabs.elements',
  indicators: 'catalogue.tabs.indicators',
  rules: 'catalogue.tabs.rules',
  dimensions: 'catalogue.tabs.dimensions',
}
const ADD_WORDS: Record<CataloguePart, TextKey> = {
  elements: 'catalogue.add.element',
  indicators: 'catalogue.add.indicator',
  rules: 'catalogue.add.rule',
  dimensions: 'catalogue.add.dimension',
}

/** What is counted, what it makes, what must hold and how it is split. */
export function CataloguePage({ part, places, links }: CataloguePageProps) {
  const { t } = useTranslation()
  const [view] = useListView()
  const [isAdding, setAdding] = useState(false)
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    catalogueQuery(part, view.q),
  )
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page): CatalogueRow[] => page.rows), [data])
  const columns = useMemo(() => columnsOf(t, part, links), [t, part, links])
  const homes = data?.pages[0]?.mayPlan ?? []
  const close = () => setAdding(false)
  return (
    <Page
      title={t('catalogue.title')}
      windowTitle={`${t(PART_WORDS[part])} – ${t('catalogue.title')}`}
      about={t('catalogue.about')}
      filters={places}
      action={
        homes.length > 0 && !isAdding ? (
          <button type="button" className="main" onClick={() => setAdding(true)}>
            {t(ADD_WORDS[part])}
          </button>
        ) : null
      }
    >
      <nav className={`${style.tabs} screen-only`} aria-label={t('catalogue.tabs.label')}>
        {CATALOGUE_PARTS.map((each) => (
          <Link
            key={each}
            to="."
            search={each === 'elements' ? {} : ({ of: each } as Record<string, unknown>)}
            activeOptions={EXACT}
            aria-current={each === part ? 'page' : undefined}
            onClick={close}
          >
            {t(PART_WORDS[each])}
          </Link>
        ))}
      </nav>
      {isAdding && part === 'elements' ? <ElementForm homes={homes} before={undefined} onClose={close} /> : null}
      {isAdding && part === 'indicators' ? <IndicatorForm homes={homes} before={undefined} onClose={close} /> : null}
      {isAdding && part === 'rules' ? <RuleForm homes={homes} before={undefined} onClose={close} /> : null}
      {isAdding && part === 'dimensions' ? <DimensionForm homes={homes} before={undefined} onClose={close} /> : null}
      <ProblemMessage error={error} />
      {isPending && !error ? <Progress words={t('catalogue.loading')} /> : null}
      {data ? (
        <DataTable
          caption={t(PART_WORDS[part])}
          columns={columns}
          rows={rows}
          rowKey={keyOfRow}
          fileName={t('catalogue.fileName')}
          served={{ more: hasNextPage }}
        />
      ) : null}
      {data && rows.length === 0 ? <p>{t('catalogue.none')}</p> : null}
      {hasNextPage ? (
        <p className="row screen-only">
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('catalogue.more')}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => void loadAll(fetchNextPage)}
            disabled={isFetchingNextPage}
          >
            {t('catalogue.all')}
          </button>
        </p>
      ) : null}
    </Page>
  )
}
