type Waiting = { who: string; admit: () => void }

export type Places = {
  /** At once, of everybody. */
  all: number
  /** At once, of one. */
  each: number
  /** Who has no place by then does without. */
  waitMs: number
}

/**
 * Lets so many run at once, and fewer of one person, so that nobody takes all places. The others wait, first come first
 * served among those who may; `refuse` says what is thrown at whoever waited in vain.
 */
export function limitPlaces(
  { all, each, waitMs }: Places,
  refuse: () => Error,
): <T>(who: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, number>()
  const waiting: Waiting[] = []
  let taken = 0
  const count = (who: string) => running.get(who) ?? 0
  const isFree = (who: string) => taken < all && count(who) < each
  const enter = (who: string) => {
    taken += 1
    running.set(who, count(who) + 1)
  }
  const leave = (who: string) => {
    taken -= 1
    if (count(who) > 1) running.set(who, count(who) - 1)
    else running.delete(who)
    const next = waiting.findIndex((each) => isFree(each.who))
    if (next >= 0) waiting.splice(next, 1)[0]?.admit()
  }
  const wait = (who: string) =>
    new Promise<void>((resolve, reject) => {
      const place: Waiting = {
        who,
        admit() {
          clearTimeout(timer)
          enter(who)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(place), 1)
        reject(refuse())
      }, waitMs)
      waiting.push(place)
    })
  return async (who, work) => {
    if (isFree(who)) enter(who)
    else await wait(who)
    try {
      return await work()
    } finally {
      leave(who)
    }
  }
}
