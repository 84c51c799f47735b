import Type from 'typebox'

/** A day in Vietnam, as text: '2025-07-01'. Text order is time order. */
export const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export type Day = string
