import { v7 } from 'uuid'

/** A new id; ids made later sort later. */
export const newId = (): string => v7()
