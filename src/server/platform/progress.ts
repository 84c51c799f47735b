/** Hears how far something is; `of` is null as long as nobody knows. */
export type NoteProgress = (done: number, of: number | null) => void
