import { lazy } from 'react'
import { withText } from '../text/i18n.ts'

// Only some plans have such faults: the code and the words of them come when there are any.

export const ReportOrder = lazy(() =>
  withText(['order'], import('./report-order.tsx')).then((module) => ({ default: module.ReportOrder })),
)
export const OrderFaults = lazy(() =>
  withText(['order'], import('./order-faults.tsx')).then((module) => ({ default: module.OrderFaults })),
)
