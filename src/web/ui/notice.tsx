import type { ReactNode } from 'react'
import style from './notice.module.css'

type NoticeProps = {
  tone?: 'plain' | 'soon' | 'bad'
  /** Read out as soon as it appears. */
  urgent?: boolean
  children: ReactNode
}

/** What must be read stands on the page and stays. */
export function Notice({ tone = 'plain', urgent = false, children }: NoticeProps) {
  const look = tone === 'plain' ? style.notice : `${style.notice} ${style[tone]}`
  return (
    <div className={look} role={urgent ? 'alert' : undefined}>
      {children}
    </div>
  )
}
