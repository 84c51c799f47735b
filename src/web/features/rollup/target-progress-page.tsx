import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pathAt } from '../../../rules/figures/progress.ts'
import type { TargetProgress, TracedFigure } from '../../../shared/target-progress.ts'
import { formatShort } from '../../figures/decimal.ts'
import { PathChart } from '../../figures/path-chart.tsx'
import { RULE_WORDS } from '../../figures/progress-words.ts'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { FormerNotice } from './former-notice.tsx'
import style from './rollup.module.css'
import { findFigures, targetProgressQuery, usesQuery } from './rollup.ts'
import { SumValue } from './sum-value.tsx'
import { Goal, TargetState } from './targets-page.tsx'

type TargetProgressPageProps = {
  programmeId: string
  factId: string
  /** Whose figures alone are listed. */
  unitId: string | undefined
  allUnitsLink: (words: string) => ReactNode
  up: ReactNode
  clauseLink: LinkTo
}

/** One target: how it is judged, its path and years, who holds it back, and every figure under it. */
export function TargetProgressPage({
  programmeId,
  factId,
  unitId,
  allUnitsLink,
  up,
  clauseLink,
}: TargetProgressPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(targetProgressQuery(programmeId, factId))
  if (!data)
    return (
      <Page title={t('figures.progress.target')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('figures.progress.loading')} />}
      </Page>
    )
  const { target } = data
  return (
    <Page
      title={target.indicator?.name ?? t('figures.progress.target')}
      up={up}
      about={`${data.programmeName}. ${capitalised(data.unit.fullName)}.`}
    >
      <FormerNotice unit={data.unit} />
      <blockquote>{target.quote}</blockquote>
      <p>{clauseLink(target.clauseId, t('figures.progress.clause'))}</p>
      <p className={style.line}>
        <TargetState target={target} />
        <span>
          {t('figures.progress.goal')}: <Goal target={target} />
        </span>
        {target.now ? <SumValue cell={target.now} measure={target.indicator?.measure} /> : null}
      </p>
      {target.indicator ? (
        <p>
          <strong>{t('figures.progress.rule')}:</strong> {t(RULE_WORDS[target.indicator.kind])}
        </p>
      ) : null}
      <Years data={data} />
      <HoldingBack data={data} />
      {target.indicator ? (
        <Thread
          programmeId={programmeId}
          factId={factId}
          unitId={unitId}
          allUnitsLink={allUnitsLink}
          clauseLink={clauseLink}
        />
      ) : null}
    </Page>
  )
}

function Years({ data: { target, points, breaks, projection } }: { data: TargetProgress }) {
  const { t } = useTranslation()
  const years = [...new Set([...target.path, ...points].map(({ year }) => year))].sort((a, b) => a - b)
  if (years.length === 0) return null
  const title = t('figures.progress.path')
  const on = (value: string | undefined) => (value === undefined ? '' : formatShort(value))
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      <PathChart label={title} path={target.path} points={points} breaks={breaks} />
      <table className={style.table}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.progress.yearColumn')}</th>
            <th scope="col">{t('figures.progress.pathColumn')}</th>
            <th scope="col">{t('figures.progress.valueColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => {
            const point = points.find((each) => each.year === year)
            return (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{on(pathAt(target.path, year)?.toFixed())}</td>
                <td>{point ? <SumValue cell={point} /> : null}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {breaks.map((each) => (
        <p key={each.on} className="soft">
          {t('figures.progress.breaks', { day: formatWhen(each.on), changes: formatNumber(each.changes) })}
        </p>
      ))}
      <p>
        {projection
          ? t('figures.progress.projection', {
              year: projection.year,
              value: formatShort(projection.value),
              least: formatShort(projection.least),
              most: formatShort(projection.most),
            })
          : t('figures.progress.tooFew')}
      </p>
    </section>
  )
}

function HoldingBack({ data: { holdingBack, heldBackBy, missing } }: { data: TargetProgress }) {
  const { t } = useTranslation()
  if (heldBackBy === 0 && missing === 0) return null
  const title = t('figures.progress.holdingBack')
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      <p>{t('figures.progress.heldBackBy', { units: formatNumber(heldBackBy), missing: formatNumber(missing) })}</p>
      <table className={style.table} hidden={holdingBack.length === 0}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.rollup.unit')}</th>
            <th scope="col">{t('figures.progress.valueColumn')}</th>
            <th scope="col">{t('figures.progress.lacks')}</th>
          </tr>
        </thead>
        <tbody>
          {holdingBack.map(({ unit, cell, shortfall }) => (
            <tr key={unit.id}>
              <th scope="row">{capitalised(unit.fullName)}</th>
              <td>
                <SumValue cell={cell} />
              </td>
              <td>{formatShort(shortfall)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type ThreadProps = Omit<TargetProgressPageProps, 'up'>

function Thread({ programmeId, factId, unitId, allUnitsLink, clauseLink }: ThreadProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<TracedFigure>()
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['rollup', 'thread', programmeId, factId, unitId],
    queryFn: ({ pageParam, signal }) => findFigures({ programmeId, factId, unitId }, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const figures = data?.pages.flatMap((page) => page.figures) ?? []
  const title = t('figures.progress.thread')
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever asks for one unit comes for its figures.
  useEffect(() => {
    if (unitId === undefined) return
    heading.current?.focus()
  }, [unitId])
  return (
    <section className={style.section}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {unitId === undefined ? null : (
        <p>
          {t('figures.progress.ofUnit')}{' '}
          <span className="screen-only">{allUnitsLink(t('figures.progress.showAll'))}</span>
        </p>
      )}
      <ProblemMessage error={error} />
      {data && figures.length === 0 ? <p>{t('figures.progress.threadNone')}</p> : null}
      {figures.length > 0 ? (
        <ScrollBox className={style.scroll} label={title}>
          <table className={style.table}>
            <caption className="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('figures.rollup.unit')}</th>
                <th scope="col">{t('figures.rollup.period')}</th>
                <th scope="col" className={style.words}>
                  {t('figures.progress.element')}
                </th>
                <th scope="col">{t('figures.progress.figure')}</th>
                <th scope="col" className={style.words}>
                  {t('figures.progress.typedBy')}
                </th>
                <th scope="col" className={style.words}>
                  {t('figures.progress.uses')}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <tr key={`${figure.period} ${figure.unit.id} ${figure.elementId} ${figure.category}`}>
                  <th scope="row">{capitalised(figure.unit.fullName)}</th>
                  <td>{figure.period}</td>
                  <td className={`${style.words} ${style.long}`}>{figure.elementName}</td>
                  <td>{figure.value === null ? t('figures.rollup.notReported') : formatShort(figure.value)}</td>
                  <td className={style.words}>
                    {figure.typedBy ?? figure.organisationName}
                    {figure.typedAt ? <small className="soft"> {formatWhen(figure.typedAt)}</small> : null}
                  </td>
                  <td className={style.words}>
                    <button
                      type="button"
                      className="plain"
                      aria-label={`${t('figures.progress.toUses')}: ${figure.elementName}, ${figure.unit.fullName}, ${figure.period}`}
                      onClick={() => setOpened(figure)}
                    >
                      {t('figures.progress.toUses')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {hasNextPage ? (
        <p>
          <button type="button" className="plain" onClick={() => void fetchNextPage()}>
            {t('figures.progress.more')}
          </button>
        </p>
      ) : null}
      {opened ? <Uses figure={opened} clauseLink={clauseLink} /> : null}
    </section>
  )
}

/** From a figure back to all that it is used for. */
function Uses({ figure, clauseLink }: { figure: TracedFigure; clauseLink: LinkTo }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(
    usesQuery({ elementId: figure.elementId, unitId: figure.unit.id, period: figure.period }),
  )
  return (
    <section className={style.section} aria-live="polite">
      <h3>
        {t('figures.progress.uses')}: {figure.elementName}, {capitalised(figure.unit.fullName)}, {figure.period}
      </h3>
      <ProblemMessage error={error} />
      {data?.targets.length === 0 ? <p>{t('figures.progress.usesNone')}</p> : null}
      <ul className={style.plainList}>
        {data?.targets.map(({ factId, programmeName, section, quote, clauseId }) => (
          <li key={factId}>
            <span className="soft">{programmeName}</span> {section} {clauseLink(clauseId, quote)}
          </li>
        ))}
      </ul>
    </section>
  )
}
