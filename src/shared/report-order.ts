import { type Static, Type } from 'typebox'
import { AnswerPeriod } from './duties.ts'
import { Day, Nullable, strict, Uuid } from './schema.ts'

// What cannot work in the order in which a plan has reports sent: who to whom, onward where, due when.

export const ORDER_FAULTS = [
  'circle',
  'after',
  'same-day',
  'no-working-day',
  'no-onward',
  'unsaid',
  'before-cut-off',
] as const
/**
 * circle: reports come back to who sent them. after, same-day, no-working-day: who gathers them is to report on before they are in,
 * on their last day, or without a working day in between. no-onward: nobody is told to send them on as they say. unsaid: neither
 * how often nor when. before-cut-off: due before the figures of the period are closed.
 */
export const OrderFaultKind = Type.Enum([...ORDER_FAULTS])
export type OrderFaultKind = (typeof ORDER_FAULTS)[number]

const OrderedReport = Type.Object(
  {
    factId: Uuid,
    versionId: Uuid,
    clauseId: Uuid,
    from: Type.Array(Type.String()),
    to: Type.Array(Type.String()),
    dueOn: Nullable(Type.String({ ...Day, description: 'The last day in the first period that has the fault' })),
    named: Type.Boolean({ description: 'By the plan; else by the reporting calendar of the law' }),
  },
  strict,
)

export const OrderFault = Type.Object(
  {
    kind: OrderFaultKind,
    reports: Type.Array(OrderedReport, {
      minItems: 1,
      description: 'Of two the one that comes first, then the one onward',
    }),
    through: Nullable(Type.String({ description: 'Who gathers them, in the words of the plan' })),
    onward: Nullable(Type.String({ description: 'To whom they are to go on' })),
    period: Type.String({ ...AnswerPeriod, description: "The first that has it; '' where it is of no period" }),
    periods: Type.Integer({ description: 'How many have it, of those laid out by now' }),
    cutOff: Nullable(Day),
  },
  strict,
)
export type OrderFault = Static<typeof OrderFault>

export const ReportOrder = Type.Object({ faults: Type.Array(OrderFault) }, strict)
export type ReportOrder = Static<typeof ReportOrder>
