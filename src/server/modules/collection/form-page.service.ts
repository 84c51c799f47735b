import { actsOnForm, FORM_ACT_SIDES, isFinalBySubmission, isOpen, levelOf } from '../../../rules/figures/states.ts'
import { periodBefore } from '../../../rules/periods.ts'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { FormAct } from '../../../shared/form-acts.ts'
import type { FormMay, FormPage, FormRow } from '../../../shared/forms.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { findPersonNames } from '../identity/index.ts'
import { listAskingFacts, listFormElements, listFormRules } from './elements.repository.ts'
import { listKnownFigures } from './figures.repository.ts'
import { listFormEvidence } from './form-evidence.repository.ts'
import { type FormRecord, getForm, hasTyped, isStoodOn, listFormEvents } from './forms.repository.ts'

export async function getFormPage(db: Db, clock: Clock, actor: Actor, id: string): Promise<FormPage> {
  return inTransaction(db, actor, (db) => describeForm(db, clock, actor, id))
}

export const toRow = (form: FormRecord): FormRow => ({
  id: form.id,
  programmeId: form.programmeId,
  programmeName: form.programmeName,
  organisation: { id: form.organisationId, name: form.organisationName ?? form.organisationId },
  unitId: form.unitId,
  unitName: unitFullName(form.unitKind, form.unitName),
  level: form.level,
  period: form.period,
  opensOn: form.opensOn,
  dueOn: form.dueOn,
  state: form.state,
  verifiedAt: form.verifiedAt,
  submittedOn: form.submittedOn,
  revision: form.revision,
  filled: form.filled,
  asked: form.asked,
})

export const standingOf = ({ state, verifiedAt, verifiers }: FormRecord) => ({
  state,
  verifiedAt,
  verifiers: verifiers.map(({ level }) => level),
})

/** What the actor's roles let them do with a form as it stands; whether they typed it, or something stands on it, is asked apart. */
export function mayDo(actor: Actor, form: FormRecord, day: Day): FormMay[] {
  if (form.ended || form.opensOn > day) return []
  const standing = standingOf(form)
  return actsOnForm(standing).flatMap((act): FormMay[] => {
    if (FORM_ACT_SIDES[act] === 'owner')
      return mayAt(actor, 'figures.enter', form.unitPath) ? [{ act, level: null }] : []
    const level = levelOf(standing, act)
    const place = form.verifiers.find((each) => each.level === level)
    return level !== undefined && place && mayAt(actor, 'figures.verify', place.path) ? [{ act, level }] : []
  })
}

export async function describeForm(db: Db, clock: Clock, actor: Actor, id: string): Promise<FormPage> {
  const form = await getForm(db, id)
  const day = today(clock)
  const lastPeriod = periodBefore(form.period)
  const elements = await listFormElements(db, form)
  const known = await listKnownFigures(db, form, [form.period, ...(lastPeriod === null ? [] : [lastPeriod])])
  const events = await listFormEvents(db, form)
  const evidence = await listFormEvidence(db, form)
  const names = await findPersonNames(db, [
    ...events.map(({ byPerson }) => byPerson),
    ...evidence.map(({ addedBy }) => addedBy),
  ])
  return {
    ...toRow(form),
    lastPeriod,
    ended: form.ended,
    verifiers: form.verifiers.map(({ level }) => level),
    elements,
    rules: await listFormRules(db, form),
    cells: known
      .filter(({ period }) => period === form.period)
      .map(({ elementId, category, value, mark, note, formId, programmeName, organisationName }) => ({
        elementId,
        category,
        value,
        mark,
        note,
        from:
          formId === id
            ? null
            : { formId, programmeName: programmeName ?? '', organisationName: organisationName ?? '' },
      })),
    last: known
      .filter(({ period }) => period === lastPeriod)
      .map(({ elementId, category, value, mark }) => ({ elementId, category, value, mark })),
    facts: await listAskingFacts(db, form, [...new Set(elements.flatMap(({ facts }) => facts))]),
    evidence: evidence.map(({ addedBy, addedAt, ...each }) => ({
      ...each,
      addedBy: names.get(addedBy) ?? null,
      addedAt: addedAt.toISOString(),
    })),
    events: events.map(({ id, act, state, level, byPerson, at, words, cells, fileName }) => ({
      id,
      act,
      state,
      level,
      by: names.get(byPerson) ?? null,
      at: at.toISOString(),
      words,
      cells: [...cells],
      fileName,
    })),
    mayEnter: !form.ended && form.opensOn <= day && isOpen(form) && mayAt(actor, 'figures.enter', form.unitPath),
    may: await allowedNow(db, actor, form, day),
  }
}

async function allowedNow(db: Db, actor: Actor, form: FormRecord, day: Day): Promise<FormMay[]> {
  const may = mayDo(actor, form, day)
  const isOwn = may.some(({ act }) => act === 'verify') && (await hasTyped(db, form, actor.personId))
  // Somebody above may stand on what was verified, or was final as it was submitted.
  const opens = (act: FormAct) =>
    act === 'unverify' || act === 'unlock' || (act === 'take-back' && isFinalBySubmission(standingOf(form)))
  const isHeld = may.some(({ act }) => opens(act)) && (await isStoodOn(db, form))
  return may.filter(({ act }) => !(act === 'verify' && isOwn) && !(opens(act) && isHeld))
}
