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
