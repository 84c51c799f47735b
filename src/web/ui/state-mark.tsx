import type { ReactNode } from 'react'
import style from './state-mark.module.css'

export type StateTone = 'idle' | 'running' | 'good' | 'soon' | 'bad'

// Told apart without colour: ring, half disc, disc, triangle, square.
const SHAPES: Record<StateTone, ReactNode> = {
  idle: <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  running: (
    <>
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.25a4.75 4.75 0 0 1 0 9.5z" fill="currentColor" />
    </>
  ),
  good: <circle cx="6" cy="6" r="5.5" fill="currentColor" />,
  soon: <path d="M6 1l5.5 10h-11z" fill="currentColor" />,
  bad: <path d="M1 1h10v10h-10z" fill="currentColor" />,
}

export function StateMark({ tone, children }: { tone: StateTone; children: ReactNode }) {
  return (
    <span className={`${style.mark} ${style[tone]}`}>
      <svg className={style.shape} viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      <span>{children}</span>
    </span>
  )
}
