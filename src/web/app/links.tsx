import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LinkTo } from '../ui/link-to.ts'

// Where the things that pages speak of are found; features know no route and are given these.

export const documentLink = (documentId: string, words: ReactNode) => (
  <Link to="/documents/$documentId" params={{ documentId }}>
    {words}
  </Link>
)
export const programmeLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId" params={{ programmeId }}>
    {words}
  </Link>
)
export const followUpLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId/follow-up" params={{ programmeId }}>
    {words}
  </Link>
)
export const figuresPlanLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId/figures" params={{ programmeId }}>
    {words}
  </Link>
)
export const elementLink = (elementId: string, words: ReactNode) => (
  <Link to="/figures/catalogue/elements/$elementId" params={{ elementId }}>
    {words}
  </Link>
)
export const indicatorLink = (indicatorId: string, words: ReactNode) => (
  <Link to="/figures/catalogue/indicators/$indicatorId" params={{ indicatorId }}>
    {words}
  </Link>
)
export const ruleLink = (ruleId: string, words: ReactNode) => (
  <Link to="/figures/catalogue/rules/$ruleId" params={{ ruleId }}>
    {words}
  </Link>
)
export const dimensionLink = (code: string, words: ReactNode) => (
  <Link to="/figures/catalogue/dimensions/$code" params={{ code }}>
    {words}
  </Link>
)
export const partiesLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId/parties" params={{ programmeId }}>
    {words}
  </Link>
)
export const letterheadLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId/letterhead" params={{ programmeId }}>
    {words}
  </Link>
)
export const dutyLink = (assignmentId: string, words: ReactNode) => (
  <Link to="/assignments/$assignmentId" params={{ assignmentId }}>
    {words}
  </Link>
)
export const proposalLink = (proposalId: string, words: ReactNode) => (
  <Link to="/proposals/$proposalId" params={{ proposalId }}>
    {words}
  </Link>
)
export const reportLink = (reportId: string, words: ReactNode) => (
  <Link to="/reports/$reportId" params={{ reportId }}>
    {words}
  </Link>
)
/** To the reports that answer a reporting duty. */
export const reportsOfDutyLink = (assignmentId: string, words: ReactNode) => (
  <Link to="/reports" search={{ assignment: assignmentId }}>
    {words}
  </Link>
)
/** To raise something on a duty, or on a target of a version. */
export const raiseLink = (about: Record<string, string>, words: ReactNode) => (
  <Link to="/proposals/new" search={about as Record<string, unknown>}>
    {words}
  </Link>
)
export const guidanceLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId/guidance" params={{ programmeId }}>
    {words}
  </Link>
)
export const clauseLink = (clauseId: string, words: ReactNode) => (
  <Link to="/clauses/$clauseId" params={{ clauseId }}>
    {words}
  </Link>
)
export const targetLink =
  (programmeId: string): LinkTo =>
  (targetId, words) => (
    <Link to="/programmes/$programmeId/targets/$targetId" params={{ programmeId, targetId }}>
      {words}
    </Link>
  )
export const amendmentLink = (versionId: string, words: ReactNode) => (
  <Link to="/versions/$versionId/amendment" params={{ versionId }}>
    {words}
  </Link>
)
export const versionLink = (versionId: string, words: ReactNode, fact?: string) => (
  <Link
    to="/versions/$versionId"
    params={{ versionId }}
    search={(): Record<string, unknown> => (fact ? { fact } : {})}
    activeOptions={{ exact: true }}
  >
    {words}
  </Link>
)
export const formLink = (formId: string, words: ReactNode) => (
  <Link to="/figures/forms/$formId" params={{ formId }}>
    {words}
  </Link>
)
