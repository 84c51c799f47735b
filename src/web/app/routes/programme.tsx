import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClausePage } from '../../features/programmes/clause-page.tsx'
import { ProgrammePage } from '../../features/programmes/programme-page.tsx'
import {
  amendmentLink,
  clauseLink,
  documentLink,
  figuresPlanLink,
  followUpLink,
  guidanceLink,
  partiesLink,
  raiseLink,
  targetLink,
  versionLink,
} from '../links.tsx'
import { useMay } from '../use-session.ts'

const matrixLink = (versionId: string, words: ReactNode) => (
  <Link to="/versions/$versionId/matrix" params={{ versionId }}>
    {words}
  </Link>
)
const listLink = (words: string) => <Link to="/programmes">{words}</Link>
/** A further document of a programme: a new one goes there by itself, one that is here is chosen. */
function AddLinks({ programmeId }: { programmeId: string }) {
  const { t } = useTranslation()
  return (
    <p className="row screen-only">
      <Link className="button" to="/documents/new" search={{ programme: programmeId } as Record<string, unknown>}>
        {t('programme.documents.add')}
      </Link>
      <Link to="/documents">{t('programme.documents.addKnown')}</Link>
    </p>
  )
}

export function ProgrammeRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId' })
  const navigate = useNavigate()
  const mayUpload = useMay('documents.upload')
  const mayFollow = useMay('duties.read')
  const mayFigures = useMay('figures.read')
  const mayRaise = useMay('duties.answer')
  return (
    <ProgrammePage
      key={programmeId}
      programmeId={programmeId}
      upLink={listLink}
      documentLink={documentLink}
      versionLink={versionLink}
      clauseLink={clauseLink}
      partiesLink={partiesLink}
      followUpLink={mayFollow ? followUpLink : null}
      figuresPlanLink={mayFigures ? figuresPlanLink : null}
      targetLink={mayFollow ? targetLink : null}
      guidanceLink={guidanceLink}
      raiseLink={mayRaise ? raiseLink : null}
      matrixLink={matrixLink}
      amendmentLink={amendmentLink}
      addLinks={mayUpload ? (id) => <AddLinks programmeId={id} /> : null}
      onAmended={(versionId) => void navigate({ to: '/versions/$versionId', params: { versionId } })}
    />
  )
}

export function ClauseRoute() {
  const { clauseId } = useParams({ from: '/inside/clauses/$clauseId' })
  return (
    <ClausePage
      key={clauseId}
      clauseId={clauseId}
      documentLink={documentLink}
      versionLink={versionLink}
      clauseLink={clauseLink}
    />
  )
}
