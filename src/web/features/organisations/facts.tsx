import type { ReactNode } from 'react'
import style from './organisations.module.css'

type FactsProps = {
  caption: string
  heads: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** A few rows to read; on a phone each cell says what it is. An empty head is a column of buttons. */
export function Facts({ caption, heads, rows }: FactsProps) {
  return (
    <table className={style.facts}>
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {heads.map((head, index) => (
              <td key={head} data-head={head}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
