import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './drop-area.module.css'

/** A file dropped anywhere in the area, or chosen with a button: whoever cannot drag loses nothing. */
export function DropArea({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same
    <div
      className={over ? `${style.area} ${style.over}` : style.area}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={style.drag}>{t('documents.upload.drop')}</p>
      <button type="button" className="main" onClick={() => input.current?.click()}>
        {t('documents.upload.choose')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.txt"
        aria-label={t('documents.upload.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <p className="soft">{t('documents.upload.limits')}</p>
    </div>
  )
}
