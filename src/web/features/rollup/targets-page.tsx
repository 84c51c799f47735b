import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PROGRESS_STATES, type TargetStand } from '../../../shared/target-progress.ts'
import { formatShort } from '../../figures/decimal.ts'
import { STATE_TONES, STATE_WORDS } from '../../figures/progress-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters, NamedChoice } from '../../ui/filters.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { FormerNotice } from './former-notice.tsx'
import style from './rollup.module.css'
import { choicesQuery, progressQuery } from './rollup.ts'
import type { TargetsSearch } from './rollup-search.ts'
import { SumValue } from './sum-value.tsx'

type TargetsPageProps = {
  search: TargetsSearch
  onProgramme: (id: string) => void
  /** To all targets of the programme. */
  allLink: (programmeId: string, words: string) => ReactNode
  targetLink: (programmeId: string, factId: string, words: string) => ReactNode
  places: ReactNode
}

/** The targets of a programme, each with its figure, what it must come to and how far it is. */
export function TargetsPage({ search, onProgramme, allLink, targetLink, places }: TargetsPageProps) {
  const { t } = useTranslation()
  const { data: choices, error } = useQuery(choicesQuery(search.programme))
  const chosen = choices?.programmeId
  if (!chosen)
    return (
      <Page title={t('figures.progress.title')} filters={places}>
        {error ? <ProblemMessage error={error} /> : null}
        {choices ? (
          <EmptyState title={t('figures.rollup.none')}>{t('figures.rollup.noneWhy')}</EmptyState>
        ) : error ? null : (
          <Progress words={t('figures.progress.loading')} />
        )}
      </Page>
    )
  return (
    <Targets
      key={chosen}
      programmeId={chosen}
      search={search}
      allLink={allLink}
      targetLink={targetLink}
      places={places}
    >
      {choices.programmes.length > 1 ? (
        <Filters>
          <NamedChoice
            label={t('figures.rollup.programme')}
            value={chosen}
            options={choices.programmes}
            onChange={onProgramme}
          />
        </Filters>
      ) : null}
    </Targets>
  )
}

type TargetsProps = Pick<TargetsPageProps, 'search' | 'allLink' | 'targetLink' | 'places'> & {
  programmeId: string
  children: ReactNode
}

function Targets({ programmeId, search, allLink, targetLink, places, children }: TargetsProps) {
  const { t } = useTranslation()
  const { year } = search
  const state = PROGRESS_STATES.find((each) => each === search.state)
  const { data, error } = useQuery(progressQuery(programmeId, year))
  const title = data ? t('figures.progress.titleOf', { programme: data.programmeName }) : t('figures.progress.title')
  const shown = (data?.targets ?? []).filter((target) => state === undefined || target.state === state)
  return (
    <Page title={title} filters={places}>
      {children}
      <ProblemMessage error={error} />
      {data ? <FormerNotice unit={data.unit} /> : null}
      {data && !data.whole ? <Notice tone="soon">{t('figures.rollup.part')}</Notice> : null}
      {state || year ? (
        <p>
          {state ? t('figures.progress.onlyState', { state: t(STATE_WORDS[state]) }) : null}{' '}
          {year ? t('figures.progress.untilYear', { year }) : null}{' '}
          <span className="screen-only">{allLink(programmeId, t('figures.progress.showAll'))}</span>
        </p>
      ) : null}
      {data?.targets.length === 0 ? (
        <EmptyState title={t('figures.progress.none')}>{t('figures.progress.noneWhy')}</EmptyState>
      ) : null}
      {data || error ? null : <Progress words={t('figures.progress.loading')} />}
      {data && data.targets.length > 0 ? (
        <ScrollBox className={style.scroll} label={title}>
          <table className={style.table}>
            <caption className="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('figures.progress.target')}</th>
                <th scope="col" className={style.words}>
                  {t('figures.progress.state')}
                </th>
                <th scope="col">{t('figures.progress.value')}</th>
                <th scope="col">{t('figures.progress.goal')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((target) => (
                <tr key={target.factId}>
                  <th scope="row">
                    {target.section} {targetLink(programmeId, target.factId, target.quote)}
                  </th>
                  <td className={style.words}>
                    <TargetState target={target} />
                  </td>
                  <td>
                    {target.now ? <SumValue cell={target.now} measure={target.indicator?.measure} /> : null}
                    {target.now && target.year !== null ? (
                      <small className="soft">{t('figures.progress.year', { year: target.year })}</small>
                    ) : null}
                  </td>
                  <td>
                    <Goal target={target} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
    </Page>
  )
}

export function TargetState({ target }: { target: TargetStand }) {
  const { t } = useTranslation()
  if (target.wantsSurvey) return <StateMark tone="idle">{t('figures.progress.survey')}</StateMark>
  if (target.indicator === null) return <StateMark tone="idle">{t('figures.progress.unbound')}</StateMark>
  return <StateMark tone={STATE_TONES[target.state]}>{t(STATE_WORDS[target.state])}</StateMark>
}

export function Goal({ target: { value, upper, unit, milestone } }: { target: TargetStand }) {
  const { t } = useTranslation()
  if (value === null) return milestone === null ? null : t('figures.progress.year', { year: milestone })
  const written =
    upper === null
      ? formatShort(String(value))
      : t('figures.rollup.range', { least: formatShort(String(value)), most: formatShort(String(upper)) })
  const words = `${written} ${unit ?? ''}`.trim()
  return milestone === null ? words : t('figures.progress.goalBy', { value: words, year: milestone })
}
