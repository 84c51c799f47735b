import { type ReactNode, useEffect, useRef } from 'react'
import style from './panel.module.css'

/** What opens below a row: the first field has the focus, and Esc closes it, as the button at its end does. */
export function Panel({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('textarea, input, select')?.focus(), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes, as the button at its end does
    <div
      ref={box}
      className={style.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {children}
    </div>
  )
}
