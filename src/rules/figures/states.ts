import type { FormState } from '../../shared/figures.ts'
import { FORM_ACTS, type FormAct } from '../../shared/form-acts.ts'

/** How a form stands. `verifiers`: the levels of units that verify it, in their order; `verifiedAt`: the last that did. */
export type FormStanding = { state: FormState; verifiedAt: number | null; verifiers: readonly number[] }
type Stood = Pick<FormStanding, 'state' | 'verifiedAt'>

/** Who does it: whoever fills the form, or whoever verifies at a level. */
export const FORM_ACT_SIDES: Record<FormAct, 'owner' | 'verifier'> = {
  submit: 'owner',
  'take-back': 'owner',
  return: 'verifier',
  verify: 'verifier',
  unverify: 'verifier',
  unlock: 'verifier',
}

/** The level whose turn it is to verify what was submitted; undefined where nobody is waited for. */
export function nextVerifier({ state, verifiedAt, verifiers }: FormStanding): number | undefined {
  if (state === 'submitted') return verifiers[0]
  return state === 'verified' && verifiedAt !== null ? verifiers[verifiers.indexOf(verifiedAt) + 1] : undefined
}

/** The level that verified last; undefined where none did. */
export function lastVerifier({ state, verifiedAt, verifiers }: FormStanding): number | undefined {
  if (state === 'locked') return verifiers.at(-1)
  return state === 'verified' ? (verifiedAt ?? undefined) : undefined
}

/** Of an act of a verifier, the level whose it is; undefined where it is nobody's turn. */
export const levelOf = (form: FormStanding, act: FormAct): number | undefined =>
  act === 'unverify' || act === 'unlock' ? lastVerifier(form) : nextVerifier(form)

/** Figures may be typed. */
export const isOpen = ({ state }: Pick<FormStanding, 'state'>): boolean => state === 'draft' || state === 'returned'

/** Locked, and by nobody but whoever submitted it. */
export const isFinalBySubmission = ({ state, verifiers }: FormStanding): boolean =>
  state === 'locked' && verifiers.length === 0

/** What the first so many levels have made of a form; one that nobody verifies is final once it is submitted. */
function verifiedBy(verifiers: readonly number[], count: number): Stood {
  if (count === verifiers.length) return { state: 'locked', verifiedAt: null }
  if (count === 0) return { state: 'submitted', verifiedAt: null }
  return { state: 'verified', verifiedAt: verifiers[count - 1] ?? null }
}

const countOf = (form: FormStanding) => {
  const last = lastVerifier(form)
  return last === undefined ? 0 : form.verifiers.indexOf(last) + 1
}

/**
 * What an act makes of a form; undefined where it is not possible. Of a verifier's act the level is the one that it is done for: an
 * earlier or later one cannot do it. Whether something above stands on the form is for who calls to ask.
 */
export function formAfter(form: FormStanding, act: FormAct, level?: number): Stood | undefined {
  const { state, verifiers } = form
  switch (act) {
    case 'submit':
      return isOpen(form) ? verifiedBy(verifiers, 0) : undefined
    case 'take-back':
      return state === 'submitted' || isFinalBySubmission(form) ? { state: 'draft', verifiedAt: null } : undefined
  }
  if (level === undefined || levelOf(form, act) !== level) return undefined
  switch (act) {
    case 'return':
      return { state: 'returned', verifiedAt: null }
    case 'verify':
      return verifiedBy(verifiers, countOf(form) + 1)
    case 'unverify':
      return state === 'verified' ? verifiedBy(verifiers, countOf(form) - 1) : undefined
    case 'unlock':
      return state === 'locked' ? verifiedBy(verifiers, verifiers.length - 1) : undefined
  }
}

/** What may be done with a form as it stands, whoever does it. */
export const actsOnForm = (form: FormStanding): FormAct[] =>
  FORM_ACTS.filter((act) => formAfter(form, act, levelOf(form, act)) !== undefined)
