import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PersonalData } from '../../../shared/personal-data.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './audit.module.css'
import { ErasePanel } from './erase-panel.tsx'
import { LookList } from './look-list.tsx'
import { columnWords, deedWords, personalData, tableWords } from './personal-data.ts'

type PersonalDataPageProps = {
  /** Left out: mine. */
  personId?: string
  /** What a role is called. */
  roleWords: (role: string) => TextKey | undefined
  onErased?: () => void
}

export function PersonalDataPage({ personId, roleWords, onErased }: PersonalDataPageProps) {
  const { t } = useTranslation()
  const { data } = useSuspenseQuery(personalData(personId))
  const { person, roles, rows, deeds, looks } = data
  const facts: [TextKey, string][] = [
    ['audit.personal.name', person.name],
    ['audit.personal.email', person.email],
    ['audit.personal.id', person.id],
    ['audit.personal.created', formatWhen(person.createdAt)],
    ['audit.personal.updated', formatWhen(person.updatedAt)],
  ]
  return (
    <Page
      title={personId ? t('audit.personal.titleOf', { name: person.name }) : t('audit.personal.mine')}
      up={
        personId ? (
          <Link to="/people/$personId" params={{ personId }}>
            {person.name}
          </Link>
        ) : (
          <Link to="/me">{person.name}</Link>
        )
      }
      about={t('audit.personal.about', { at: formatWhen(data.takenAt) })}
      action={
        <div className="row">
          <button type="button" onClick={() => window.print()}>
            {t('audit.personal.print')}
          </button>
          <button type="button" onClick={() => saveJson(data)}>
            {t('audit.personal.json')}
          </button>
        </div>
      }
    >
      <dl className={style.facts}>
        {facts.map(([words, value]) => (
          <div key={words}>
            <dt>{t(words)}</dt>
            <dd className="words">{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('audit.personal.roles')}</h2>
      {roles.length === 0 ? <p>{t('audit.personal.noRoles')}</p> : null}
      <ul className={style.list}>
        {roles.map(({ role, unitName, from, until }, index) => {
          const known = roleWords(role)
          const values = { role: known ? t(known) : role, unit: unitName, from: formatWhen(from) }
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={index}>
              {until
                ? t('audit.personal.until', { ...values, until: formatWhen(until) })
                : t('audit.personal.since', values)}
            </li>
          )
        })}
      </ul>
      <h2>{t('audit.personal.rows')}</h2>
      {Object.entries(rows)
        .filter(([, found]) => found.length > 0)
        .map(([table, found]) => (
          <RowTable key={table} caption={t(tableWords(table))} rows={found} />
        ))}
      <h2>{t('audit.personal.deeds')}</h2>
      {deeds.length === 0 ? <p>{t('audit.personal.noDeeds')}</p> : null}
      <ul className={style.list}>
        {deeds.map((deed) => (
          <li key={`${deed.table} ${deed.as}`}>
            {t('audit.personal.times', { words: t(deedWords(deed)), times: formatNumber(deed.times) })}
          </li>
        ))}
      </ul>
      <h2>{t(personId ? 'audit.personal.looksOf' : 'audit.personal.looks')}</h2>
      <LookList looks={looks} />
      {personId && onErased ? (
        <ErasePanel personId={personId} name={person.name} email={person.email} onErased={onErased} />
      ) : null}
      <p className="soft reading">{t('audit.personal.law')}</p>
    </Page>
  )
}

/** Rows as they stand in the database: what is kept, not what we would make of it. */
function RowTable({ caption, rows }: { caption: string; rows: readonly Record<string, unknown>[] }) {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => rows.some((row) => shown(row[column]) !== ''))
  return (
    <ScrollBox className={style.wide} label={caption}>
      <table className={style.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <ColumnHead column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <tr key={index}>
              {columns.map((column) => (
                <td key={column}>{shown(row[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function ColumnHead({ column }: { column: string }) {
  const { t } = useTranslation()
  const words = columnWords(column)
  return words ? t(words) : <code>{column}</code>
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return formatWhen(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function saveJson(data: PersonalData): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${data.person.id}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
