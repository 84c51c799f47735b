import {
  type FactLink,
  type LinkEdit,
  type LinkEdits,
  type Links,
  type LinksMade,
  WHOLE_PLAN,
} from '../../../shared/links.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { type Telling, tellGiven } from './given.service.ts'
import { type LinkRow, listLinks, putLinks } from './links.repository.ts'
import { asThing, type LinkStock, stockLinks } from './links-stock.ts'
import { alreadyPublished, linksChanged } from './programmes.problems.ts'
import { lockProgramme } from './programmes.repository.ts'
import { getReadableVersion } from './version-page.ts'
import { getVersionRow, lockVersion, lockVersionsOf } from './versions.repository.ts'

type Pair = Pick<LinkEdit, 'relation' | 'factId' | 'toId'>
const keyOf = ({ relation, factId, toId }: Pair) => `${relation} ${factId} ${toId}`

/** A version's targets, duties and citations with what links them: as the rules propose and as people said. */
export async function getLinks(db: Db, actor: Actor, versionId: string): Promise<Links> {
  return inTransaction(db, actor, async (db) => {
    const version = await getReadableVersion(db, actor, versionId)
    const stock = await stockLinks(db, version)
    const links = await describeLinks(db, stock, await listLinks(db, version))
    const { proposals: _, others, things, ...told } = stock
    const { id, programmeId, programmeName, unitId, unitName, state } = version
    const mayLink = state !== 'superseded' && mayAt(actor, 'programmes.review', version.unitPath)
    return {
      versionId: id,
      programmeId,
      programmeName,
      unitId,
      unitName,
      state,
      mayLink,
      ...told,
      things: withSchemes(things, links, others),
      links,
    }
  })
}

/** With the programmes that people said a sub-scheme to be, and no rule proposed. */
function withSchemes(
  things: Links['things'],
  links: readonly FactLink[],
  others: LinkStock['others'],
): Links['things'] {
  const known = new Set(things.map(({ id }) => id))
  const said = new Set(links.filter(({ relation }) => relation === 'same-scheme').map(({ toId }) => toId))
  return [...things, ...others.filter(({ id }) => said.has(id) && !known.has(id)).map(asThing)]
}

/** What is proposed and what was said, each link once; of facts and things that are not there any more nothing. */
async function describeLinks(db: Db, stock: LinkStock, said: readonly LinkRow[]): Promise<FactLink[]> {
  const names = await findPersonNames(db, [...new Set(said.map(({ decidedBy }) => decidedBy))])
  const rows = new Map(said.map((row) => [keyOf(row), row]))
  const proposed = stock.proposals.map(({ relation, factId, toId, score, words }): FactLink => {
    return { ...saidOf(rows.get(keyOf({ relation, factId, toId })), names), relation, factId, toId, score, words }
  })
  const known = new Set(proposed.map(keyOf))
  const added = said
    .filter((row) => row.state !== 'proposed' && !known.has(keyOf(row)) && isThere(stock, row))
    .map((row): FactLink => {
      const { relation, factId, toId } = row
      return { ...saidOf(row, names), relation, factId, toId, score: null, words: [] }
    })
  return [...proposed, ...added]
}

const saidOf = (row: LinkRow | undefined, names: ReadonlyMap<string, string>) =>
  row === undefined
    ? { state: 'proposed' as const, by: null, at: null, revision: 0 }
    : {
        state: row.state,
        by: names.get(row.decidedBy) ?? null,
        at: row.decidedAt.toISOString(),
        revision: row.revision,
      }

/** Whether such a link can be: between facts that are there, of the kinds that it is between. */
function isThere({ targets, duties, proposals, others }: LinkStock, pair: Pair): boolean {
  const duty = (id: string) => duties.find((each) => each.id === id)
  switch (pair.relation) {
    case 'serves':
      return duty(pair.factId) !== undefined && targets.some(({ id }) => id === pair.toId)
    case 'condition':
      return duty(pair.factId) !== undefined && pair.toId === WHOLE_PLAN
    case 'carried-by':
      return duty(pair.factId) !== undefined && duty(pair.toId) !== undefined && pair.factId !== pair.toId
    case 'same-scheme':
      return duty(pair.factId) !== undefined && others.some(({ id }) => id === pair.toId)
    default:
      return proposals.some((each) => keyOf(each) === keyOf(pair))
  }
}

const stateAfter = { keep: 'kept', refuse: 'refused', 'take-back': 'proposed' } as const

/**
 * Keeps, refuses or takes back links, all of them or none, also of what is published: they say nothing that the plan
 * does not. Throws `links-changed` where somebody else did meanwhile, `already-published` for what was superseded.
 */
export async function editLinks(
  telling: Telling,
  actor: Actor,
  versionId: string,
  { edits }: LinkEdits,
): Promise<LinksMade> {
  const { clock } = telling
  return inTransaction(telling.db, actor, async (db) => {
    // In the order of all who go on to the programme.
    await lockVersionsOf(db, (await getVersionRow(db, versionId)).programmeId)
    const version = await lockVersion(db, versionId)
    requireAction(actor, 'programmes.review', version.unitPath)
    if (version.state === 'superseded') throw alreadyPublished(version.id)
    const stock = await stockLinks(db, version)
    const before = new Map((await listLinks(db, version)).map((row) => [keyOf(row), row]))
    checkEdits(stock, before, edits)
    const decided = { decidedBy: actor.personId, decidedAt: clock.now() }
    const rows = edits.map((edit): LinkRow => {
      const { relation, factId, toId, action } = edit
      return { relation, factId, toId, state: stateAfter[action], revision: edit.revision + 1, ...decided }
    })
    await putLinks(db, version, rows)
    // Who carries a measure that names nobody has its duty.
    if (version.state === 'published' && rows.some(({ relation }) => relation === 'carried-by'))
      await tellGiven({ ...telling, db }, actor, await lockProgramme(db, version.programmeId))
    await recordAudit(db, clock, actor, {
      homeId: version.homeId,
      unitPath: version.unitPath,
      action: 'programmes.link-facts',
      subject: `version:${version.id}`,
      detail: {
        programme: version.programmeId,
        ...Object.fromEntries(
          (['kept', 'refused', 'proposed'] as const).map((state) => [
            state,
            rows.filter((row) => row.state === state).length,
          ]),
        ),
      },
    })
    const touched = new Set(edits.map(keyOf))
    const links = (await describeLinks(db, stock, rows)).filter((link) => touched.has(keyOf(link)))
    const gone = rows.filter((row) => !links.some((link) => keyOf(link) === keyOf(row)))
    const names = await findPersonNames(db, [actor.personId])
    return {
      links: [
        ...links,
        ...gone.map((row): FactLink => {
          const { relation, factId, toId } = row
          return { ...saidOf(row, names), relation, factId, toId, score: null, words: [] }
        }),
      ],
    }
  })
}

function checkEdits(stock: LinkStock, before: ReadonlyMap<string, LinkRow>, edits: readonly LinkEdit[]): void {
  const faults: FieldError[] = []
  const stale: LinkEdit[] = []
  const once = new Set<string>()
  for (const [index, edit] of edits.entries()) {
    const pointer = `#/edits/${index}`
    const key = keyOf(edit)
    const row = before.get(key)
    if (once.has(key)) faults.push({ pointer, code: 'twice' })
    else if (!row && !isThere(stock, edit)) faults.push({ pointer, code: 'unknown' })
    else if ((row?.revision ?? 0) !== edit.revision) stale.push(edit)
    else if (!row && edit.action === 'take-back') faults.push({ pointer: `${pointer}/action`, code: 'nothing-said' })
    once.add(key)
  }
  if (faults.length > 0) throw invalidRequest(faults)
  if (stale.length > 0) throw linksChanged(stale.map(({ relation, factId, toId }) => ({ relation, factId, toId })))
}
