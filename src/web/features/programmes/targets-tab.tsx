import { useQuery } from '@tanstack/react-query'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../../shared/programmes.ts'
import { valueWords } from '../../facts/fact-words.ts'
import { documentText } from '../../facts/queries.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useListView } from '../../ui/list-view.ts'
import type { Column } from '../../ui/table-column.ts'
import { matcher } from '../../ui/table-order.ts'
import { ClauseLink, HereLink } from './here-link.tsx'
import style from './programmes.module.css'
import { csvAddress } from './programmes.ts'
import { type Matrix, matrixOf, plainWords, type Target, themesOf } from './target-matrix.ts'
import type { ProgrammeView } from './use-programme-view.ts'

type TabProps = { programme: Programme; view: ProgrammeView }

export function TargetsTab({ programme, view }: TabProps) {
  const { t } = useTranslation()
  const targets = useMemo(() => programme.facts.filter((fact) => fact.kind === 'target'), [programme])
  const [first] = targets
  // The heads above the targets tell their themes; a programme's targets stand in one document, its plan.
  const { data: text } = useQuery({ ...documentText(first?.documentId ?? ''), enabled: first !== undefined })
  const themeOf = useMemo(() => (text ? themesOf(text) : () => ''), [text])
  const themeName = (target: Target) => themeOf(target.clauseId) || target.section
  if (targets.length === 0) {
    return <EmptyState title={t('programmes.targets.none')}>{t('programmes.targets.noneWhy')}</EmptyState>
  }
  const choice = (
    <span className={style.choice}>
      <HereLink change={{ view: undefined }} current={!view.asList}>
        {t('programmes.targets.asMatrix')}
      </HereLink>
      <HereLink change={{ view: 'list' }} current={view.asList}>
        {t('programmes.targets.asList')}
      </HereLink>
      <a href={csvAddress(programme.id, 'targets', view.on)} download>
        {t('programmes.csv')}
      </a>
    </span>
  )
  return view.asList ? (
    <TargetList targets={targets} themeName={themeName} tools={choice} />
  ) : (
    <TargetMatrix targets={targets} themeName={themeName} tools={choice} />
  )
}

type TargetViewProps = {
  targets: readonly Target[]
  themeName: (target: Target) => string
  tools: React.ReactNode
}

function TargetMatrix({ targets, themeName, tools }: TargetViewProps) {
  const { t } = useTranslation()
  const [{ q }] = useListView()
  const matrix = useMemo<Matrix>(() => {
    const fits = matcher(q)
    return matrixOf(
      targets.filter((target) => fits([target.quote, target.section, themeName(target)])),
      themeName,
    )
  }, [targets, themeName, q])
  return (
    <div className={style.tab}>
      <div className={`${style.tools} screen-only`}>
        <FilterBox label={t('ui.table.filter')} />
        {tools}
        <button type="button" onClick={() => window.print()}>
          {t('ui.table.print')}
        </button>
      </div>
      <div className={style.wide}>
        <table className={style.matrix}>
          <caption className="hidden">{t('programmes.targets.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('facts.kind.target')}</th>
              {matrix.milestones.map((milestone) => (
                <th scope="col" key={milestone ?? 'none'} className={style.numeric}>
                  {milestone ?? t('programmes.targets.noMilestone')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.themes.map(({ name, rows }) => (
              <Fragment key={name}>
                <tr className={style.theme}>
                  <th scope="colgroup" colSpan={1 + matrix.milestones.length}>
                    {name || t('programmes.targets.noTheme')}
                  </th>
                </tr>
                {rows.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.words}</th>
                    {matrix.milestones.map((milestone) => (
                      <td key={milestone ?? 'none'} className={style.numeric}>
                        {(row.cells.get(milestone) ?? []).map((target) => (
                          <ClauseLink key={target.id} id={target.clauseId}>
                            {valueWords(t, target.body)}
                          </ClauseLink>
                        ))}
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {matrix.themes.length === 0 ? <p>{t('ui.table.noMatch', { query: q })}</p> : null}
    </div>
  )
}

function TargetList({ targets, themeName, tools }: TargetViewProps) {
  const { t } = useTranslation()
  const columns: Column<Target>[] = [
    {
      id: 'words',
      head: t('facts.kind.target'),
      text: ({ quote }) => quote,
      order: ({ quote }) => plainWords(quote),
      cell: ({ clauseId, quote }) => (
        <ClauseLink id={clauseId} long>
          {quote}
        </ClauseLink>
      ),
    },
    { id: 'theme', head: t('programmes.targets.theme'), text: themeName, width: '22%' },
    {
      id: 'value',
      head: t('facts.field.value'),
      text: ({ body }) => valueWords(t, body),
      order: ({ body }) => body.value,
      numeric: true,
      width: '104px',
    },
    {
      id: 'milestone',
      head: t('facts.field.milestone'),
      text: ({ body }) => (body.milestone === null ? null : String(body.milestone)),
      numeric: true,
      width: '84px',
    },
    { id: 'section', head: t('programmes.section'), text: ({ section }) => section, width: '76px' },
  ]
  return (
    <DataTable
      caption={t('programmes.targets.caption')}
      columns={columns}
      rows={targets}
      rowKey={({ id }) => id}
      fileName="chi-tieu"
      tools={tools}
    />
  )
}
