/** The fewest of the pieces, in their order, of which something still holds; gives up looking after `tries`. */
export async function shrink<T>(pieces: T[], holds: (pieces: T[]) => Promise<boolean>, tries = 1_500): Promise<T[]> {
  let kept = pieces
  let left = tries
  for (let size = Math.ceil(kept.length / 2); size >= 1; ) {
    let removed = false
    for (let at = 0; at < kept.length && left > 0; left--) {
      const fewer = kept.toSpliced(at, size)
      if (fewer.length < kept.length && (await holds(fewer))) {
        kept = fewer
        removed = true
      } else at += size
    }
    if (left <= 0) break
    if (size === 1 && !removed) break
    if (!removed || size > 1) size = Math.max(1, Math.floor(size / 2))
  }
  return kept
}

/** First whole lines go, then words, then letters. */
export async function shrinkText(text: string, holds: (text: string) => Promise<boolean>): Promise<string> {
  let kept = text
  for (const parting of [/(?<=\n)/, /(?<= )/, /(?:)/u])
    kept = (await shrink(kept.split(parting), (pieces) => holds(pieces.join('')))).join('')
  return kept
}
