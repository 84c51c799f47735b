import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../../shared/programmes.ts'
import { valueWords } from '../../facts/fact-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Column, Group } from '../../ui/table-column.ts'
import { ClauseLink } from './here-link.tsx'
import { ListTools } from './list-tools.tsx'
import { type MatrixRow, matrixOf, plainWords, type Target, themesOf } from './target-matrix.ts'
import type { ProgrammeView } from './use-programme-view.ts'
import { useTexts } from './use-texts.ts'

type TabProps = { programme: Programme; view: ProgrammeView }

export function TargetsTab({ programme, view }: TabProps) {
  const { t } = useTranslation()
  const targets = useMemo(() => programme.facts.filter((fact) => fact.kind === 'target'), [programme])
  const texts = useTexts(targets)
  const themeName = useMemo(() => {
    const themes = new Map(texts.map((text) => [text.documentId, themesOf(text)]))
    return ({ documentId, clauseId, section }: Target) => themes.get(documentId)?.(clauseId) || section
  }, [texts])
  if (targets.length === 0) {
    return <EmptyState title={t('programme.targets.none')}>{t('programme.targets.noneWhy')}</EmptyState>
  }
  const tools = (
    <ListTools
      programmeId={programme.id}
      list="targets"
      on={view.on}
      views={[
        {
          words: t('programme.targets.asMatrix'),
          change: { view: undefined, sort: undefined },
          current: !view.asList,
        },
        { words: t('programme.targets.asList'), change: { view: 'list', sort: undefined }, current: view.asList },
      ]}
    />
  )
  return view.asList ? (
    <TargetList targets={targets} themeName={themeName} tools={tools} />
  ) : (
    <TargetMatrix targets={targets} themeName={themeName} tools={tools} />
  )
}

type TargetViewProps = {
  targets: readonly Target[]
  themeName: (target: Target) => string
  tools: ReactNode
}

type Row = MatrixRow & { theme: string }

function TargetMatrix({ targets, themeName, tools }: TargetViewProps) {
  const { t } = useTranslation()
  const { milestones, themes } = useMemo(() => matrixOf(targets, themeName), [targets, themeName])
  const rows = useMemo(
    () =>
      themes.flatMap(({ name, rows }): Row[] =>
        rows.map((row) => ({ ...row, theme: name || t('programme.targets.noTheme') })),
      ),
    [themes, t],
  )
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'words', head: t('facts.kind.target'), text: ({ words }) => words },
      ...milestones.map((milestone): Column<Row> => {
        const head = milestone === null ? t('programme.targets.noMilestone') : String(milestone)
        const inCell = ({ cells }: Row) => cells.get(milestone) ?? []
        return {
          id: String(milestone ?? 'none'),
          head,
          text: (row) =>
            inCell(row)
              .map(({ body }) => valueWords(t, body))
              .join('; '),
          order: (row) => inCell(row)[0]?.body.value ?? null,
          cell: (row) =>
            inCell(row).map((target) => (
              <ClauseLink
                key={target.id}
                id={target.clauseId}
                label={`${valueWords(t, target.body)}, ${head}: ${row.words}`}
              >
                {valueWords(t, target.body)}
              </ClauseLink>
            )),
          numeric: true,
          width: '104px',
        }
      }),
    ],
    [milestones, t],
  )
  const group = useMemo((): Group<Row> => ({ head: t('programme.targets.theme'), of: ({ theme }) => theme }), [t])
  return (
    <DataTable
      caption={t('programme.targets.caption')}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      fileName="chi-tieu-theo-nam"
      group={group}
      tools={tools}
    />
  )
}

function TargetList({ targets, themeName, tools }: TargetViewProps) {
  const { t } = useTranslation()
  const columns = useMemo(
    (): Column<Target>[] => [
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
      { id: 'theme', head: t('programme.targets.theme'), text: themeName, width: '22%' },
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
        width: '96px',
      },
      { id: 'section', head: t('programme.section'), text: ({ section }) => section, width: '76px' },
    ],
    [t, themeName],
  )
  return (
    <DataTable
      caption={t('programme.targets.caption')}
      columns={columns}
      rows={targets}
      rowKey={({ id }) => id}
      fileName="chi-tieu"
      tools={tools}
    />
  )
}
