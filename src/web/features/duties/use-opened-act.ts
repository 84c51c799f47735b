import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ANSWER_ACTS, type AnswerAct } from '../../../shared/duties.ts'

export type OpenedAct = { period: string; act: AnswerAct }

/** For which answer a form stands open; a link may open one by its address: `?period=2026&act=return`. */
export function useOpenedAct() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return useState<OpenedAct | undefined>(() => {
    const act = ANSWER_ACTS.find((each) => each === search.act)
    return act && search.period !== undefined ? { period: String(search.period), act } : undefined
  })
}
