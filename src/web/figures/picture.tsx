import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CsvCell, exportCsv, separatorFor } from '../ui/csv.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { ScrollBox } from '../ui/scroll-box.tsx'
import { type Copied, copyPicture, type Drawn, toSvg } from './copy-picture.ts'
import style from './picture.module.css'

export type PictureTable = { head: readonly string[]; rows: readonly (readonly CsvCell[])[] }

type PictureProps = {
  /** What is seen. */
  title: string
  /** Where it is from and how much of it is there. */
  source: string
  fileName: string
  /** The same as a table: beside the picture, and as a file. */
  table: PictureTable
  /** Whether the picture is itself that table. */
  isTable?: boolean
  isTableOpen?: boolean
  drawn: () => Drawn | undefined
  children: ReactNode
}

/** A picture with its title, its source and its table, to be copied, saved and printed. */
export function Picture({ title, source, fileName, table, isTable, isTableOpen, drawn, children }: PictureProps) {
  const { t, i18n } = useTranslation()
  const heading = useId()
  const [done, setDone] = useState<Copied>()
  const [error, setError] = useState<unknown>()
  const copy = (kind: 'png' | 'svg') => {
    const found = drawn()
    setDone(undefined)
    setError(undefined)
    if (found) copyPicture(kind, toSvg(found, title, source), fileName).then(setDone, setError)
  }
  const save = () => exportCsv(`${fileName}.csv`, [table.head, ...table.rows], separatorFor(i18n.language))
  return (
    <figure className={isTable ? `${style.picture} ${style.long}` : style.picture} aria-labelledby={heading}>
      <div className={style.head}>
        <h3 id={heading}>{title}</h3>
        <div className={`${style.acts} screen-only`}>
          <span role="status" className="soft">
            {done === 'copied' ? t('figures.picture.copied') : done === 'saved' ? t('figures.picture.saved') : ''}
          </span>
          <button type="button" className="plain" onClick={() => copy('png')}>
            {t('figures.picture.png')}
          </button>
          <button type="button" className="plain" onClick={() => copy('svg')}>
            {t('figures.picture.svg')}
          </button>
          <button type="button" className="plain" onClick={save}>
            {t('figures.picture.csv')}
          </button>
        </div>
      </div>
      <ProblemMessage error={error} />
      {children}
      <figcaption className="soft">{source}</figcaption>
      {isTable ? null : <TableBeside title={title} table={table} isOpen={isTableOpen ?? false} />}
    </figure>
  )
}

function TableBeside({ title, table, isOpen }: { title: string; table: PictureTable; isOpen: boolean }) {
  const { t, i18n } = useTranslation()
  const [shown, setShown] = useState(isOpen)
  useEffect(() => setShown(isOpen), [isOpen])
  const words = (cell: CsvCell) =>
    typeof cell === 'number' ? new Intl.NumberFormat(i18n.language, { useGrouping: false }).format(cell) : cell
  return (
    <details open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)} className="screen-only">
      <summary>{t('figures.picture.table')}</summary>
      {shown ? (
        <ScrollBox className={style.scroll} label={title}>
          <table className={style.table}>
            <caption className="hidden">{title}</caption>
            <thead>
              <tr>
                {table.head.map((each) => (
                  <th scope="col" key={each}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((cell, at) =>
                    at === 0 ? (
                      <th scope="row" key={table.head[at]}>
                        {words(cell)}
                      </th>
                    ) : (
                      <td key={table.head[at]}>{words(cell)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
    </details>
  )
}
