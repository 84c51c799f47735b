import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './organisations.module.css'

type OpenedProps = { words: string; look?: 'main' | 'plain'; children: (close: () => void) => ReactNode }

/** A button that gives way to a form in its place; closing it brings the focus back. */
export function Opened({ words, look, children }: OpenedProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<boolean>()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('input, select')?.focus()
    if (open === false) button.current?.focus()
  }, [open])
  if (!open) {
    return (
      <div className="screen-only">
        <button type="button" ref={button} className={look} onClick={() => setOpen(true)}>
          {words}
        </button>
      </div>
    )
  }
  const close = () => setOpen(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes, as the button at its end does
    <div
      className={style.panel}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <h3>{words}</h3>
      {children(close)}
      <div>
        <button type="button" className="plain" onClick={close}>
          {t('organisations.close')}
        </button>
      </div>
    </div>
  )
}
