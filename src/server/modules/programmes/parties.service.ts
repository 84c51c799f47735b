import { createHash } from 'node:crypto'
import { partyKey } from '../../../rules/parties/index.ts'
import type { NewWatches, Parties, PartyBatch, PartyEdit, UndoParties } from '../../../shared/parties.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { type FieldError, invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { addPatronageIn, addShortNameIn } from '../organisations/index.ts'
import { type Telling, tellGiven } from './given.service.ts'
import {
  deleteResolutions,
  EVERY_DUTY,
  findLastPartyBatch,
  findPartyBatch,
  insertPartyBatch,
  insertResolutions,
  listResolutions,
  type PartyChange,
  type Resolution,
} from './parties.repository.ts'
import { showToParties } from './parties-audience.ts'
import { livesOn } from './parties-meaning.ts'
import { describeParties, listWatches } from './parties-page.service.ts'
import { type PartyStock, type StockedParty, stockParties } from './parties-stock.ts'
import { batchIdReused, partiesChanged, partyBodyEnded } from './programmes.problems.ts'
import { lockProgramme, type ProgrammeRow } from './programmes.repository.ts'
import { lockVersionsOf } from './versions.repository.ts'

/**
 * Says whom wordings mean, all of it or nothing; who reads what is published follows. Throws `parties-changed`,
 * `party-body-ended`, `batch-id-reused`.
 */
export async function editParties(
  telling: Telling,
  actor: Actor,
  programmeId: string,
  { batchId, edits }: PartyBatch,
): Promise<Parties> {
  const batch = { id: batchId, undoes: null, content: edits }
  const { clock } = telling
  return inPartyBatch(telling, actor, programmeId, batch, async (db, programme, number) => {
    const on = today(clock)
    const stock = await stockParties(db, actor, programme, on)
    checkEdits(stock, edits)
    for (const edit of edits) await keepName(db, clock, actor, stock, edit)
    const said = { onDay: on, confirmedBy: actor.personId, confirmedAt: clock.now(), changedIn: number }
    return edits.map((edit): PartyChange => {
      const dutyId = edit.factId ?? EVERY_DUTY
      const party = partyOf(stock, edit)
      const before = (edit.factId ? party?.ofDuty.get(edit.factId) : party?.chosen) ?? null
      if (edit.action === 'reset') return { key: edit.key, dutyId, before, after: null }
      const { organisationIds } = edit
      const leftOut = edit.leftOut.filter((id) => !organisationIds.includes(id))
      return { key: edit.key, dutyId, before, after: { key: edit.key, dutyId, ...said, organisationIds, leftOut } }
    })
  })
}

/** The next plan that words it so knows it by itself. */
async function keepName(db: Db, clock: Clock, actor: Actor, stock: PartyStock, edit: PartyEdit): Promise<void> {
  if (edit.action !== 'confirm' || !edit.asName) return
  const [id] = edit.organisationIds
  const reading = partyOf(stock, edit)?.reading
  const name = reading?.wanted?.name ?? reading?.wording
  if (id === undefined || name === undefined) return
  const known = stock.organisations.get(id)?.names.some((each) => partyKey(each.name) === partyKey(name))
  if (!known) await addShortNameIn({ db, clock, actor, id }, name.slice(0, 300).toWellFormed())
}

const partyOf = ({ parties }: PartyStock, { key }: PartyEdit): StockedParty | undefined =>
  parties.find((party) => party.key === key)

/** Every wording and duty stands in the programme as it was seen, every organisation is there and lives. */
function checkEdits(stock: PartyStock, edits: readonly PartyEdit[]): void {
  const faults: FieldError[] = []
  const stale: string[] = []
  const ended = new Set<string>()
  const once = new Set<string>()
  for (const [index, edit] of edits.entries()) {
    const pointer = `#/edits/${index}`
    const party = partyOf(stock, edit)
    const place = `${edit.factId} ${edit.key}`
    if (!party) faults.push({ pointer: `${pointer}/key`, code: 'unknown' })
    else if (edit.factId !== null && !party.uses.some(({ factId }) => factId === edit.factId))
      faults.push({ pointer: `${pointer}/factId`, code: 'unknown' })
    else if (once.has(place)) faults.push({ pointer, code: 'twice' })
    else {
      const now = edit.factId ? party.ofDuty.get(edit.factId) : party.chosen
      if ((now?.changedIn ?? 0) !== edit.revision) stale.push(edit.key)
    }
    once.add(place)
    if (edit.action === 'reset') continue
    if (edit.asName && edit.organisationIds.length !== 1)
      faults.push({ pointer: `${pointer}/asName`, code: 'one-only' })
    for (const [field, ids] of [
      ['organisationIds', edit.organisationIds],
      ['leftOut', edit.leftOut],
    ] as const) {
      for (const [at, id] of ids.entries()) {
        if (!stock.organisations.has(id)) faults.push({ pointer: `${pointer}/${field}/${at}`, code: 'unknown' })
        else if (field === 'organisationIds' && !livesOn(stock, id)) ended.add(id)
      }
    }
  }
  if (faults.length > 0) throw invalidRequest(faults)
  if (stale.length > 0) throw partiesChanged(stale)
  if (ended.size > 0) throw partyBodyEnded([...ended])
}

/** Takes a batch back: what was said before it is said again. Throws `parties-changed` where somebody went on from it. */
export async function undoParties(
  telling: Telling,
  actor: Actor,
  programmeId: string,
  { batchId, undoes }: UndoParties,
): Promise<Parties> {
  const batch = { id: batchId, undoes, content: undoes }
  return inPartyBatch(telling, actor, programmeId, batch, async (db, programme, number) => {
    const undone = await findPartyBatch(db, programme, undoes)
    if (!undone) throw notFound('This batch of edits')
    const now = await listResolutions(db, programme)
    const current = ({ key, dutyId }: PartyChange) => now.find((each) => each.key === key && each.dutyId === dutyId)
    const moved = undone.changes.filter((change) => {
      const { after } = change
      return (current(change)?.changedIn ?? null) !== (after === null ? null : undone.number)
    })
    if (moved.length > 0) throw partiesChanged(moved.map(({ key }) => key))
    return undone.changes.map(({ key, dutyId, before, after }) => ({
      key,
      dutyId,
      before: after,
      after: before && { ...before, confirmedAt: new Date(before.confirmedAt), changedIn: number },
    }))
  })
}

type NewBatch = { id: string; undoes: string | null; content: unknown }

/** One batch after another for one programme, and none while one of its versions is published. */
async function inPartyBatch(
  telling: Telling,
  actor: Actor,
  programmeId: string,
  { id, undoes, content }: NewBatch,
  work: (db: Db, programme: ProgrammeRow, number: number) => Promise<PartyChange[]>,
): Promise<Parties> {
  const { clock } = telling
  try {
    return await inTransaction(telling.db, actor, async (db) => {
      const programme = await holdProgramme(db, actor, programmeId)
      const contentHash = createHash('sha256')
        .update(JSON.stringify([actor.personId, undoes, content]))
        .digest()
      const known = await findPartyBatch(db, programme, id)
      if (known) {
        if (!known.contentHash.equals(contentHash)) throw batchIdReused()
        return describeParties(db, actor, programme, today(clock))
      }
      const number = ((await findLastPartyBatch(db, programme))?.number ?? 0) + 1
      const changes = await work(db, programme, number)
      await deleteResolutions(db, programme, changes)
      await insertResolutions(
        db,
        programme,
        changes.flatMap(({ after }): Resolution[] => (after ? [after] : [])),
      )
      await insertPartyBatch(db, programme, {
        id,
        number,
        actor: actor.personId,
        at: clock.now(),
        undoes,
        contentHash,
        changes,
      })
      if (programme.published) {
        await showToParties(db, actor, programme, today(clock))
        await tellGiven({ ...telling, db }, actor, programme)
      }
      await recordAudit(db, clock, actor, {
        homeId: programme.homeId,
        unitPath: programme.unitPath,
        action: undoes === null ? 'programmes.resolve-parties' : 'programmes.undo-parties',
        subject: `programme:${programme.id}`,
        detail: { batch: id, wordings: changes.map(({ key }) => key) },
      })
      return describeParties(db, actor, programme, today(clock))
    })
  } catch (error) {
    // Somebody ended it while this was being said.
    if (brokenConstraint(error) === 'party_members_living') throw partyBodyEnded([])
    throw error
  }
}

async function holdProgramme(db: Db, actor: Actor, programmeId: string): Promise<ProgrammeRow> {
  // In the order in which publishing locks them.
  await lockVersionsOf(db, programmeId)
  const programme = await lockProgramme(db, programmeId)
  requireAction(actor, 'programmes.publish', programme.unitPath)
  return programme
}

/**
 * Keeps patronages as the plan has them; those that are kept already stay as they are. Throws `parties-changed` for
 * what is not proposed any more.
 */
export async function keepWatches(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { watches }: NewWatches,
): Promise<Parties> {
  return inTransaction(db, actor, async (db) => {
    const programme = await holdProgramme(db, actor, programmeId)
    const stock = await stockParties(db, actor, programme, today(clock))
    const proposed = await listWatches(db, stock)
    const gone: string[] = []
    for (const asked of watches) {
      const watch = proposed.find(
        (each) =>
          each.factId === asked.factId &&
          each.organisationId === asked.organisationId &&
          each.unitId === asked.unitId &&
          each.group === asked.group,
      )
      if (!watch) gone.push(asked.factId)
      else if (!watch.kept) {
        const { organisationId: id, unitId, group, clauseId, from } = watch
        await addPatronageIn(
          { db, clock, actor, id },
          {
            ...(unitId === null ? {} : { unitId }),
            ...(group === null ? {} : { populationGroup: group }),
            clauseId,
            from,
          },
        )
        watch.kept = true
      }
    }
    if (gone.length > 0) throw partiesChanged(gone)
    return describeParties(db, actor, programme, today(clock))
  })
}
