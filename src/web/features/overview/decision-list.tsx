import { useTranslation } from 'react-i18next'
import type { Decision } from '../../../shared/overview.ts'
import { formatShort } from '../../figures/decimal.ts'
import { formatNumber } from '../../ui/format.ts'
import { cellWords, shortened } from './cell-words.ts'
import style from './overview.module.css'
import type { Ways } from './ways.ts'

const MOST_WORDS = 88

type DecisionListProps = {
  programmeId: string
  decisions: readonly Decision[]
  ways: Pick<Ways, 'targetAddress' | 'dutyLink' | 'proposalLink' | 'openTarget'>
}

/** The five things that need a decision, each with why. */
export function DecisionList({ programmeId, decisions, ways }: DecisionListProps) {
  const { t } = useTranslation()
  return (
    <section className={style.section}>
      <h2>{t('overview.decisions')}</h2>
      <p className={`${style.small} soft`}>{t('overview.decisionsRule')}</p>
      {decisions.length === 0 ? <p>{t('overview.decisionsNone')}</p> : null}
      <ol className={style.decisions}>
        {decisions.map((decision) => (
          <li key={decision.kind === 'proposal' ? decision.id : decision.factId}>
            <What programmeId={programmeId} decision={decision} ways={ways} />
            <Why decision={decision} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function What({ programmeId, decision, ways }: Omit<DecisionListProps, 'decisions'> & { decision: Decision }) {
  switch (decision.kind) {
    case 'target': {
      const address = ways.targetAddress(programmeId, decision.factId)
      return (
        <a
          href={address}
          title={decision.quote}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey) return
            event.preventDefault()
            ways.openTarget(programmeId, decision.factId)
          }}
        >
          {shortened(decision.name, MOST_WORDS)}
        </a>
      )
    }
    case 'duty':
      return ways.dutyLink(decision.assignmentId, shortened(decision.quote, MOST_WORDS))
    case 'proposal':
      return ways.proposalLink(decision.id, shortened(decision.title, MOST_WORDS))
  }
}

function Why({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const words = (): string => {
    switch (decision.kind) {
      case 'target': {
        const { cell, measure, year, milestone, asked, lacking } = decision
        const now = `${cellWords(t, cell)} ${measure}`
        return asked === null
          ? t('overview.why.target', { now, year })
          : t('overview.why.targetPath', {
              ...{ now, year, asked: formatShort(asked), lacking: formatShort(lacking) },
              milestone: milestone ?? '–',
            })
      }
      case 'duty': {
        const { organisations, organisationName, days } = decision
        const late = { days: formatNumber(days), organisation: organisationName }
        return organisations === 1
          ? t('overview.why.duty', late)
          : t('overview.why.duties', { ...late, others: formatNumber(organisations - 1) })
      }
      case 'proposal': {
        const { organisationName, liesAt, days } = decision
        return t('overview.why.proposal', { organisation: organisationName, unit: liesAt, days: formatNumber(days) })
      }
    }
  }
  return <p className="soft">{words()}</p>
}
