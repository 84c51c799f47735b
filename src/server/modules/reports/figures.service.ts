import { changedValues, draftSection, valuesOf } from '../../../rules/reports/index.ts'
import type { ReportBlock } from '../../../shared/report-blocks.ts'
import type { ReportChanges, ReportPage } from '../../../shared/reports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getAssignmentRow } from '../duties/index.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { gatherFacts, isBiddenBy } from './facts.service.ts'
import { recordDone } from './recording.ts'
import { describeReport } from './report-page.service.ts'
import { updateReport } from './reports.repository.ts'
import { listSections, type SectionRecord, updateDrafts } from './sections.repository.ts'
import { getShownReport, requireMaker } from './sides.ts'
import { holdOwn } from './writing.service.ts'

type Redrafted = { section: SectionRecord; drafted: ReportBlock[] }

/** Every section with what the system would write into it now. */
async function redraft(db: Db, clock: Clock, actor: Actor, id: string): Promise<Redrafted[]> {
  const { report, programme, sections, isBidden } = await inTransaction(db, actor, async (db) => {
    const report = await getShownReport(db, actor, id)
    requireMaker(actor, report)
    const programme = await getReadableProgramme(db, actor, report.programmeId)
    const duty = report.assignmentId === null ? undefined : await getAssignmentRow(db, report.assignmentId)
    return {
      report,
      programme,
      sections: await listSections(db, report),
      isBidden: duty !== undefined && isBiddenBy(duty),
    }
  })
  const { period, kind, unitPath } = report
  const facts = await gatherFacts(db, clock, actor, { programme, place: unitPath, period, kind, isBidden })
  return sections.map((section) => ({ section, drafted: draftSection(section.source, facts, section.writerId) }))
}

/** What of the figures is another now than when they were drafted, for whoever makes the report. */
export async function getReportChanges(db: Db, clock: Clock, actor: Actor, id: string): Promise<ReportChanges> {
  const all = await redraft(db, clock, actor, id)
  const { draftedAt } = await inTransaction(db, actor, (db) => getShownReport(db, actor, id))
  const before = all.flatMap(({ section }) => section.drafted)
  const after = all.flatMap(({ drafted }) => drafted)
  const titles = titlesByValue(all)
  return {
    draftedAt: draftedAt.toISOString(),
    values: changedValues(before, after).map((change) => ({ ...change, sections: titles.get(change.id) ?? [] })),
    sections: all.filter(isOther).map(({ section }) => section.title),
  }
}

const isOther = ({ section, drafted }: Redrafted) =>
  JSON.stringify(sorted(section.drafted)) !== JSON.stringify(sorted(drafted))

/** JSONB keeps the keys of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

function titlesByValue(all: readonly Redrafted[]): Map<string, string[]> {
  const titles = new Map<string, Set<string>>()
  for (const { section, drafted } of all)
    for (const { id } of valuesOf([...section.drafted, ...drafted])) {
      const known = titles.get(id) ?? new Set<string>()
      titles.set(id, known.add(section.title))
    }
  return new Map([...titles].map(([id, names]) => [id, [...names]]))
}

/** Brings what the system wrote up to date; what people wrote stays as it is. Throws `report-changed`, `report-act-not-possible`. */
export async function updateFigures(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  revision: number,
): Promise<ReportPage> {
  const all = await redraft(db, clock, actor, id)
  return inTransaction(db, actor, async (db) => {
    const report = await holdOwn(db, actor, id, revision)
    const drafts = all.filter(isOther).map(({ section, drafted }) => ({ key: section.key, drafted }))
    await updateDrafts(db, report, drafts)
    await updateReport(db, report, { draftedAt: clock.now() })
    const { state } = report
    await recordDone(db, clock, actor, report, { act: 'update', stateBefore: state, state, revision: revision + 1 })
    return describeReport(db, clock, actor, id)
  })
}
