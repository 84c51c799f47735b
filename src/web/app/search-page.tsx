import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayBefore } from '../../rules/days.ts'
import { fullName } from '../features/documents/document-words.ts'
import { documentList } from '../features/documents/documents.ts'
import { programmeList } from '../features/programmes/programmes.ts'
import { unitSearch } from '../features/units/units.ts'
import { FilterBox } from '../ui/filter-box.tsx'
import { capitalised, formatWhen } from '../ui/format.ts'
import { useListView } from '../ui/list-view.ts'
import { Page } from '../ui/page.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { matcher } from '../ui/table-order.ts'
import style from './search-page.module.css'

const MIN_LETTERS = 2
const MOST = 20

type Hit = { id: string; link: ReactNode; about?: ReactNode }

/** One place to look from: what is found in each subject, each under its own head. */
export function SearchPage() {
  const { t } = useTranslation()
  const [{ q }] = useListView()
  const asked = q.trim().length >= MIN_LETTERS
  const documents = useInfiniteQuery({ ...documentList, enabled: asked })
  const units = useQuery({ ...unitSearch(q.trim(), undefined), enabled: asked })
  const programmes = useQuery({ ...programmeList, enabled: asked })
  const fits = matcher(q)
  const foundProgrammes = (programmes.data ?? [])
    .filter(({ name, unitName }) => fits([name, unitName]))
    .map(({ id, name, unitName }) => ({
      id,
      link: (
        <Link to="/programmes/$programmeId" params={{ programmeId: id }}>
          {name}
        </Link>
      ),
      about: unitName,
    }))
  const foundDocuments = (documents.data?.pages.flatMap((part) => part.documents) ?? [])
    .filter((document) => fits([fullName(document), document.unitName]))
    .map((document) => ({
      id: document.id,
      link: (
        <Link to="/documents/$documentId" params={{ documentId: document.id }}>
          {fullName(document)}
        </Link>
      ),
    }))
  const foundUnits = (units.data?.hits ?? []).map(({ unit, parents }) => ({
    id: unit.id,
    link: (
      <Link to="/units/$unitId" params={{ unitId: unit.id }}>
        {capitalised(unit.fullName)}
      </Link>
    ),
    about: [
      ...parents
        .filter(({ level }) => level !== 'nation')
        .map((parent) => parent.fullName)
        .reverse(),
      unit.ended === null ? '' : t('search.until', { day: formatWhen(dayBefore(unit.ended)) }),
    ]
      .filter(Boolean)
      .join(', '),
  }))
  const asking = [programmes, documents, units]
  const count = foundProgrammes.length + foundDocuments.length + foundUnits.length
  const nothing = count === 0 && asking.every(({ isFetched }) => isFetched)
  return (
    <Page title={t('search.title')} filters={<FilterBox label={t('app.search.label')} />}>
      <ProblemMessage error={asking.find(({ error }) => error)?.error} />
      {asked ? (
        <>
          <Hits title={t('app.places.programmes')} hits={foundProgrammes} />
          <Hits title={t('app.places.documents')} hits={foundDocuments} />
          <Hits title={t('app.places.units')} hits={foundUnits} />
          <p role="status">{nothing ? t('search.nothing', { query: q.trim() }) : ''}</p>
        </>
      ) : (
        <p className="soft">{t('search.about')}</p>
      )}
    </Page>
  )
}

function Hits({ title, hits }: { title: string; hits: readonly Hit[] }) {
  if (hits.length === 0) return null
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className={style.hits}>
        {hits.slice(0, MOST).map(({ id, link, about }) => (
          <li key={id}>
            {link} {about ? <span className="soft">{about}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
