import type { TargetBody } from '../../../shared/facts.ts'
import { WHOLE_PLAN } from '../../../shared/links.ts'
import type { PlannedDuty, PlannedTarget } from '../../../shared/serving.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { FactRow } from './fact-states.ts'
import { findPublished, listFactsNamed } from './facts.repository.ts'
import { listLinks } from './links.repository.ts'
import type { ProgrammeRow } from './programmes.repository.ts'
import { proposedServing, type Serving } from './proposed-serving.ts'
import { getVersionRow, type VersionRow } from './versions.repository.ts'

/** What goes together, and whether a person said so; else the rules propose it, and nobody refused. */
export type Served<Fact> = { fact: Fact; confirmed: boolean }

/** The targets that a duty serves, in the order of the text, and whether it is a condition for the whole plan. */
export async function describeServedBy(
  db: Db,
  versionId: string,
  dutyId: string,
): Promise<{ targets: Served<PlannedTarget>[]; whole: { confirmed: boolean } | null }> {
  const version = await getVersionRow(db, versionId)
  const confirmedOf = new Map(
    (await servingIn(db, version)).filter((each) => each.dutyId === dutyId).map((each) => [each.toId, each.confirmed]),
  )
  const whole = confirmedOf.get(WHOLE_PLAN)
  const rows = await listFactsNamed(db, version, [...confirmedOf.keys()])
  return {
    targets: rows.filter(({ kind }) => kind === 'target').map((row) => served(toTarget(row), confirmedOf)),
    whole: whole === undefined ? null : { confirmed: whole },
  }
}

/** A target of what is published of a programme with the duties that serve it, in the order of the text. Throws `not-found`. */
export async function describeTarget(
  db: Db,
  programme: ProgrammeRow,
  targetId: string,
): Promise<{ target: PlannedTarget; duties: Served<PlannedDuty>[] }> {
  const versionId = await findPublished(db, programme, targetId, 'target')
  if (versionId === undefined) throw notFound('This target')
  const version = await getVersionRow(db, versionId)
  const confirmedOf = new Map(
    (await servingIn(db, version))
      .filter((each) => each.toId === targetId)
      .map((each) => [each.dutyId, each.confirmed]),
  )
  const rows = await listFactsNamed(db, version, [targetId, ...confirmedOf.keys()])
  const target = rows.find(({ id }) => id === targetId)
  if (!target) throw notFound('This target')
  return {
    target: toTarget(target),
    duties: rows.filter(({ kind }) => kind === 'duty').map((row) => served(toDuty(row), confirmedOf)),
  }
}

const served = <Fact extends { id: string }>(fact: Fact, confirmedOf: ReadonlyMap<string, boolean>): Served<Fact> => ({
  fact,
  confirmed: confirmedOf.get(fact.id) ?? false,
})

const toDuty = ({ id, clauseId, section, quote }: FactRow): PlannedDuty => ({ id, clauseId, section, quote })

function toTarget({ id, clauseId, section, quote, body }: FactRow): PlannedTarget {
  const { milestone, comparator, value, upper, unit } = body as TargetBody
  return { id, clauseId, section, quote, milestone, comparator, value, upper, unit }
}

/** What people said goes together, and what the rules propose and nobody refused. */
async function servingIn(db: Db, version: VersionRow): Promise<(Serving & { confirmed: boolean })[]> {
  const said = (await listLinks(db, version)).filter(
    ({ relation }) => relation === 'serves' || relation === 'condition',
  )
  const decided = new Set(
    said.filter(({ state }) => state !== 'proposed').map(({ factId, toId }) => `${factId} ${toId}`),
  )
  const kept = said.filter(({ state }) => state === 'kept').map(({ factId, toId }) => ({ dutyId: factId, toId }))
  const open = (await proposedServing(db, version)).filter(({ dutyId, toId }) => !decided.has(`${dutyId} ${toId}`))
  return [...kept.map((each) => ({ ...each, confirmed: true })), ...open.map((each) => ({ ...each, confirmed: false }))]
}
