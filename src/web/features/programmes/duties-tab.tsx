import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../../shared/programmes.ts'
import { dueWords } from '../../facts/fact-words.ts'
import { ROLE_WORDS } from '../../facts/kinds.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Column } from '../../ui/table-column.ts'
import { type Agency, agenciesOf, type Duty, dutiesOf } from './agencies.ts'
import { DutiesBySection } from './duties-by-section.tsx'
import { ClauseLink, HereLink } from './here-link.tsx'
import style from './programmes.module.css'
import { csvAddress } from './programmes.ts'
import type { ProgrammeView } from './use-programme-view.ts'

export function DutiesTab({ programme, view }: { programme: Programme; view: ProgrammeView }) {
  const { t } = useTranslation()
  const duties = useMemo(() => programme.facts.filter((fact) => fact.kind === 'duty'), [programme])
  const agencies = useMemo(() => agenciesOf(duties), [duties])
  if (duties.length === 0) {
    return <EmptyState title={t('programmes.duties.none')}>{t('programmes.duties.noneWhy')}</EmptyState>
  }
  const choice = (
    <span className={style.choice}>
      <HereLink change={{ by: undefined, agency: undefined }} current={!view.bySection && view.agency === undefined}>
        {t('programmes.duties.byAgency')}
      </HereLink>
      <HereLink change={{ by: 'section', agency: undefined }} current={view.bySection}>
        {t('programmes.duties.bySection')}
      </HereLink>
      <a href={csvAddress(programme.id, 'duties', view.on)} download>
        {t('programmes.csv')}
      </a>
    </span>
  )
  if (view.agency !== undefined) {
    return (
      <section className={style.tab}>
        <h2>{view.agency || t('programmes.duties.nobody')}</h2>
        <DutyList duties={dutiesOf(duties, view.agency)} agency={view.agency} tools={choice} />
      </section>
    )
  }
  return view.bySection ? (
    <DutiesBySection duties={duties} tools={choice} />
  ) : (
    <AgencyList agencies={agencies} tools={choice} />
  )
}

function AgencyList({ agencies, tools }: { agencies: readonly Agency[]; tools: React.ReactNode }) {
  const { t } = useTranslation()
  const nobody = t('programmes.duties.nobody')
  const columns: Column<Agency>[] = [
    {
      id: 'name',
      head: t('programmes.duties.agency'),
      text: ({ name }) => name || nobody,
      cell: ({ name }) => (
        <HereLink change={{ agency: name, q: undefined, sort: undefined }}>{name || nobody}</HereLink>
      ),
    },
    {
      id: 'leads',
      head: t('programmes.duties.leads'),
      text: ({ leads }) => leads || null,
      numeric: true,
      width: '110px',
    },
    {
      id: 'supports',
      head: t('programmes.duties.supports'),
      text: ({ supports }) => supports || null,
      numeric: true,
      width: '120px',
    },
    {
      id: 'joins',
      head: t('programmes.duties.joins'),
      text: ({ joins }) => joins || null,
      numeric: true,
      width: '190px',
    },
  ]
  return (
    <DataTable
      caption={t('programmes.duties.captionAgencies')}
      columns={columns}
      rows={agencies}
      rowKey={({ name }) => name}
      fileName="co-quan"
      tools={tools}
    />
  )
}

type DutyListProps = { duties: readonly Duty[]; agency: string; tools: React.ReactNode }

function DutyList({ duties, agency, tools }: DutyListProps) {
  const { t } = useTranslation()
  const roleOf = ({ body }: Duty) =>
    agency && !body.responsible.includes(agency) ? t('programmes.duties.joinsShort') : t(ROLE_WORDS[body.role])
  const columns: Column<Duty>[] = [
    {
      id: 'words',
      head: t('facts.kind.duty'),
      text: ({ quote }) => quote,
      cell: ({ clauseId, quote }) => (
        <ClauseLink id={clauseId} long>
          {quote}
        </ClauseLink>
      ),
    },
    {
      id: 'responsible',
      head: t('facts.field.responsible'),
      text: ({ body }) => body.responsible.join('; '),
      width: '20%',
    },
    { id: 'role', head: t('facts.field.role'), text: roleOf, width: '88px' },
    { id: 'with', head: t('facts.field.with'), text: ({ body }) => body.with.join('; '), width: '20%' },
    { id: 'due', head: t('facts.field.due'), text: ({ body }) => dueWords(t, body.due), width: '124px' },
    { id: 'section', head: t('programmes.section'), text: ({ section }) => section, width: '72px' },
  ]
  return (
    <DataTable
      caption={t('facts.kind.duty')}
      columns={columns}
      rows={duties}
      rowKey={({ id }) => id}
      fileName="nhiem-vu"
      tools={tools}
    />
  )
}
