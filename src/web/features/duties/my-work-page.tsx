import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerAct, MyWork } from '../../../shared/duties.ts'
import { withText } from '../../text/i18n.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useRowKeys } from '../../ui/row-keys.ts'
import {
  answerKey,
  dueColumn,
  dutyColumn,
  handedInColumn,
  holderColumn,
  organisationColumn,
  periodColumn,
  programmeColumn,
  standingColumn,
} from './answer-columns.tsx'
import { AnswerTable } from './answer-table.tsx'
import { myWork } from './duties.ts'
import { countOf, severalOrganisations } from './standing-counts.ts'
import { useSelection } from './use-selection.tsx'
import { WorkSection } from './work-section.tsx'

// They come when they are needed: the first page of an officer is small.
const BulkActs = lazy(() => import('./bulk-acts.tsx').then((module) => ({ default: module.BulkActs })))
const HeldFilter = lazy(() =>
  withText(['holdings'], import('./held-filter.tsx')).then((module) => ({ default: module.HeldFilter })),
)
const AskingSection = lazy(() => import('./asking-section.tsx').then((module) => ({ default: module.AskingSection })))
const ReceivedSection = lazy(() =>
  import('./received-section.tsx').then((module) => ({ default: module.ReceivedSection })),
)
const ToAcceptSection = lazy(() =>
  import('./to-accept-section.tsx').then((module) => ({ default: module.ToAcceptSection })),
)

const TO_DO_ACTS: readonly AnswerAct[] = ['start', 'ask-extension', 'withdraw-extension']

type MyWorkPageProps = {
  /** Without what colleagues have by name. */
  toMe: boolean
  mayPlan: boolean
  programmeLink: LinkTo
}

/** What is mine to do, what I handed in, and what others handed in to me. */
export function MyWorkPage({ toMe, mayPlan, programmeLink }: MyWorkPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(myWork(toMe))
  return (
    <Page title={t('duties.mine.title')} about={data ? <Summary work={data} /> : undefined}>
      <ProblemMessage error={error} />
      {data && (toMe || isHeld(data)) ? (
        <Suspense>
          <HeldFilter toMe={toMe} />
        </Suspense>
      ) : null}
      {data ? <Work work={data} mayPlan={mayPlan} programmeLink={programmeLink} /> : null}
      {!data && !error ? <Progress words={t('duties.loading')} /> : null}
    </Page>
  )
}

const isHeld = ({ held }: MyWork) => Object.values(held).some(({ holder }) => holder !== null)

function Summary({ work: { today, mine, handedIn, toAccept, asking } }: { work: MyWork }) {
  const { t, i18n } = useTranslation()
  const words = t('duties.mine.summary', {
    today: formatWhen(today),
    late: formatNumber(countOf(mine.answers, 'late')),
    returned: formatNumber(countOf(mine.answers, 'returned')),
    soon: formatNumber(countOf(mine.answers, 'soon')),
    handedIn: formatNumber(handedIn.answers.length),
    toAccept: formatNumber(toAccept.answers.length + asking.answers.length),
  })
  return (
    <>
      {words} <a href={`/api/my-work.xlsx?lang=${i18n.language}`}>{t('duties.mine.sheet')}</a>
    </>
  )
}

function Work({ work, mayPlan, programmeLink }: Omit<MyWorkPageProps, 'toMe'> & { work: MyWork }) {
  const { t } = useTranslation()
  const { mine, handedIn, toAccept, asking, held } = work
  const tables = useRef<HTMLDivElement>(null)
  useRowKeys(tables)
  const whose = [...mine.answers, ...handedIn.answers]
  const toDo = useSelection(mine.answers)
  const bulk = useOnce(toDo.chosen.length > 0)
  const accepts = useOnce(toAccept.answers.length > 0)
  const grants = useOnce(asking.answers.length > 0)
  const own = [
    ...(isHeld(work) ? [holderColumn(t, held)] : []),
    ...(severalOrganisations(whose) ? [organisationColumn(t)] : []),
  ]
  return (
    <div ref={tables} className="stack">
      <WorkSection
        title={t('duties.mine.todo')}
        rows={mine}
        empty={t('duties.mine.todoEmpty')}
        more={t('duties.mine.todoMore')}
        tools={
          bulk ? (
            <Suspense>
              <BulkActs acts={TO_DO_ACTS} selection={toDo} total={mine.answers.length} held={held} />
            </Suspense>
          ) : null
        }
      >
        <DataTable
          caption={t('duties.mine.todo')}
          columns={[
            toDo.withBox(dutyColumn(t)),
            standingColumn(t),
            periodColumn(t),
            dueColumn(t),
            programmeColumn(t, programmeLink),
            ...own,
          ]}
          rows={mine.answers}
          rowKey={answerKey}
          fileName="viec-cua-toi"
          walked
        />
      </WorkSection>
      <WorkSection
        title={t('duties.mine.handedIn')}
        rows={handedIn}
        empty={t('duties.mine.handedInEmpty')}
        more={t('duties.mine.more')}
      >
        <AnswerTable
          caption={t('duties.mine.handedIn')}
          columns={[
            dutyColumn(t),
            handedInColumn(t),
            periodColumn(t),
            dueColumn(t),
            programmeColumn(t, programmeLink),
            ...own,
          ]}
          answers={handedIn.answers}
        />
      </WorkSection>
      <Suspense>
        {accepts ? <ToAcceptSection rows={toAccept} programmeLink={programmeLink} /> : null}
        {mayPlan && !accepts ? (
          <WorkSection
            title={t('duties.mine.toAccept')}
            rows={toAccept}
            empty={t('duties.mine.toAcceptEmpty')}
            more={t('duties.mine.more')}
          />
        ) : null}
        {work.receives ? <ReceivedSection /> : null}
        {grants ? <AskingSection rows={asking} programmeLink={programmeLink} /> : null}
      </Suspense>
    </div>
  )
}

/** Whether it was so at any time since the page was opened. */
function useOnce(now: boolean): boolean {
  const [was, setWas] = useState(now)
  if (now && !was) setWas(true)
  return was || now
}
