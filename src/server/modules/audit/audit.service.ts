import { addDays } from '../../../rules/days.ts'
import { unitFullName } from '../../../rules/unit-names.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { AuditHead, AuditPage, AuditQuery } from '../../../shared/audit.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import {
  type EntryRow,
  findPeopleNamed,
  findTitles,
  findUnitNames,
  findUnitPath,
  getEntryHash,
  listEntries,
  listHeads,
  recordAudit,
} from './audit.repository.ts'

/** A page of the trail below my units, newest first. */
export async function listAudit(db: Db, actor: Actor, query: AuditQuery): Promise<AuditPage> {
  return inTransaction(db, actor, async (db) => {
    const { limit, person, action, subject, unitId, from, until } = query
    const rows = await listEntries(db, {
      limit: limit + 1,
      before: cursorOf(query.before),
      actor: person,
      action,
      subject,
      unitPath: unitId === undefined ? undefined : await requireUnitPath(db, unitId),
      from: from === undefined ? undefined : beginningOf(from),
      until: until === undefined ? undefined : beginningOf(addDays(until, 1)),
      people: await peopleOf(db, query.q),
    })
    return { entries: await describe(db, rows.slice(0, limit)), more: rows.length > limit }
  })
}

/** Midnight in Vietnam, which knows no summer time. */
const beginningOf = (day: string) => new Date(`${day}T00:00:00+07:00`)

/** The entry that a cursor names. Throws where its instant stands in no calendar, which no pattern tells. */
export function cursorOf(before: string | undefined): { at: Date; id: string } | undefined {
  if (before === undefined) return undefined
  const [text = '', id = ''] = before.split(',')
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw invalidRequest([{ pointer: 'querystring/before', code: 'pattern' }])
  return { at, id }
}

async function requireUnitPath(db: Db, unitId: string): Promise<string> {
  const path = await findUnitPath(db, unitId)
  if (path === undefined) throw notFound('This unit')
  return path
}

async function peopleOf(db: Db, q = ''): Promise<string[] | undefined> {
  const words = foldVietnamese(q)
  return words === '' ? undefined : findPeopleNamed(db, words)
}

/** The unit of a path; of an organisation's own place (`…unit.0.organisation`) the unit it belongs to. */
const unitIdOf = (path: string) =>
  path
    .replace(/\.0\..*$/, '')
    .split('.')
    .at(-1) ?? ''

async function describe(db: Db, rows: readonly EntryRow[]): Promise<AuditPage['entries']> {
  const actors = rows.flatMap(({ actor }) => (actor === null ? [] : [`person:${actor}`]))
  const titles = await findTitles(db, [...rows.map(({ subject }) => subject), ...actors])
  const units = await findUnitNames(
    db,
    rows.map(({ unit_path }) => unitIdOf(unit_path)),
  )
  const unitNames = new Map(units.map(({ id, kind, name }) => [String(id), unitFullName(kind as UnitKind, name ?? '')]))
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor === null ? null : { id: row.actor, name: titles.get(`person:${row.actor}`) ?? null },
    action: row.action,
    subject: row.subject,
    subjectTitle: titles.get(row.subject) ?? null,
    unitId: unitIdOf(row.unit_path),
    unitName: unitNames.get(unitIdOf(row.unit_path)) ?? '',
    detail: row.detail,
    homeId: row.home_id,
    chain: row.chain,
    number: Number(row.number),
    hash: row.hash,
  }))
}

/**
 * Notes in the trail itself what the chains of each home say, and answers the hash of that entry: whoever keeps it where
 * the database's owner does not reach can show later that nothing before it was changed. Of the homes whose whole trail
 * I may read.
 */
export async function noteHeads(db: Db, clock: Clock, actor: Actor): Promise<AuditHead[]> {
  return inTransaction(db, actor, async (db) => {
    const noted: AuditHead[] = []
    for (const { homeId, homeName, unitPath, heads } of await listHeads(db)) {
      if (!mayAt(actor, 'audit.read', unitPath)) continue
      const entry = {
        homeId,
        unitPath,
        action: 'audit.note-heads',
        subject: `home:${homeId}`,
        detail: { heads },
      } as const
      const { id } = await recordAudit(db, clock, actor, entry)
      const entries = Object.values(heads).reduce((sum, head) => sum + Number.parseInt(head, 10), 1)
      const head = await getEntryHash(db, homeId, id)
      noted.push({ homeId, homeName, at: clock.now().toISOString(), entries, head })
    }
    return noted
  })
}
