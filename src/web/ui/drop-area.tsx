import { type DragEvent, useRef, useState } from 'react'
import style from './drop-area.module.css'

type DropAreaProps = {
  /** Endings, as `accept` of an input has them. */
  accept: string
  drop: string
  choose: string
  limits: string
  onFile: (file: File) => void
}

/** A file dropped anywhere in the area, or chosen with a button: whoever cannot drag loses nothing. */
export function DropArea({ accept, drop: dropHere, choose, limits, onFile }: DropAreaProps) {
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
      <p className={style.drag}>{dropHere}</p>
      <button type="button" className="main" onClick={() => input.current?.click()}>
        {choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={choose}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <p className="soft">{limits}</p>
    </div>
  )
}
