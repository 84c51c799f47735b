import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TimelinePoint } from '../../../shared/duty-views.ts'
import { TIMELINE_LINES } from '../../../shared/duty-views.ts'
import { formatWhen } from '../../ui/format.ts'
import { partOfYear } from './calendar-days.ts'
import { CountMarks, countsWords } from './count-marks.tsx'
import style from './duty-views.module.css'
import { shortQuote } from './duty-words.ts'
import { PartLinks } from './part-links.tsx'
import { TableLink } from './table-link.tsx'
import { type DutyViewProps, ViewFrame } from './view-frame.tsx'
import { useViewPlace, withPlace } from './view-place.ts'
import { ROWS_SHOWN, timelineOf } from './view-queries.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
const LINE_LENGTH = 80
/** Where what is told of a point stands before it, or it would go beyond the year. */
const NEAR_END = 93

/** A line for each organisation or duty over a year, with its answers at their last days. */
export function TimelineView({ duties, filter }: DutyViewProps) {
  const { t } = useTranslation()
  const place = useViewPlace(duties.today)
  const { year, by, line } = place
  const { data, error } = useQuery(timelineOf(duties.programmeId, filter, place))
  const title = t('dutyViews.timeline.title', { year })
  const isThisYear = Number(duties.today.slice(0, 4)) === year
  return (
    <ViewFrame duties={duties} filter={filter} title={title} loading={!data} error={error}>
      <div className={`${style.steps} screen-only`}>
        {[year - 1, year + 1].map((each) => (
          <Link key={each} to="." search={withPlace({ year: each, line: undefined })} resetScroll={false}>
            {t('dutyViews.timeline.year', { year: each })}
          </Link>
        ))}
        {TIMELINE_LINES.map((each) => (
          <Link
            key={each}
            to="."
            search={withPlace({ by: each, line: undefined })}
            resetScroll={false}
            aria-current={each === by ? 'true' : undefined}
          >
            {t(each === 'duty' ? 'dutyViews.timeline.byDuty' : 'dutyViews.timeline.byOrganisation')}
          </Link>
        ))}
      </div>
      {data && data.lines.length === 0 ? <p className="soft">{t('dutyPages.followUp.noneSo')}</p> : null}
      {data && data.lines.length > 0 ? (
        <table className={style.timeline}>
          <caption className="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t(by === 'duty' ? 'duties.column.duty' : 'duties.column.organisation')}</th>
              <th scope="col">
                <span className="hidden">{t('dutyViews.timeline.answers')}</span>
                <span className={style.months} aria-hidden="true">
                  {MONTHS.map((month) => (
                    <span key={month}>{Number(month)}</span>
                  ))}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map(({ organisationId, factId, section, words, points }) => (
              <tr key={organisationId ?? factId}>
                <th scope="row">
                  <TableLink
                    filter={{ ...filter, ...(organisationId ? { organisationId } : {}), ...(factId ? { factId } : {}) }}
                  >
                    {section ? `${section} ` : ''}
                    {shortQuote(words, LINE_LENGTH)}
                  </TableLink>
                </th>
                <td>
                  <ol className={style.line}>
                    {isThisYear ? (
                      <li className={style.now} style={{ left: `${partOfYear(duties.today)}%` }} aria-hidden="true" />
                    ) : null}
                    {points.map((point) => (
                      <PointItem
                        key={`${point.on} ${point.movedFrom} ${point.standing}`}
                        point={point}
                        beside={points.filter(({ on }) => on === point.on).indexOf(point)}
                        year={year}
                        list={{
                          ...filter,
                          ...(organisationId ? { organisationId } : {}),
                          ...(factId ? { factId } : {}),
                        }}
                      />
                    ))}
                  </ol>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {data ? (
        <PartLinks
          label={t('dutyViews.part.rows')}
          from={line}
          most={ROWS_SHOWN}
          count={data.lineCount}
          to={(from) => withPlace({ line: from || undefined })}
        />
      ) : null}
    </ViewFrame>
  )
}

type PointItemProps = {
  point: TimelinePoint
  /** How many of the same day stand before it. */
  beside: number
  year: number
  list: DutyViewProps['filter']
}

function PointItem({ point: { on, movedFrom, standing, answers, assignmentId }, beside, year, list }: PointItemProps) {
  const { t } = useTranslation()
  const at = partOfYear(on)
  const from = movedFrom === null ? at : Number(movedFrom.slice(0, 4)) < year ? 0 : partOfYear(movedFrom)
  const moved = movedFrom ? t('duties.extendedFrom', { day: formatWhen(movedFrom) }) : ''
  const label = [formatWhen(on), countsWords(t, [{ standing, answers }]), moved].filter(Boolean).join(', ')
  const told = (
    <>
      <span className={style.pointDay} aria-hidden="true">
        {formatWhen(on)}
      </span>
      <CountMarks counts={[{ standing, answers }]} />
      {moved ? (
        <span className={style.pointMoved} aria-hidden="true">
          {moved}
        </span>
      ) : null}
    </>
  )
  return (
    <>
      {movedFrom && from < at ? (
        <li className={style.moved} style={{ left: `${from}%`, width: `${at - from}%` }} aria-hidden="true" />
      ) : null}
      <li
        className={`${style.point} ${at > NEAR_END ? style.atEnd : ''}`}
        style={{ left: `${at}%`, ['--beside' as string]: beside }}
        title={label}
      >
        {answers === 1 ? (
          <Link to="/assignments/$assignmentId" params={{ assignmentId }} aria-label={label}>
            {told}
          </Link>
        ) : (
          <TableLink filter={{ ...list, standing, from: on, to: on }} label={label}>
            {told}
          </TableLink>
        )}
      </li>
    </>
  )
}
