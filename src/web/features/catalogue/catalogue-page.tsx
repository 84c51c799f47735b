import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/data-table.tsx'
import type { LinkTo } from '../../ui/link-to.ts'
import { useListView } from '../../ui/list-view.ts'
import { loadAll } from '../../ui/load-all.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './catalogue.module.css'
import { CATALOGUE_PARTS, type CataloguePart, catalogueQuery } from './catalogue.ts'
import { type CatalogueRow, columnsOf, keyOfRow } from './catalogue-columns.tsx'
import { ElementForm } from './element-form.tsx'
import { IndicatorForm } from './indicator-form.tsx'
import { RuleForm } from './rule-form.tsx'

type CataloguePageProps = {
  part: CataloguePart
  /** The other pages about figures. */
  places: ReactNode
  elementLink: LinkTo
  indicatorLink: LinkTo
}

const EXACT = { exact: true }

const PART_WORDS: Record<CataloguePart, TextKey> = {
  elements: 'catalogue.tabs.elements',
  indicators: 'catalogue.tabs.indicators',
  rules: 'catalogue.tabs.rules',
  dimensions: 'catalogue.tabs.dimensions',
}
const ADD_WORDS: Partial<Record<CataloguePart, TextKey>> = {
  elements: 'catalogue.add.element',
  indicators: 'catalogue.add.indicator',
  rules: 'catalogue.add.rule',
}

/** What is counted, what it makes, what must hold and how it is split. */
export function CataloguePage({ part, places, elementLink, indicatorLink }: CataloguePageProps) {
  const { t } = useTranslation()
  const [view] = useListView()
  const [isAdding, setAdding] = useState(false)
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    catalogueQuery(part, view.q),
  )
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page): CatalogueRow[] => page.rows), [data])
  const columns = useMemo(
    () => columnsOf(t, part, { elementLink, indicatorLink }),
    [t, part, elementLink, indicatorLink],
  )
  const homes = data?.pages[0]?.mayPlan ?? []
  const add = ADD_WORDS[part]
  const close = () => setAdding(false)
  return (
    <Page
      title={t('catalogue.title')}
      windowTitle={`${t(PART_WORDS[part])} – ${t('catalogue.title')}`}
      about={t('catalogue.about')}
      filters={places}
      action={
        add && homes.length > 0 && !isAdding ? (
          <button type="button" className="main" onClick={() => setAdding(true)}>
            {t(add)}
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
      {isAdding && part === 'rules' ? <RuleForm homes={homes} onClose={close} /> : null}
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
