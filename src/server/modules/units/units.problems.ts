import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const placeEndedKind: ProblemKind = {
  type: '/problems/place-ended',
  status: 422,
  title: 'This place has ended; others are in charge of what was its',
}
/** A unit or a body, and who is in charge now of its ground or its tasks: never empty. */
export const placeEnded = (pointer: string, place: string, heirs: readonly string[]) => {
  const params = { place, inCharge: heirs.join(', ') }
  return new Problem(placeEndedKind, `${place} has ended. In charge now: ${params.inCharge}`, {
    params,
    errors: [{ pointer, code: 'ended', params }],
  })
}

export const placeNotThereKind: ProblemKind = {
  type: '/problems/place-not-there',
  status: 422,
  title: 'This place is not there on that day',
}
export const placeNotThere = (pointer: string, place: string) =>
  new Problem(placeNotThereKind, `${place} has not begun by then, or has ended without anybody taking over`, {
    params: { place },
    errors: [{ pointer, code: 'place-not-there', params: { place } }],
  })

export const unitsNotMergedKind: ProblemKind = {
  type: '/problems/units-not-merged',
  status: 422,
  title: 'These units cannot become one on that day',
}
/** `why`: they are not living communes of one province; another merger of theirs is prepared; the catalogue knows what happened by that day. */
export const unitsNotMerged = (
  pointer: string,
  why: 'not-living-siblings' | 'already-prepared' | 'day-not-open' | 'code-taken',
) => new Problem(unitsNotMergedKind, `Nothing was done: ${why}`, { errors: [{ pointer, code: why }] })

export const unitInUseKind: ProblemKind = {
  type: '/problems/unit-in-use',
  status: 409,
  title: 'A merger is undone only while nothing lies at the unit that it made',
}
export const unitInUse = () => new Problem(unitInUseKind, 'Move or remove what lies there first')

export const sharesNotWholeKind: ProblemKind = {
  type: '/problems/shares-not-whole',
  status: 422,
  title: 'The shares of a split unit do not make a whole',
}
/** They are of other ways than its ground went, or more or less than 1 together. */
export const sharesNotWhole = () =>
  new Problem(sharesNotWholeKind, 'All of them make 1; with one left open the others make less', {
    errors: [{ pointer: '#/shares', code: 'shares-not-whole' }],
  })
