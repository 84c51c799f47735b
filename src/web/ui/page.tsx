import { type ReactNode, useEffect, useRef } from 'react'
import style from './page.module.css'

let walked = false

/** From the first step on, a new page takes the focus to its title, so that it is read out. */
export function noteNavigation(): void {
  walked = true
}

type PageProps = {
  title: string
  /** For the window and its tabs, where the page shows one of several parts. */
  windowTitle?: string
  /** The way back up, as a link. */
  up?: ReactNode
  /** What stands under the title in small words. */
  about?: ReactNode
  action?: ReactNode
  /** What is shown, as a sentence whose parts can be changed and cleared. */
  filters?: ReactNode
  children: ReactNode
}

export function Page({ title, windowTitle = title, up, about, action, filters, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (walked) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={style.page}>
      <title>{`${windowTitle} – Hiếu Học`}</title>
      <div className={style.head}>
        <div className={style.title}>
          {up ? <p className={`${style.up} screen-only`}>{up}</p> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about ? <div className="soft">{about}</div> : null}
        </div>
        {action ? <div className={`${style.action} screen-only`}>{action}</div> : null}
      </div>
      {filters ? <div className={`${style.filters} screen-only`}>{filters}</div> : null}
      {children}
    </div>
  )
}
