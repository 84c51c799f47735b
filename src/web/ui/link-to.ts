import type { ReactNode } from 'react'

/** A link to something elsewhere, made by who knows the addresses. */
export type LinkTo = (id: string, words: ReactNode) => ReactNode
