import { useId } from 'react'
import { formatNumber } from './format.ts'
import style from './progress.module.css'

/** What is being done and how far it is; without `share` nobody knows how far. */
export function Progress({ words, share }: { words: string; share?: number | undefined }) {
  const id = useId()
  return (
    <div className={style.progress}>
      <div className={style.words}>
        <span id={id} aria-live="polite">
          {words}
        </span>
        {share === undefined ? null : <span>{formatNumber(Math.floor(share * 100))} %</span>}
      </div>
      <progress aria-labelledby={id} max={1} value={share} />
    </div>
  )
}
