import { Fragment, type ReactNode } from 'react'
import style from './details.module.css'

export type Detail = { label: string; words: ReactNode }

/** What there is to say of one thing, each under its name; what says nothing is left out. */
export function Details({ details }: { details: readonly Detail[] }) {
  return (
    <dl className={style.details}>
      {details.map(({ label, words }) =>
        words ? (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  )
}
