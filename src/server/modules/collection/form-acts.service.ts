import { FORM_ACT_SIDES, formAfter, isFinalBySubmission, levelOf } from '../../../rules/figures/states.ts'
import { openFindings } from '../../../rules/figures/validation.ts'
import type { FormAct, NewFormAct, NewVerdict, NewVerdicts, VerdictsDone } from '../../../shared/form-acts.ts'
import type { FormPage } from '../../../shared/forms.ts'
import { type Actor, mayAt, notAllowed, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, Problem } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { checkStored } from './checking.service.ts'
import { formActNotPossible, formChanged, formStoodOn, ownFigures, rulesBroken } from './collection.problems.ts'
import { describeForm, standingOf } from './form-page.service.ts'
import {
  type FormChange,
  type FormRecord,
  getForm,
  hasTyped,
  holdForm,
  insertFormEvent,
  isStoodOn,
  moveForm,
} from './forms.repository.ts'
import { tellOfAct } from './telling.ts'

/**
 * Does something with a form. Throws `form-changed` where somebody did meanwhile, `form-act-not-possible`, `rules-broken` naming every
 * cell, `own-figures`, `form-stood-on`, and `invalid-request` where what is returned does not say why.
 */
export async function doFormAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  act: NewFormAct | NewVerdict,
): Promise<FormPage> {
  return inTransaction(db, actor, async (db) => {
    await doOne(db, clock, actor, id, act)
    return describeForm(db, clock, actor, id)
  })
}

/** Verifies many forms, or takes that back: each is done whole or stays as it was, and the answer says which. */
export async function doVerdicts(db: Db, clock: Clock, actor: Actor, { forms }: NewVerdicts): Promise<VerdictsDone> {
  return inTransaction(db, actor, async (db) => {
    const done = new Map<(typeof forms)[number], VerdictsDone['results'][number]>()
    // In one order, so that two who do so at once wait for each other and not in a circle.
    for (const one of forms.toSorted((a, b) => (a.formId < b.formId ? -1 : 1))) {
      const { formId, ...act } = one
      try {
        const { state, revision } = await doOne(db, clock, actor, formId, act)
        done.set(one, { formId, problem: null, state, revision })
      } catch (error) {
        // Refused before anything was written.
        if (!(error instanceof Problem)) throw error
        done.set(one, { formId, problem: error.kind.type, state: null, revision: null })
      }
    }
    return { results: forms.flatMap((one) => done.get(one) ?? []) }
  })
}

async function doOne(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  asked: NewFormAct | NewVerdict,
): Promise<FormChange & { revision: number }> {
  const { act, revision, words, cells = [] } = asked
  const before = await getForm(db, id)
  const level =
    FORM_ACT_SIDES[act] === 'owner'
      ? undefined
      : (('level' in asked ? asked.level : undefined) ?? levelOf(standingOf(before), act))
  requireSide(actor, before, act, level)
  if ((await holdForm(db, id)) === undefined) throw notAllowed('figures.enter')
  // Read again, since somebody else may have held it until now.
  const form = await getForm(db, id)
  if (form.revision !== revision) throw formChanged(form.revision)
  const after = form.ended || form.opensOn > today(clock) ? undefined : formAfter(standingOf(form), act, level)
  if (after === undefined) throw formActNotPossible(act, form.ended ? 'ended' : form.state)
  await requireAllowed(db, actor, form, asked)
  const change = { ...after, submittedOn: submittedAfter(form, act, today(clock)) }
  await insertFormEvent(db, form, {
    id: newId(),
    act,
    state: change.state,
    level: level ?? null,
    byPerson: actor.personId,
    at: clock.now(),
    words: words?.trim() ?? null,
    cells,
    evidenceId: null,
  })
  await moveForm(db, form, change)
  await tellOfAct(db, clock, actor, { form, act, level, after: change, words: words?.trim() ?? null })
  await recordAudit(db, clock, actor, {
    homeId: form.homeId,
    unitPath: form.unitPath,
    action: 'figures.act',
    subject: `form:${id}`,
    detail: {
      act,
      period: form.period,
      state: change.state,
      programme: form.programmeId,
      ...(level !== undefined && { level }),
    },
  })
  return { ...change, revision: form.revision + 1 }
}

/** Throws `not-allowed` unless the actor fills the form, or verifies for the unit of the level. */
function requireSide(actor: Actor, form: FormRecord, act: FormAct, level: number | undefined): void {
  if (FORM_ACT_SIDES[act] === 'owner') {
    requireAction(actor, 'figures.enter', form.unitPath)
    return
  }
  const place = form.verifiers.find((each) => each.level === level)
  // Whose turn it is nobody knows: those who could ever verify it are told that it is not possible.
  const paths = place ? [place.path] : form.verifiers.map(({ path }) => path)
  const first = paths.find((path) => mayAt(actor, 'figures.verify', path)) ?? paths[0] ?? form.unitPath
  requireAction(actor, 'figures.verify', first)
}

async function requireAllowed(
  db: Db,
  actor: Actor,
  form: FormRecord,
  { act, words, cells = [] }: NewFormAct | NewVerdict,
): Promise<void> {
  switch (act) {
    case 'submit': {
      const { findings } = await checkStored(db, form)
      const open = openFindings(findings, cells)
      if (open.length > 0) throw rulesBroken(open)
      return
    }
    case 'return':
      if (words === undefined && cells.length === 0) throw invalidRequest([{ pointer: '#/words', code: 'needed' }])
      return
    case 'verify':
      if (await hasTyped(db, form, actor.personId)) throw ownFigures()
      return
    case 'take-back':
      if (isFinalBySubmission(standingOf(form)) && (await isStoodOn(db, form))) throw formStoodOn()
      return
    case 'unverify':
    case 'unlock':
      if (await isStoodOn(db, form)) throw formStoodOn()
  }
}

/** What is submitted again keeps no earlier day; what is taken back or returned was submitted on none. */
function submittedAfter({ submittedOn }: FormRecord, act: FormAct, day: string): string | null {
  if (act === 'submit') return day
  return act === 'take-back' || act === 'return' ? null : submittedOn
}
