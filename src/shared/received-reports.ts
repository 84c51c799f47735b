import { type Static, Type } from 'typebox'
import { BigId, Day, strict, Uuid } from './schema.ts'

// The reports that others send to one's own organisations.

/** How the reports of one programme stand that are sent to one of my organisations, those of periods to come left out. */
export const ReceivedReportsOf = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    organisationId: BigId,
    organisationName: Type.String({ description: 'Of the organisation of mine to which they are sent' }),
    standings: Type.Record(Type.String(), Type.Integer(), {
      description: 'By standing; those that are none are left out',
    }),
  },
  strict,
)
export type ReceivedReportsOf = Static<typeof ReceivedReportsOf>

/** By programme and organisation. */
export const ReceivedReports = Type.Object({ today: Day, reports: Type.Array(ReceivedReportsOf) }, strict)
export type ReceivedReports = Static<typeof ReceivedReports>
