import type { BoundaryFault } from '../../../shared/boundaries.ts'
import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const boundariesNotTakenKind: ProblemKind = {
  type: '/problems/boundaries-not-taken',
  status: 422,
  title: 'This file is not taken as boundaries',
}
export const boundariesNotTaken = (fault: BoundaryFault, feature: number | null) =>
  new Problem(boundariesNotTakenKind, `${fault}${feature === null ? '' : ` in feature ${feature}`}`, {
    errors: [{ pointer: feature === null ? '#/file' : `#/file/features/${feature - 1}`, code: fault }],
  })
