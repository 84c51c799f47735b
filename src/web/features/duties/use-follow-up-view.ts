import { useSearch } from '@tanstack/react-router'
import { isDay } from '../../../rules/days.ts'
import { DUTY_KINDS, STANDINGS } from '../../../shared/duties.ts'
import type { AnswerFilter } from './duties.ts'

type Search = Record<string, unknown>

const PERIOD = /^\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?(#[1-9]\d{0,2})?$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOST_WORDS = 200

/** All that is seen stands in the address. */
export function useFollowUpView(): AnswerFilter {
  return filterIn(useSearch({ strict: false }))
}

/** Whatever is no filter is passed over. */
export function filterIn(search: Search): AnswerFilter {
  const written = (key: string) => String(search[key] ?? '')
  const standing = STANDINGS.find((each) => each === search.standing)
  const kind = DUTY_KINDS.find((each) => each === search.kind)
  const [organisationId, sentTo, factId, period, from, to] = [
    ...['organisationId', 'sentTo', 'factId', 'period', 'from', 'to'],
  ].map(written)
  const q = written('q').slice(0, MOST_WORDS)
  return {
    ...(standing ? { standing } : {}),
    ...(organisationId && /^\d+$/.test(organisationId) ? { organisationId } : {}),
    ...(sentTo && /^\d+$/.test(sentTo) ? { sentTo } : {}),
    ...(factId && UUID.test(factId) ? { factId } : {}),
    ...(kind ? { kind } : {}),
    ...(period && PERIOD.test(period) ? { period } : {}),
    ...(from && isDay(from) ? { from } : {}),
    ...(to && isDay(to) ? { to } : {}),
    ...(q ? { q } : {}),
    ...(written('asking') === 'true' ? { asking: 'true' } : {}),
  }
}

/** As a number, an id or a year stands in the address without quotes. */
const plain = (text: string) => (/^\d+$/.test(text) ? Number(text) : text)

/** The same page with these answers, from the first one on. */
export const withFilter =
  ({ organisationId, sentTo, period, asking, ...rest }: AnswerFilter) =>
  ({
    standing: _standing,
    organisationId: _organisation,
    sentTo: _receiver,
    factId: _duty,
    kind: _kind,
    period: _period,
    from: _from,
    to: _to,
    q: _words,
    asking: _asking,
    row: _row,
    column: _column,
    line: _line,
    ...before
  }: Search): Search => ({
    ...before,
    ...rest,
    ...(organisationId ? { organisationId: plain(organisationId) } : {}),
    ...(sentTo ? { sentTo: plain(sentTo) } : {}),
    ...(period ? { period: plain(period) } : {}),
    ...(asking ? { asking: true } : {}),
  })
