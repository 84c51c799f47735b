import { isWithMaker, SECTION_STEPS, sectionStateAfter } from '../../../rules/reports/index.ts'
import type { NewSectionActs, ReportPage, SectionAct } from '../../../shared/reports.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { openReport } from './opening.repository.ts'
import { openAt } from './places.ts'
import { recordDone } from './recording.ts'
import { describeReport } from './report-page.service.ts'
import { reportActNotPossible, reportChanged } from './reports.problems.ts'
import type { ReportRecord } from './reports.repository.ts'
import { listSectionHeads, lockSections, type SectionHead, updateSection } from './sections.repository.ts'
import { getShownReport } from './sides.ts'
import { tellOfPart } from './telling.ts'

/**
 * Asks organisations for their parts, takes or returns them, or hands one in: all that are named or none. Throws `report-changed` where
 * somebody did something meanwhile, `report-act-not-possible`, and `invalid-request` where the act needs words.
 */
export async function doSectionActs(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { act, sections, words }: NewSectionActs,
): Promise<ReportPage> {
  if (SECTION_STEPS[act].needsWords && words === undefined)
    throw invalidRequest([{ pointer: '#/words', code: 'needed' }])
  return inTransaction(db, actor, async (db) => {
    const keys = sections.map(({ key }) => key)
    const seen = await getShownReport(db, actor, id)
    requireSide(actor, act, seen, pick(await listSectionHeads(db, seen), keys))
    await lockSections(db, seen, keys)
    const report = await getShownReport(db, actor, id)
    if (!isWithMaker(report.state)) throw reportActNotPossible(act, report.state)
    const heads = pick(await listSectionHeads(db, report), keys)
    const revisions = new Map(sections.map(({ key, revision }) => [key, revision]))
    for (const head of heads) {
      if (head.revision !== revisions.get(head.key)) throw reportChanged(head.revision, head.key)
      if (sectionStateAfter(head.state, act) === undefined) throw reportActNotPossible(act, head.state)
    }
    if (act === 'ask') await openReport(db, report, openAt([...openPlaces(report), ...placesOf(heads)]))
    for (const head of heads) await moveSection(db, clock, actor, report, head, act, words?.trim() ?? null)
    return describeReport(db, clock, actor, id)
  })
}

const openPlaces = ({ openTo }: ReportRecord) => openTo
const placesOf = (heads: readonly SectionHead[]) => heads.flatMap(({ writerPath }) => writerPath ?? [])

function pick(heads: readonly SectionHead[], keys: readonly string[]): SectionHead[] {
  return keys.map((key) => {
    const head = heads.find((each) => each.key === key)
    if (!head || head.writerPath === null) throw notFound('This part')
    return head
  })
}

function requireSide(actor: Actor, act: SectionAct, report: ReportRecord, heads: readonly SectionHead[]): void {
  if (SECTION_STEPS[act].side === 'maker') requireAction(actor, 'duties.answer', report.unitPath)
  else for (const path of placesOf(heads)) requireAction(actor, 'duties.answer', path)
}

async function moveSection(
  db: Db,
  clock: Clock,
  actor: Actor,
  report: ReportRecord,
  head: SectionHead,
  act: SectionAct,
  words: string | null,
): Promise<void> {
  const state = sectionStateAfter(head.state, act) ?? head.state
  const isWriters = SECTION_STEPS[act].side === 'writer'
  await updateSection(db, report, head, { state })
  await recordDone(db, clock, actor, report, {
    ...{ act, key: head.key, stateBefore: head.state, state, words, revision: head.revision + 1 },
    ...(isWriters && head.writerPath !== null ? { atPath: head.writerPath } : {}),
  })
  const sentFrom = isWriters ? (head.writerPath ?? report.unitPath) : report.unitPath
  await tellOfPart(db, clock, actor, report, head, { act, words, sentFrom })
}
