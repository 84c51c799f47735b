import { addPerson, findPersonByEmail, issuePasswordLink } from '../server/modules/identity/index.ts'
import { mailsWithoutServer } from '../server/modules/mails/index.ts'
import { findUnitByCode } from '../server/modules/units/index.ts'
import { consoleActor } from '../server/platform/actor.ts'
import { systemClock, today } from '../server/platform/clock.ts'
import { connect, type Db } from '../server/platform/database.ts'
import { urlAs } from '../server/platform/migrate.ts'
import { StartProblem } from '../server/platform/start-problem.ts'
import { checkAgainst } from '../server/platform/validation.ts'
import { prepareDatabase } from '../server/prepare-database.ts'
import { ACCESS_ROLES, type AccessRole, PersonName } from '../shared/people.ts'
import { NATION_ID } from '../shared/units.ts'
import { withSystem } from './with-system.ts'

export type NewUser = { email: string; name: string; role: string; unit?: string }

/**
 * Adds a person and prints the link with which they set a password; whoever has an account is given the role. Works beside a
 * running server too.
 */
export function addUser({ email, name, role, unit }: NewUser): Promise<number> {
  return withDatabase(async (db, linkTo) => {
    if (!isRole(role)) throw new StartProblem(`--role is ${role}; it is one of ${ACCESS_ROLES.join(', ')}.`)
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new StartProblem(`--email is ${email}, which is no address.`)
    if (!isName(name)) throw new StartProblem(`--name is empty or holds letters that cannot be seen.`)
    const unitId = unit === undefined ? NATION_ID : await unitOfCode(db, unit)
    const known = await findPersonByEmail(db, email)
    const added = await addPerson(
      db,
      systemClock,
      consoleActor,
      { name: name.normalize('NFC'), email, role, unitId },
      { linkTo, mails: noMails },
    )
    console.log(
      known
        ? `${known.name} has an account here and was given the role; they sign in as before.`
        : `${added.person.name} sets a password at ${added.link}`,
    )
  })
}

/** Prints a new link for someone who lost theirs or their password; the older link ends. */
export function renewUserLink({ email }: { email: string }): Promise<number> {
  return withDatabase(async (db, linkTo) => {
    const person = await findPersonByEmail(db, email)
    if (!person) throw new StartProblem(`Nobody here has the address ${email}.`)
    const link = await issuePasswordLink(db, systemClock, consoleActor, person.id)
    console.log(`${person.name} sets a password at ${linkTo(link.path)}`)
  })
}

/** Links are printed here. */
const noMails = mailsWithoutServer('off', async () => ({ problem: 'rights-lost' }))

const isName = (name: string) => checkAgainst(PersonName, name, '--name').length === 0
const isRole = (role: string): role is AccessRole => (ACCESS_ROLES as readonly string[]).includes(role)

async function unitOfCode(db: Db, code: string): Promise<string> {
  const unit = await findUnitByCode(db, code, today(systemClock))
  if (unit === undefined) {
    throw new StartProblem(`--unit is ${code}; no living unit has this official code (2 digits: province, 5: commune).`)
  }
  return unit.id
}

function withDatabase(work: (db: Db, linkTo: (path: string) => string) => Promise<void>): Promise<number> {
  return withSystem({ make: true }, async ({ config, secrets, adminUrl }) => {
    await prepareDatabase(adminUrl, secrets)
    const db = connect(urlAs(adminUrl, 'hieuhoc_app', secrets.databaseApp), 1)
    const origin = config.publicUrl ?? `http://${config.host}:${config.port}`
    await work(db, (path) => `${origin}${path}`).finally(() => db.destroy())
    return 0
  })
}
