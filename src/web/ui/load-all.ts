type Fetched = { hasNextPage: boolean; isError: boolean }

/** Asks for page after page of a list until it is whole, or one fails: what has come by then stays. */
export async function loadAll(fetchNextPage: () => Promise<Fetched>): Promise<void> {
  for (let more = true; more; ) {
    const { hasNextPage, isError } = await fetchNextPage()
    more = hasNextPage && !isError
  }
}
