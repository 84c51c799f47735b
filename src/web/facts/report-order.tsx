import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ReportOrder as Found } from '../../shared/report-order.ts'
import { api } from '../api.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { OrderFaults, type OrderFaultsProps } from './order-faults.tsx'

const reportOrder = (programmeId: string) =>
  queryOptions({
    queryKey: ['report-order', programmeId],
    queryFn: ({ signal }) => api.get<Found>(`/programmes/${programmeId}/report-order`, signal),
  })

type ReportOrderProps = {
  programmeId: string
  /** Said where nothing is wrong. */
  none?: ReactNode
} & Pick<OrderFaultsProps, 'reportLink'>

/** What cannot work in the order of the reports of what is in force of a programme today; for those who may correct it. */
export function ReportOrder({ programmeId, none = null, reportLink }: ReportOrderProps) {
  const { data, error } = useQuery(reportOrder(programmeId))
  if (error) return <ProblemMessage error={error} />
  if (!data) return null
  return data.faults.length > 0 ? <OrderFaults heading="h2" faults={data.faults} reportLink={reportLink} /> : none
}
