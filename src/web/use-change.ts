import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isStatus } from './api.ts'

/**
 * What somebody did changes every list of its kind (`root`) that it stands in; what is answered is shown at once under the key that
 * `keyOf` names. Of what was refused the present state is asked for.
 */
export function useChange<Asked, Answer>(
  root: string,
  change: (asked: Asked) => Promise<Answer>,
  keyOf: (answer: Answer) => string[],
) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (answer) => {
      const key = [root, ...keyOf(answer)]
      cache.setQueryData(key, answer)
      const isShown = (other: readonly unknown[]) => key.every((part, index) => other[index] === part)
      return cache.invalidateQueries({ queryKey: [root], predicate: ({ queryKey }) => !isShown(queryKey) })
    },
    onError: (error) => {
      if (isStatus(error, 409)) void cache.invalidateQueries({ queryKey: [root] })
    },
  })
}
