import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../../shared/programmes.ts'
import { dueWords } from '../../facts/fact-words.ts'
import { headingsOf } from '../../facts/headings.ts'
import { ROLE_WORDS } from '../../facts/kinds.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised } from '../../ui/format.ts'
import type { Column, Group } from '../../ui/table-column.ts'
import { type Agency, agenciesOf, type Duty, dutiesOf } from './agencies.ts'
import { ClauseLink, HereLink } from './here-link.tsx'
import { ListTools } from './list-tools.tsx'
import style from './programmes.module.css'
import { useGiven } from './use-given.ts'
import type { ProgrammeView } from './use-programme-view.ts'
import { useTexts } from './use-texts.ts'

export function DutiesTab({ programme, view }: { programme: Programme; view: ProgrammeView }) {
  const { t } = useTranslation()
  const duties = useMemo(() => programme.facts.filter((fact) => fact.kind === 'duty'), [programme])
  const agencies = useMemo(() => agenciesOf(duties), [duties])
  if (duties.length === 0) {
    return <EmptyState title={t('programme.duties.none')}>{t('programme.duties.noneWhy')}</EmptyState>
  }
  const tools = (
    <ListTools
      programmeId={programme.id}
      list="duties"
      on={view.on}
      views={[
        {
          words: t('programme.duties.byAgency'),
          change: { by: undefined, agency: undefined, sort: undefined },
          current: !view.bySection && view.agency === undefined,
        },
        {
          words: t('programme.duties.bySection'),
          change: { by: 'section', agency: undefined, sort: undefined },
          current: view.bySection && view.agency === undefined,
        },
      ]}
    />
  )
  if (view.agency !== undefined) {
    return (
      <section className={style.tab}>
        <h2>{view.agency ? capitalised(view.agency) : t('programme.duties.nobody')}</h2>
        <DutyList duties={dutiesOf(duties, view.agency)} agency={view.agency} tools={tools} />
      </section>
    )
  }
  return view.bySection ? (
    <DutyList duties={duties} tools={tools} />
  ) : (
    <AgencyList agencies={agencies} tools={tools} programmeId={programme.id} on={view.on} />
  )
}

type AgencyListProps = { agencies: readonly Agency[]; tools: ReactNode; programmeId: string; on: string | undefined }

function AgencyList({ agencies, tools, programmeId, on }: AgencyListProps) {
  const { t } = useTranslation()
  const givenTo = useGiven(programmeId, on)
  const columns = useMemo((): Column<Agency>[] => {
    const nameOf = ({ name }: Agency) => (name ? capitalised(name) : t('programme.duties.nobody'))
    return [
      {
        id: 'name',
        head: t('programme.duties.agency'),
        text: nameOf,
        cell: (agency) => (
          <HereLink change={{ agency: agency.name, q: undefined, sort: undefined }}>{nameOf(agency)}</HereLink>
        ),
      },
      { id: 'given', head: t('programme.duties.given'), text: ({ name }) => givenTo(name), width: '40%' },
      {
        id: 'leads',
        head: t('programme.duties.leads'),
        text: ({ leads }) => leads || null,
        numeric: true,
        width: '110px',
      },
      {
        id: 'joins',
        head: t('programme.duties.joins'),
        text: ({ joins }) => joins || null,
        numeric: true,
        width: '120px',
      },
    ]
  }, [t, givenTo])
  return (
    <DataTable
      caption={t('programme.duties.captionAgencies')}
      columns={columns}
      rows={agencies}
      rowKey={({ name }) => name}
      fileName="co-quan"
      tools={tools}
    />
  )
}

type DutyListProps = {
  duties: readonly Duty[]
  /** Whose they are; without it all of them, under the headings of the plan. */
  agency?: string
  tools: ReactNode
}

function DutyList({ duties, agency, tools }: DutyListProps) {
  const { t } = useTranslation()
  const texts = useTexts(duties)
  const columns = useMemo((): Column<Duty>[] => {
    const joins = ({ body }: Duty) => agency !== undefined && agency !== '' && !body.responsible.includes(agency)
    const roleOf = (duty: Duty) => t(joins(duty) ? ROLE_WORDS.support : ROLE_WORDS[duty.body.role])
    return [
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
        text: ({ body }) =>
          body.responsible.length === 0
            ? t('programme.duties.nobody')
            : capitalised(body.responsible.join('; ')) + (body.role === 'lead' ? '' : t('programme.duties.asSupport')),
        width: '20%',
      },
      ...(agency === undefined ? [] : [{ id: 'role', head: t('facts.field.role'), text: roleOf, width: '88px' }]),
      {
        id: 'with',
        head: t('facts.field.with'),
        text: ({ body }) => capitalised(body.with.join('; ')),
        width: '20%',
      },
      { id: 'due', head: t('facts.field.due'), text: ({ body }) => dueWords(t, body.due), width: '124px' },
      ...(agency === undefined
        ? []
        : [{ id: 'section', head: t('programme.section'), text: ({ section }: Duty) => section, width: '72px' }]),
    ]
  }, [t, agency])
  const group = useMemo((): Group<Duty> => {
    const headings = new Map(texts.map((text) => [text.documentId, headingsOf(text)]))
    return {
      head: t('programme.section'),
      of: ({ documentId, section }) => `${section} ${headings.get(documentId)?.get(section) ?? ''}`.trim(),
    }
  }, [t, texts])
  return (
    <DataTable
      caption={t(agency === undefined ? 'programme.duties.captionSections' : 'facts.kind.duty')}
      columns={columns}
      rows={duties}
      rowKey={({ id }) => id}
      fileName="nhiem-vu"
      {...(agency === undefined ? { group } : {})}
      tools={tools}
    />
  )
}
