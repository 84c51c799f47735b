import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, NetworkFailure } from '../api.ts'
import { Notice } from './notice.tsx'
import type { TextKey } from './text-key.ts'

/** Words for kinds of problems: by `type` without `/problems/`. */
export type ProblemWords = Readonly<Record<string, TextKey>>

const COMMON: ProblemWords = {
  'invalid-request': 'ui.problem.invalidRequest',
  'not-found': 'ui.problem.notFound',
  'too-many-requests': 'ui.problem.tooManyRequests',
  'too-large': 'ui.problem.tooLarge',
  'wrong-media-type': 'ui.problem.unexpected',
  overloaded: 'ui.problem.overloaded',
  'database-away': 'ui.problem.databaseAway',
  'disk-full': 'ui.problem.diskFull',
  'idempotency-key-reused': 'ui.problem.unexpected',
  'foreign-origin': 'ui.problem.foreignOrigin',
  'not-allowed': 'ui.problem.forbidden',
  'role-reads-only': 'ui.problem.roleReadsOnly',
  'place-ended': 'ui.problem.placeEnded',
  'place-not-there': 'ui.problem.placeNotThere',
  'not-signed-in': 'ui.problem.signedOut',
}

const BY_STATUS: Readonly<Record<number, TextKey>> = {
  401: 'ui.problem.signedOut',
  403: 'ui.problem.forbidden',
  404: 'ui.problem.notFound',
  413: 'ui.problem.tooLarge',
  429: 'ui.problem.tooManyRequests',
  503: 'ui.problem.overloaded',
}

/** A part of the program that could not be loaded; browsers word it differently. */
const isMissingPart = (error: unknown) =>
  error instanceof Error && /dynamically imported|module script|importing a module|preload CSS/i.test(error.message)

export function useProblemWords(words: ProblemWords = {}): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof NetworkFailure || isMissingPart(error)) return t('ui.problem.network')
    if (!(error instanceof ApiProblem)) return t('ui.problem.unexpected')
    const { type, status, params } = error.reply
    const kind = type.replace('/problems/', '')
    return t(words[kind] ?? COMMON[kind] ?? BY_STATUS[status] ?? 'ui.problem.unexpected', { ...params })
  }
}

type ProblemMessageProps = { error: unknown; words?: ProblemWords; children?: ReactNode }

export function ProblemMessage({ error, words, children }: ProblemMessageProps) {
  const { t } = useTranslation()
  const wordsFor = useProblemWords(words)
  if (!error) return null
  const requestId = error instanceof ApiProblem && error.reply.status >= 500 ? error.reply.requestId : undefined
  return (
    <Notice tone="bad" urgent>
      <p>{wordsFor(error)}</p>
      {requestId ? <p className="soft">{t('ui.problem.requestId', { requestId })}</p> : null}
      {children}
    </Notice>
  )
}
