import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './copy-field.module.css'

/** A text to hand on: seen whole, taken with one button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [done, setDone] = useState(false)
  const copy = async () => {
    box.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setDone(true)
    } catch {
      // Refused on plain http: the text is selected, Ctrl-C takes it.
      setDone(false)
    }
  }
  return (
    <div className={style.copy}>
      <label htmlFor={id}>{label}</label>
      <div className={style.line}>
        <input id={id} ref={box} readOnly value={value} onFocus={(event) => event.target.select()} />
        <button type="button" onClick={() => void copy()}>
          {t('ui.copy.button')}
        </button>
      </div>
      <span role="status" className="soft">
        {done ? t('ui.copy.done') : ''}
      </span>
    </div>
  )
}
