import type { THREAD_KINDS } from '../../shared/reports.ts'

const MOST_ID = 64

// The ids of values. Each leads back to the page that shows where it comes from. Word takes 64 letters of a tag, so none is longer.

type ThreadKind = (typeof THREAD_KINDS)[number]

/** The figure of a target in a year at a unit: what was reached. */
export const resultId = (factId: string, year: number, unitId: string): string => `target:${factId}:${year}:${unitId}`
/** What a plan aims at, and by when. */
export const goalId = (factId: string): string => `goal:${factId}`
export const milestoneId = (factId: string): string => `goal-year:${factId}`
/** Where the way to it should be in a year. */
export const pathId = (factId: string, year: number): string => `path:${factId}:${year}`
/** By how much a figure differs from the plan, from the year before, from the unit above. */
export const differenceId = (of: 'p' | 'y' | 'u', factId: string, year: number): string =>
  `diff-${of}:${factId}:${year}`
export const coverageId = (of: 'r' | 'e', factId: string, year: number): string => `cover-${of}:${factId}:${year}`
export const forecastId = (factId: string, year: number, part: 'v' | 'l' | 'm' = 'v'): string =>
  `forecast:${factId}:${year}:${part}`
/** A sum of an element over a unit in a period. */
export const figureId = (elementId: string, period: string, unitId: string): string =>
  `figure:${elementId}:${period}:${unitId}`
/** How many of something there are: answers, documents, proposals; `of` names what. */
export const countId = (of: string): string => `count:${of}`
export const filesId = (assignmentId: string, period: string): string => `files:${assignmentId}:${period}`
export const lateDaysId = (assignmentId: string, period: string): string => `late:${assignmentId}:${period}`

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const OF_TARGET = new RegExp(`^(?:target|goal|goal-year|path|diff-[pyu]|cover-[re]|forecast):(${UUID})(?::|$)`)

/**
 * Where a value of a programme comes from: the kind of page and its address; undefined for an id of no known shape. Counts lead to the
 * list that was counted.
 */
export function threadOf(id: string, programmeId: string): { kind: ThreadKind; path: string } | undefined {
  if (id.length > MOST_ID) return undefined
  const target = OF_TARGET.exec(id)?.[1]
  if (target) return { kind: 'target', path: `/figures/targets/${programmeId}/${target}` }
  const figure = /^figure:(\d+):([0-9HQ-]+):(\d+)$/.exec(id)
  if (figure) {
    const [, , period, unit] = figure
    return { kind: 'figures', path: `/figures/rollup?programme=${programmeId}&period=${period}&unit=${unit}` }
  }
  const late = new RegExp(`^(?:late|files):(${UUID})(?::|$)`).exec(id)?.[1]
  if (late) return { kind: 'duties', path: `/assignments/${late}` }
  const counted = /^count:([a-z-]+)(?::(.+))?$/.exec(id)
  if (!counted) return undefined
  const [, what = '', of] = counted
  if (what.startsWith('documents')) return { kind: 'documents', path: `/programmes/${programmeId}` }
  if (what.startsWith('proposals') || what.startsWith('difficulties'))
    return { kind: 'proposals', path: `/proposals?programmeId=${programmeId}&view=all` }
  if (what.startsWith('targets')) return { kind: 'target', path: `/figures/targets?programme=${programmeId}` }
  const standing = /^answers-(.+)$/.exec(what)?.[1]
  const query = [...(standing ? [`standing=${standing}`] : []), ...(of ? [`organisationId=${of}`] : [])].join('&')
  return { kind: 'duties', path: `/programmes/${programmeId}/follow-up${query ? `?${query}` : ''}` }
}
