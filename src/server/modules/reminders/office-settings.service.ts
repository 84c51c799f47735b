import { type NewOfficeReminders, type OfficeRemindersPage, USUAL_REMINDERS } from '../../../shared/telling.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getOrganisation, requireBodyOn } from '../organisations/index.ts'
import { getUnit, requireUnitOn } from '../units/index.ts'
import { deleteSettings, listSettingsAt, type OfficeSettings, saveSettings } from './office-settings.repository.ts'
import { remindersChanged } from './reminders.problems.ts'

/** A unit, or an organisation. */
export type Office = { of: 'unit' | 'organisation'; id: string }

type OfficeHere = {
  name: string
  path: string
  unitPath: string
  homeId: () => Promise<number>
  requireThere: () => Promise<void>
}

async function getOffice(db: Db, clock: Clock, { of, id }: Office): Promise<OfficeHere> {
  const day = today(clock)
  if (of === 'unit') {
    const unit = await getUnit(db, id, day)
    return {
      name: unit.fullName,
      path: unit.path,
      unitPath: unit.path,
      homeId: async () => (await getHomeOf(db, unit.path)).id,
      requireThere: () => requireUnitOn(db, unit, day),
    }
  }
  const body = await getOrganisation(db, id)
  return {
    name: body.name,
    path: `${body.unitPath}.0.${body.id}`,
    unitPath: body.unitPath,
    homeId: async () => body.homeId,
    requireThere: () => requireBodyOn(db, body, day),
  }
}

/** When an office is reminded, and whose setting that is. Throws `not-found`. */
export async function getOfficeReminders(
  db: Db,
  clock: Clock,
  actor: Actor,
  office: Office,
): Promise<OfficeRemindersPage> {
  return inTransaction(db, actor, async (db) => describe(db, clock, actor, await getOffice(db, clock, office)))
}

/**
 * Sets when an office, and those below it that set nothing, are reminded; null: as above it again. Throws `reminders-changed`,
 * `place-ended`.
 */
export async function setOfficeReminders(
  db: Db,
  clock: Clock,
  actor: Actor,
  office: Office,
  { settings, revision }: NewOfficeReminders,
): Promise<OfficeRemindersPage> {
  return inTransaction(db, actor, async (db) => {
    const here = await getOffice(db, clock, office)
    requireAction(actor, 'organisations.manage', here.path)
    await here.requireThere()
    const place = { homeId: await here.homeId(), path: here.path }
    const change = { ...place, seen: revision, by: actor.personId, at: clock.now() }
    const done =
      settings === null
        ? revision === 0 || (await deleteSettings(db, change))
        : await saveSettings(db, change, { ...settings, daysBefore: settings.daysBefore.toSorted((a, b) => b - a) })
    if (!done) throw remindersChanged((await ownAt(db, here.path))?.revision ?? 0)
    await recordAudit(db, clock, actor, {
      homeId: place.homeId,
      unitPath: here.unitPath,
      action: 'reminders.set',
      subject: `${office.of}:${office.id}`,
      detail: settings ?? { asAbove: true },
    })
    return describe(db, clock, actor, here)
  })
}

async function ownAt(db: Db, path: string): Promise<OfficeSettings | undefined> {
  const settings = (await listSettingsAt(db, [path])).get(path)
  return settings?.path === path ? settings : undefined
}

async function describe(db: Db, clock: Clock, actor: Actor, { name, path }: OfficeHere): Promise<OfficeRemindersPage> {
  const settings = (await listSettingsAt(db, [path])).get(path)
  const own = settings?.path === path
  const { daysBefore, weekly, hour } = settings ?? USUAL_REMINDERS
  return {
    name,
    own,
    from: settings === undefined || own ? null : await officeAt(db, clock, settings.path),
    settings: { daysBefore, weekly, hour },
    revision: own ? settings.revision : 0,
    mayManage: mayAt(actor, 'organisations.manage', path),
  }
}

/** Only units have others below them. */
async function officeAt(db: Db, clock: Clock, path: string): Promise<OfficeRemindersPage['from']> {
  const unit = await getUnit(db, path.split('.').at(-1) ?? '', today(clock))
  return { unitId: unit.id, name: unit.fullName }
}
