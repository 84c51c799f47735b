/** So long after it was written a comment may be edited by its author. */
export const EDIT_WITHIN_MS = 15 * 60_000

export const mayStillEdit = (at: Date, now: Date): boolean => now.getTime() - at.getTime() <= EDIT_WITHIN_MS

const MENTION = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g

/** Who is mentioned in the words of a comment, each once. */
export const mentionedIn = (words: string): string[] => [
  ...new Set([...words.matchAll(MENTION)].map(([, id = '']) => id)),
]

/** A piece of a comment: plain text, a person who is mentioned, or an address that may be followed. */
export type CommentPiece = { text: string } | { mention: string } | { link: string }

/** http and https alone, so that no address does anything but lead somewhere. */
const LINK = /https?:\/\/[^\s<>"'“”‘’]+/g
const HOST = /^https?:\/\/[\p{L}\p{N}]/u
const AFTER_LINK = /[.,;:!?)\]}…]+$/

/** Cuts the words of a comment into what is shown in different ways; put together they are the words again. */
export function piecesOf(words: string): CommentPiece[] {
  const pieces: CommentPiece[] = []
  let from = 0
  const marks = [
    ...[...words.matchAll(MENTION)].map(({ index, 0: whole, 1: id = '' }) => ({
      start: index,
      end: index + whole.length,
      piece: { mention: id },
    })),
    ...[...words.matchAll(LINK)].flatMap(({ index, 0: whole }) => {
      const link = whole.replace(AFTER_LINK, '')
      return HOST.test(link) ? [{ start: index, end: index + link.length, piece: { link } }] : []
    }),
  ].sort((a, b) => a.start - b.start)
  for (const { start, end, piece } of marks) {
    if (start < from) continue
    if (start > from) pieces.push({ text: words.slice(from, start) })
    pieces.push(piece)
    from = end
  }
  if (from < words.length) pieces.push({ text: words.slice(from) })
  return pieces
}
