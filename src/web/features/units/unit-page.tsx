import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit, UnitChange, UnitPage as UnitPageData, UnitVersion } from '../../../shared/units.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { Column } from '../../ui/table-column.ts'
import { DayFilter } from './day-filter.tsx'
import { MergeSection } from './merge-section.tsx'
import { KIND_WORDS, RELATION_WORDS, type UnitLink } from './unit-words.tsx'
import style from './units.module.css'
import { unitPage } from './units.ts'

type UnitPageProps = {
  unitId: string
  on: string | undefined
  onDay: (on: string | undefined) => void
  up: ReactNode
  action?: ReactNode
  /** Whether who looks may merge units. */
  mayMerge: boolean
  /** A way to what part of a split unit's people went where; null where one may not say so. */
  sharesLink: ReactNode
  UnitLink: UnitLink
}

export function UnitPage({ unitId, on, onDay, up, action, mayMerge, sharesLink, UnitLink }: UnitPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(unitPage(unitId, on))
  if (!data) {
    return (
      <Page title={t('units.page.title')} up={up}>
        <ProblemMessage error={error} />
      </Page>
    )
  }
  const { unit, parents } = data
  const chain = parents.filter(({ level }) => level !== 'nation').reverse()
  return (
    <Page
      title={capitalised(unit.fullName)}
      up={up}
      action={action}
      about={
        <>
          {t(KIND_WORDS[unit.kind])}
          {chain.map((parent) => (
            <span key={parent.id}>
              {', '}
              <UnitLink id={parent.id}>{parent.fullName}</UnitLink>
            </span>
          ))}
          {unit.code ? `. ${t('units.page.code', { code: unit.code })}` : ''}
        </>
      }
      filters={<DayFilter on={on} shown={data.on} onDay={onDay} />}
    >
      <ProblemMessage error={error} />
      <Standing page={data} UnitLink={UnitLink} />
      <Changes title={t('units.page.predecessors')} changes={data.predecessors} UnitLink={UnitLink} />
      <Changes title={t('units.page.successors')} changes={data.successors} UnitLink={UnitLink} />
      {data.successors.some(({ relation }) => relation === 'part') && sharesLink ? (
        <p className="screen-only">{sharesLink}</p>
      ) : null}
      {data.versions.length > 1 ? <Versions versions={data.versions} /> : null}
      {mayMerge ? <MergeSection unit={unit} /> : null}
      {data.childCount > 0 ? <Children page={data} UnitLink={UnitLink} /> : null}
    </Page>
  )
}

function Standing({ page, UnitLink }: { page: UnitPageData; UnitLink: UnitLink }) {
  const { t } = useTranslation()
  const { unit, state, shownOn, heirs } = page
  if (state === 'living') return null
  const shown = formatWhen(shownOn)
  return (
    <Notice tone="soon">
      {state === 'ended' && unit.ended ? (
        <>
          <p>{t('units.page.ended', { day: formatWhen(unit.ended), shown })}</p>
          {heirs.length > 0 ? (
            <p>
              {t('units.page.groundNow')}{' '}
              {heirs.map((heir, index) => (
                <span key={heir.id}>
                  {index > 0 ? ', ' : ''}
                  <UnitLink id={heir.id}>{heir.fullName}</UnitLink>
                </span>
              ))}
            </p>
          ) : null}
        </>
      ) : (
        <p>{t('units.page.notYet', { shown })}</p>
      )}
    </Notice>
  )
}

function Children({ page, UnitLink }: { page: UnitPageData; UnitLink: UnitLink }) {
  const { t } = useTranslation()
  const columns = useMemo<Column<Unit>[]>(
    () => [
      {
        id: 'name',
        head: t('units.columns.unit'),
        text: (unit) => capitalised(unit.fullName),
        order: (unit) => unit.name,
        cell: (unit) => <UnitLink id={unit.id}>{capitalised(unit.fullName)}</UnitLink>,
      },
      { id: 'kind', head: t('units.columns.kind'), text: (unit) => t(KIND_WORDS[unit.kind]), width: '34%' },
      { id: 'code', head: t('units.columns.code'), text: (unit) => unit.code ?? '', width: '16%' },
    ],
    [t, UnitLink],
  )
  const title = t('units.page.children', { count: page.childCount, day: formatWhen(page.shownOn) })
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={columns}
        rows={page.children}
        rowKey={(unit) => unit.id}
        fileName={`${page.unit.code ?? page.unit.id}-${page.shownOn}`}
      />
    </section>
  )
}

function Changes({ title, changes, UnitLink }: { title: string; changes: readonly UnitChange[]; UnitLink: UnitLink }) {
  const { t } = useTranslation()
  if (changes.length === 0) return null
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      <table className={style.facts}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('units.columns.unit')}</th>
            <th scope="col">{t('units.columns.relation')}</th>
            <th scope="col">{t('units.columns.on')}</th>
            <th scope="col">{t('units.columns.legalBasis')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ unit, relation, on, legalBasis }) => (
            <tr key={`${unit.id} ${on}`}>
              <td>
                <UnitLink id={unit.id}>{capitalised(unit.fullName)}</UnitLink>
                {unit.code ? <span className="soft"> {unit.code}</span> : null}
              </td>
              <td data-head={t('units.columns.relation')}>{t(RELATION_WORDS[relation])}</td>
              <td data-head={t('units.columns.on')}>{formatWhen(on)}</td>
              <td data-head={t('units.columns.legalBasis')}>{legalBasis ?? t('units.page.basisUnknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Versions({ versions }: { versions: readonly UnitVersion[] }) {
  const { t } = useTranslation()
  return (
    <section className={style.section}>
      <h2>{t('units.page.versions')}</h2>
      <table className={style.facts}>
        <caption className="hidden">{t('units.page.versions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('units.columns.unit')}</th>
            <th scope="col">{t('units.columns.code')}</th>
            <th scope="col">{t('units.columns.during')}</th>
            <th scope="col">{t('units.columns.legalBasis')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ fullName, code, from, until, legalBasis }) => (
            <tr key={from ?? ''}>
              <td>{capitalised(fullName)}</td>
              <td data-head={t('units.columns.code')}>{code}</td>
              <td data-head={t('units.columns.during')}>
                {from ? t('units.page.from', { day: formatWhen(from) }) : t('units.page.fromOld')}
                {until ? ` ${t('units.page.until', { day: formatWhen(until) })}` : ''}
              </td>
              <td data-head={t('units.columns.legalBasis')}>{legalBasis ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
