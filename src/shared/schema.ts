import { type Static, type TSchema, Type } from 'typebox'

// Building blocks of the wire contract.

export const strict = { additionalProperties: false } as const

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Uuid = Type.String({ format: 'uuid' })
export type Uuid = Static<typeof Uuid>

/** A day in Vietnam, `2026-11-20`. */
export const Day = Type.String({ format: 'date', pattern: '^(19|20|21)' })
export type Day = Static<typeof Day>

/**
 * A name that people are shown: on one line, with something to see (`holds`), and nothing that hides letters or turns them
 * round: no controls, directions of writing, marks without width.
 */
export const PlainName = ({ holds = '\\S', ...limits }: { minLength: number; maxLength: number; holds?: string }) =>
  Type.String({ ...limits, pattern: `^(?=.*${holds})[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]+$` })

/** An instant, ISO 8601 in UTC. */
export const Instant = Type.String({ format: 'date-time' })
export type Instant = Static<typeof Instant>

/** Ids of 64 bits travel as text, since a JavaScript number cannot hold them. */
export const BigId = Type.String({ pattern: '^[1-9][0-9]{0,17}$' })

/** An organisation where only its name is shown. */
export const NamedBody = Type.Object({ id: BigId, name: Type.String() }, strict)
