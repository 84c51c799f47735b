import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LinkEdit } from '../../../shared/links.ts'
import { targetWords } from '../../facts/fact-words.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { LinkMarks } from './link-marks.tsx'
import style from './links.module.css'
import type { TargetRow } from './matrix.ts'
import { EXACT, withSearch } from './use-matrix-view.ts'

type TargetTableProps = {
  rows: readonly TargetRow[]
  chosen: string | undefined
  mayLink: boolean
  clauseLink: LinkTo
  onSay: (edits: readonly LinkEdit[]) => void
}

/** Targets by what stands over them, the duties that serve each, and what it is measured by; a list on a phone. */
export function TargetTable({ rows, chosen, ...common }: TargetTableProps) {
  const { t } = useTranslation()
  const groups: { theme: string; rows: TargetRow[] }[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && last.theme === row.target.theme) last.rows.push(row)
    else groups.push({ theme: row.target.theme, rows: [row] })
  }
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: a table that is laid out as a list on a phone stays a table
    <table className={style.table} role="table">
      <caption className="hidden">{t('links.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('facts.kind.target')}</th>
          <th scope="col">{t('links.head.duties')}</th>
          <th scope="col">{t('links.head.data')}</th>
        </tr>
      </thead>
      {groups.map(({ theme, rows }) => (
        <tbody key={rows[0]?.target.id}>
          {theme === '' ? null : (
            <tr className={style.theme}>
              <th scope="rowgroup" colSpan={3}>
                {theme}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.target.id} row={row} isChosen={row.target.id === chosen} {...common} />
          ))}
        </tbody>
      ))}
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: until here
  )
}

type RowProps = Omit<TargetTableProps, 'rows' | 'chosen'> & { row: TargetRow; isChosen: boolean }

function Row({ row: { target, marks, isServed }, isChosen, ...common }: RowProps) {
  const { t } = useTranslation()
  const { indicator } = target
  return (
    <tr data-target={target.id} className={isChosen ? style.chosen : undefined}>
      <td>
        <Link
          to="."
          search={withSearch({ target: target.id })}
          activeOptions={EXACT}
          aria-current={isChosen ? 'true' : undefined}
          className={style.words}
          resetScroll={false}
          replace
        >
          {target.quote}
        </Link>
        <span className={style.value}>{targetWords(t, target)}</span>
      </td>
      <td>
        {isServed ? null : <span className={style.hole}>{t('links.hole.noDuty')}</span>}
        <LinkMarks marks={marks} of={target.quote} target={target.id} {...common} />
      </td>
      <td>
        {indicator === null ? (
          <span className={style.hole}>{t('links.hole.noIndicator')}</span>
        ) : (
          <>
            {indicator.entry === null ? null : (
              <span className={style.entry}>{t('links.entry', { entry: indicator.entry })}</span>
            )}
            {indicator.numerator}
            {indicator.denominator === null ? null : <span className={style.over}>{`/ ${indicator.denominator}`}</span>}
          </>
        )}
      </td>
    </tr>
  )
}
