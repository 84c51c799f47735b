import type { MouseEvent } from 'react'

/** For a button that sends something: the second half of a double click is not a second wish. */
export const once =
  (run: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) run()
  }
