import { addDays, dayInVietnam } from '../../src/rules/days.ts'
import type {
  AskedReport,
  ReportChoices,
  ReportPage,
  ReportSection,
  ReportSectionPage,
} from '../../src/shared/reports.ts'
import type { Caller } from './caller.ts'
import { OWN_SECTION, OWN_SECTIONS, PART, PART_MENDED, PART_RETURN } from './words.ts'
import type { WorkDay } from './world.ts'

/** The draft is made so long before it is due: whoever writes has a work day, and whoever receives it too. */
const BEFORE_DUE = 75
const WRITERS = 3

/**
 * The reports of the standing agency, each work day one step further: drafted and given to three organisations, written, returned
 * once, taken, sent, received, accepted.
 */
export async function workOnReports(day: WorkDay): Promise<void> {
  const { programme, today } = day
  const maker = programme.officers.get(programme.agencyId) ?? programme.planner
  const { asked } = await maker.get<ReportChoices>('/reports/choices')
  const due = asked.filter(
    (each) =>
      each.programmeId === programme.programmeId &&
      each.organisationId === programme.agencyId &&
      today >= addDays(each.dueOn ?? today, -BEFORE_DUE),
  )
  for (const each of due) if (each.reportId === null) await draft(day, maker, each)
  const { reports } = await maker.get<{ reports: { id: string; state: string }[] }>(
    `/reports?view=mine&programmeId=${programme.programmeId}&limit=200`,
  )
  for (const { id, state } of reports) {
    if (state === 'drafting' || state === 'returned') await bringOn(day, maker, id)
    else if (state === 'sent' || state === 'received') await receive(day, id)
  }
}

async function draft({ tally, programme, chance }: WorkDay, maker: Caller, asked: AskedReport): Promise<void> {
  const outline = asked.period.includes('-H') ? 'half-yearly' : 'yearly'
  const { assignmentId, answerPeriod, programmeId, organisationId, period } = asked
  const report = await maker.post<ReportPage>('/reports', {
    ...{ programmeId, organisationId, period, outline },
    answer: { assignmentId, period: answerPeriod },
  })
  tally('reports drafted')
  const parts = report.sections
    .filter(({ state, writerId }) => state === 'unasked' && writerId !== null && writerId !== organisationId)
    .filter(({ writerId }) => programme.officers.has(writerId ?? ''))
    .toSorted((a, b) => chance.of('writes', a.writerName ?? '') - chance.of('writes', b.writerName ?? ''))
    .slice(0, WRITERS)
  if (parts.length > 0) await actOnParts(maker, report.id, 'ask', parts)
}

const actOnParts = (caller: Caller, reportId: string, act: string, parts: ReportSection[], words?: string) =>
  caller.post<ReportPage>(`/reports/${reportId}/section-acts`, {
    act,
    sections: parts.map(({ key, revision }) => ({ key, revision })),
    ...(words === undefined ? {} : { words }),
  })

async function write(caller: Caller, reportId: string, key: string, words: string): Promise<ReportSectionPage> {
  const path = `/reports/${reportId}/sections/${key}`
  const { revision, words: before } = await caller.get<ReportSectionPage>(path)
  return caller.post<ReportSectionPage>(path, { revision, words: `${before}${words}` })
}

/** The parts that are with others are written, those handed in are looked at, and once all are here the report is sent. */
async function bringOn(day: WorkDay, maker: Caller, id: string): Promise<void> {
  const { programme, tally } = day
  const report = await maker.get<ReportPage>(`/reports/${id}`)
  const handedIn = report.sections.filter(({ state }) => state === 'handed-in')
  if (handedIn.length > 0) {
    const wasReturned = report.events.some(({ act, key }) => act === 'return' && key !== null)
    const [first, ...others] = handedIn
    if (first && !wasReturned) {
      await actOnParts(maker, id, 'return', [first], PART_RETURN)
      tally('parts returned')
    }
    const taken = wasReturned ? handedIn : others
    if (taken.length > 0) await actOnParts(maker, id, 'take', taken)
    tally('parts taken', taken.length)
  }
  const again = await maker.get<ReportPage>(`/reports/${id}`)
  const toWrite = again.sections.filter(({ state }) => ['asked', 'writing', 'returned'].includes(state))
  if (toWrite.length > 0) {
    if (handedIn.length === 0 && dayInVietnam(new Date(report.draftedAt)) === day.today) return
    for (const { key, writerId, state } of toWrite) {
      const officer = programme.officers.get(writerId ?? '')
      if (!officer) continue
      const written = await write(officer, id, key, state === 'returned' ? PART_MENDED : PART)
      await officer.post(`/reports/${id}/section-acts`, {
        act: 'hand-in',
        sections: [{ key, revision: written.revision }],
      })
      tally('parts written')
    }
    return
  }
  await finish(day, maker, again)
}

async function finish({ tally }: WorkDay, maker: Caller, { id, sections }: ReportPage): Promise<void> {
  for (const { key, mine, open, written } of sections)
    if (mine && open && !written) await write(maker, id, key, OWN_SECTIONS[key] ?? OWN_SECTION)
  const written = await maker.get<ReportPage>(`/reports/${id}`)
  const fresh = await maker.post<ReportPage>(`/reports/${id}/figures`, { revision: written.revision })
  await maker.post(`/reports/${id}/acts`, { act: 'send', revision: fresh.revision })
  tally('reports sent')
}

/** Confirms that it came, and on the next work day accepts it. */
async function receive({ programme, tally }: WorkDay, id: string): Promise<void> {
  const { state, revision } = await programme.planner.get<ReportPage>(`/reports/${id}`)
  const act = state === 'sent' ? 'receive' : 'accept'
  if ((await programme.planner.tryPost(`/reports/${id}/acts`, { act, revision })) === undefined)
    tally(act === 'receive' ? 'reports received' : 'reports accepted')
}
