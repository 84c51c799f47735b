import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

type AskProps = {
  /** On the button that is seen first. */
  words: string
  /** What will happen, told before it does. */
  question: ReactNode
  /** The verb that does it. */
  yes: string
  onYes: () => void
  busy?: boolean
  quiet?: boolean
}

/** Asks in place before what cannot be undone. */
export function Ask({ words, question, yes, onYes, busy = false, quiet = false }: AskProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [answered, setAnswered] = useState(false)
  const no = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  // The focus goes to the harmless answer, and back to where the question came from.
  useEffect(() => {
    if (asking) no.current?.focus()
    else if (answered) first.current?.focus()
  }, [asking, answered])
  const answer = () => {
    setAsking(false)
    setAnswered(true)
  }
  if (!asking) {
    return (
      <button
        type="button"
        ref={first}
        className={quiet ? 'plain' : undefined}
        onClick={() => busy || setAsking(true)}
        aria-disabled={busy}
      >
        {words}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc inside the question means no, as the button beside it
    <div
      className="stack reading"
      onKeyDown={(event) => {
        if (event.key === 'Escape') answer()
      }}
    >
      <p aria-live="polite">{question}</p>
      <div className="row">
        <button
          type="button"
          className="risky"
          disabled={busy}
          onClick={() => {
            answer()
            onYes()
          }}
        >
          {yes}
        </button>
        <button type="button" ref={no} onClick={answer}>
          {t('ui.ask.no')}
        </button>
      </div>
    </div>
  )
}
