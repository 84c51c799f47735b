import { FORM_ACT_SIDES, nextVerifier } from '../../../rules/figures/states.ts'
import type { FormAct } from '../../../shared/form-acts.ts'
import { NATION_ID } from '../../../shared/units.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listVerifiersOf } from '../identity/index.ts'
import { tellPeople } from '../notices/index.ts'
import { standingOf } from './form-page.service.ts'
import { type FormChange, type FormRecord, listHandsOn } from './forms.repository.ts'

/** `level`: of a verdict, the level for which it was given. */
type Done = { form: FormRecord; act: FormAct; level: number | undefined; after: FormChange; words: string | null }

/**
 * Tells whoever had a hand in a form what a verifier did with it, and those whose turn it is now that forms wait for them. How many
 * wait the list says: it is told once, until it was seen.
 */
export async function tellOfAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  { form, act, level, after, words }: Done,
): Promise<void> {
  const isVerdict = FORM_ACT_SIDES[act] === 'verifier'
  const placeOf = (at: number | undefined) => form.verifiers.find((each) => each.level === at)?.path
  const sentFrom = placeOf(level) ?? form.unitPath
  const hands = await listHandsOn(db, form)
  const byPerson = actor.personId
  if (isVerdict)
    await tellPeople(db, clock, {
      ...{ sentFrom, words, byPerson, kind: 'form-decided', subject: `form:${form.id}` },
      people: hands.map(({ personId }) => personId),
      params: { act, state: after.state, period: form.period, programme: form.programmeName },
    })
  const waitsAt = placeOf(nextVerifier({ ...standingOf(form), ...after }))
  // What is taken back from a level waits for it again, and that level knows.
  if (waitsAt === undefined || (isVerdict && act !== 'verify')) return
  const typed = hands.filter((each) => each.typed).map(({ personId }) => personId)
  await tellPeople(db, clock, {
    ...{
      sentFrom,
      words: null,
      byPerson,
      kind: 'forms-to-verify',
      subject: `forms:${form.programmeId}:${form.period}`,
    },
    people: await findVerifiers(db, form.homeId, waitsAt, today(clock), typed),
    params: { period: form.period, programme: form.programmeName },
  })
}

/** Whoever sends a form sees no roles of elsewhere, so they are looked up for them. Who typed in it cannot verify it. */
const findVerifiers = (db: Db, homeId: number, path: string, day: string, except: readonly string[]) =>
  seeingBelow(db, [NATION_ID], async (db) => {
    const own = await listVerifiersOf(db, homeId, path, day, except)
    return own.length > 0 || homeId === 0 ? own : listVerifiersOf(db, 0, path, day, except)
  })
