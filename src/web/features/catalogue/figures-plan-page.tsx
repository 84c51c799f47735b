import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FiguresPlan, Hole } from '../../../shared/data-sets.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { BoundTargets } from './bound-targets.tsx'
import style from './catalogue.module.css'
import { catalogueProblems } from './catalogue-words.ts'
import { DataSetSection } from './data-set-section.tsx'
import { figuresPlanQuery, newSetChange, type Planning, usePlanning } from './figures-plan.ts'
import { whoFills } from './who-fills.ts'

type FiguresPlanPageProps = {
  programmeId: string
  programmeLink: LinkTo
  clauseLink: LinkTo
  elementLink: LinkTo
  indicatorLink: LinkTo
  partiesLink: LinkTo
}

const HOLE_COUNTS: Record<Hole, TextKey> = {
  'no-indicator': 'catalogue.plan.noIndicator',
  'not-reported': 'catalogue.plan.notReported',
  'wants-survey': 'catalogue.plan.wantsSurvey',
}

/** By what the targets of a programme are measured, what nobody tells, and which forms ask for it. */
export function FiguresPlanPage(props: FiguresPlanPageProps) {
  const { programmeId, programmeLink, clauseLink, elementLink, indicatorLink, partiesLink } = props
  const { t } = useTranslation()
  const { data: plan, error } = useQuery(figuresPlanQuery(programmeId))
  const planning = usePlanning(programmeId)
  const title = t('catalogue.plan.title')
  if (!plan) {
    return (
      <Page title={title}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('catalogue.plan.loading')} />}
      </Page>
    )
  }
  return (
    <Page
      title={title}
      windowTitle={`${title} – ${plan.programmeName}`}
      up={programmeLink(programmeId, plan.programmeName)}
    >
      <ProblemMessage error={error ?? planning.error} words={catalogueProblems} />
      <Undo planning={planning} />
      {plan.targets.length === 0 && plan.dataSets.length === 0 ? (
        <EmptyState title={t('catalogue.plan.none')}>{t('catalogue.plan.noneWhy')}</EmptyState>
      ) : (
        <>
          <Holes holes={plan.holes} />
          <BoundTargets {...{ plan, planning, clauseLink, indicatorLink, partiesLink }} />
          {plan.dataSets.map((set) => (
            <DataSetSection key={set.id} set={set} plan={plan} planning={planning} elementLink={elementLink} />
          ))}
          <MoreForms plan={plan} planning={planning} />
        </>
      )}
    </Page>
  )
}

function Undo({ planning: { undo, change, isPending } }: { planning: Planning }): ReactNode {
  const { t } = useTranslation()
  if (!undo) return null
  return (
    <Notice>
      <p className="row" role="status">
        {t('catalogue.plan.done')}
        <button type="button" className="plain" disabled={isPending} onClick={() => change({ send: undo, undo: null })}>
          {t('catalogue.plan.undo')}
        </button>
      </p>
    </Notice>
  )
}

function Holes({ holes }: Pick<FiguresPlan, 'holes'>) {
  const { t } = useTranslation()
  const open = (Object.keys(HOLE_COUNTS) as Hole[]).filter((hole) => holes[hole] > 0)
  return (
    <section className={style.section}>
      <h2>{t('catalogue.plan.holes')}</h2>
      {open.length === 0 ? (
        <p>
          <StateMark tone="good">{t('catalogue.plan.noHoles')}</StateMark>
        </p>
      ) : (
        <ul className={style.holes}>
          {open.map((hole) => (
            <li key={hole}>
              <StateMark tone={hole === 'wants-survey' ? 'soon' : 'bad'}>
                {t(HOLE_COUNTS[hole], { number: formatNumber(holes[hole]) })}
              </StateMark>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** For those who report and have no form yet. */
function MoreForms({ plan, planning }: { plan: FiguresPlan; planning: Planning }) {
  const { t } = useTranslation()
  const has = (level: number, id: string | null) =>
    plan.dataSets.some((set) => set.level === level && (set.organisation?.id ?? null) === id)
  const more = plan.choices.filter(({ level, organisation }) => !has(level, organisation?.id ?? null))
  if (!plan.mayPlan || more.length === 0) return null
  return (
    <p className={`${style.acts} screen-only`}>
      {more.map((choice) => (
        <button
          key={`${choice.level} ${choice.organisation?.id}`}
          type="button"
          className="plain"
          disabled={planning.isPending}
          onClick={() =>
            planning.change(
              newSetChange(plan.programmeId, { level: choice.level, organisationId: choice.organisation?.id ?? null }),
            )
          }
        >
          {t('catalogue.plan.openForm', { who: whoFills(t, choice) })}
        </button>
      ))}
    </p>
  )
}
