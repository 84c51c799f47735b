import { type ReactNode, type Ref, useId } from 'react'
import type { MyWork } from '../../../shared/duties.ts'
import { formatNumber } from '../../ui/format.ts'
import style from './duties.module.css'

type WorkSectionProps = {
  title: string
  rows: MyWork['mine']
  /** What will stand here. */
  empty: string
  /** Where not everything is shown. */
  more: string
  heading?: Ref<HTMLHeadingElement>
  /** Stays when nothing is listed any more: what was done is taken back here. */
  tools?: ReactNode
  children?: ReactNode
}

export function WorkSection({ title, rows, empty, more, heading, tools, children }: WorkSectionProps) {
  const id = useId()
  const count = rows.answers.length
  return (
    <section className={style.section} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
        {count > 0 ? ` (${formatNumber(count)}${rows.more ? '+' : ''})` : ''}
      </h2>
      {tools}
      {count === 0 ? <p className="soft reading">{empty}</p> : children}
      {rows.more ? <p className="soft">{more}</p> : null}
    </section>
  )
}
