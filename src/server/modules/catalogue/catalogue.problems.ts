import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const shippedEntryKind: ProblemKind = {
  type: '/problems/shipped-entry',
  status: 409,
  title: 'This comes with the system and is changed by nobody',
}
export const shippedEntry = () => new Problem(shippedEntryKind, 'Add one of your own instead')

export const codeTakenKind: ProblemKind = {
  type: '/problems/catalogue-code-taken',
  status: 409,
  title: 'Another entry of the catalogue has this code on these days',
}
export const codeTaken = (code: string) =>
  new Problem(codeTakenKind, `The code "${code}" is taken`, { params: { code } })

export const versionsOverlapKind: ProblemKind = {
  type: '/problems/versions-overlap',
  status: 409,
  title: 'Another version holds on these days',
}
export const versionsOverlap = (validFrom: string) =>
  new Problem(versionsOverlapKind, 'A version begins after the day on which the last one began', {
    params: { validFrom },
  })

export const entryInUseKind: ProblemKind = {
  type: '/problems/entry-in-use',
  status: 409,
  title: 'Something still needs this entry of the catalogue',
}
export const entryInUse = (by: readonly string[]) =>
  new Problem(entryInUseKind, `It is needed by ${by.join('; ')}`, { params: { by: by.join('; ') } })
