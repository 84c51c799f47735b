import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnnotationKind, NewAnnotation } from '../../../shared/annotations.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { api, isStatus } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { DUTIES, dutyProblems } from './duties.ts'

type Words = Record<AnnotationKind, TextKey>
export const ANNOTATION_WORDS: Words = {
  product: 'dutyPages.added.kind.product',
  due: 'dutyPages.added.kind.due',
  owners: 'dutyPages.added.kind.owners',
}
export const ADD_WORDS: Words = {
  product: 'dutyPages.added.add.product',
  due: 'dutyPages.added.add.due',
  owners: 'dutyPages.added.add.owners',
}
export const CHANGE_WORDS: Words = {
  product: 'dutyPages.added.change.product',
  due: 'dutyPages.added.change.due',
  owners: 'dutyPages.added.change.owners',
}
export const TAKE_BACK_WORDS: Words = {
  product: 'dutyPages.added.takeBack.product',
  due: 'dutyPages.added.takeBack.due',
  owners: 'dutyPages.added.takeBack.owners',
}
export const ASK_WORDS: Words = {
  product: 'dutyPages.added.ask.product',
  due: 'dutyPages.added.ask.due',
  owners: 'dutyPages.added.ask.owners',
}
export const UNDID_WORDS: Words = {
  product: 'dutyPages.added.undid.product',
  due: 'dutyPages.added.undid.due',
  owners: 'dutyPages.added.undid.owners',
}

export const annotationProblems: ProblemWords = {
  ...dutyProblems,
  'annotation-changed': 'dutyPages.added.problem.changed',
  'part-of-duty': 'dutyPages.parts.problem.ofPart',
  'said-by-plan': 'dutyPages.added.problem.saidByPlan',
}

/** Adds to a duty what its plan does not say, or takes it back. Given to somebody else, the duty has another page. */
export function useAnnotate({ id, added }: AssignmentPage, onMoved: (id: string) => void) {
  const cache = useQueryClient()
  const keyOf = (of: string) => [DUTIES, 'assignment', of]
  return useMutation({
    mutationFn: (annotation: Omit<NewAnnotation, 'revision'>) =>
      api.post<AssignmentPage>(`/assignments/${id}/annotations`, { revision: added.revision, ...annotation }),
    onSuccess: (page) => {
      cache.setQueryData(keyOf(page.id), page)
      if (page.id !== id) {
        onMoved(page.id)
        // It may be gone, and is looked for when somebody comes back to it.
        void cache.invalidateQueries({ queryKey: keyOf(id), refetchType: 'none' })
      }
      const isShown = ([, kind, of]: readonly unknown[]) => kind === 'assignment' && (of === page.id || of === id)
      return cache.invalidateQueries({ queryKey: [DUTIES], predicate: ({ queryKey }) => !isShown(queryKey) })
    },
    onError: (error) => {
      if (isStatus(error, 409)) void cache.invalidateQueries({ queryKey: [DUTIES] })
    },
  })
}
