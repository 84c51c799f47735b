import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORM_ACTS, type FormAct } from '../../shared/form-acts.ts'
import { actsOnForm, type FormStanding, formAfter, isOpen, lastVerifier, levelOf, nextVerifier } from './states.ts'

const draft = (verifiers: number[]): FormStanding => ({ state: 'draft', verifiedAt: null, verifiers })

function walked(verifiers: number[], acts: readonly FormAct[]): FormStanding {
  let form = draft(verifiers)
  for (const act of acts) form = { ...form, ...formAfter(form, act, levelOf(form, act)) }
  return form
}

test('a form is verified by each level in its order, and the last one locks it', () => {
  const sent = walked([3, 1], ['submit'])
  expect(sent.state).toBe('submitted')
  expect(formAfter(sent, 'verify', 1)).toBeUndefined()
  expect(formAfter(sent, 'verify', 3)).toEqual({ state: 'verified', verifiedAt: 3 })
  expect(walked([3, 1], ['submit', 'verify', 'verify'])).toMatchObject({ state: 'locked', verifiedAt: null })
})

test('it is taken back until somebody verified it, and returned by whose turn it is', () => {
  expect(formAfter(walked([3, 1], ['submit']), 'take-back')).toMatchObject({ state: 'draft' })
  const verified = walked([3, 1], ['submit', 'verify'])
  expect(formAfter(verified, 'take-back')).toBeUndefined()
  expect(formAfter(verified, 'return', 3)).toBeUndefined()
  expect(formAfter(verified, 'return', 1)).toEqual({ state: 'returned', verifiedAt: null })
})

test('only the level that verified last takes its word back', () => {
  const locked = walked([3, 1], ['submit', 'verify', 'verify'])
  expect(formAfter(locked, 'unlock', 3)).toBeUndefined()
  expect(formAfter(locked, 'unlock', 1)).toEqual({ state: 'verified', verifiedAt: 3 })
  expect(formAfter(locked, 'unverify', 1)).toBeUndefined()
  expect(formAfter(walked([1], ['submit', 'verify']), 'unlock', 1)).toEqual({ state: 'submitted', verifiedAt: null })
  expect(formAfter(locked, 'return', 1)).toBeUndefined()
})

test('a form that nobody verifies is final once it is sent, until it is taken back', () => {
  const sent = walked([], ['submit'])
  expect(sent).toMatchObject({ state: 'locked', verifiedAt: null })
  expect([nextVerifier(sent), lastVerifier(sent), actsOnForm(sent)]).toEqual([undefined, undefined, ['take-back']])
  expect(formAfter(sent, 'take-back')).toMatchObject({ state: 'draft' })
  expect(formAfter(walked([1], ['submit', 'verify']), 'take-back')).toBeUndefined()
})

test('whatever is done in whatever order, a form stands as its levels have said', () => {
  const verifiers = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })
  fc.assert(
    fc.property(verifiers, fc.array(fc.constantFrom(...FORM_ACTS), { maxLength: 40 }), (levels, acts) => {
      let form = draft(levels)
      // Kept beside it in another way: who has verified, in the order in which they did.
      let said: number[] = []
      let sent = false
      for (const act of acts) {
        const level = levelOf(form, act)
        const next = formAfter(form, act, level)
        expect(actsOnForm(form).includes(act)).toBe(next !== undefined)
        if (next === undefined) continue
        form = { ...form, ...next }
        if (act === 'submit') sent = true
        if (act === 'take-back' || act === 'return') [sent, said] = [false, []]
        if (act === 'verify') said = [...said, level as number]
        if (act === 'unverify' || act === 'unlock') said = said.slice(0, -1)
        expect(isOpen(form)).toBe(!sent)
        expect(form.state === 'locked').toBe(sent && said.length === levels.length)
        expect(lastVerifier(form)).toBe(said.at(-1))
        expect(nextVerifier(form)).toBe(sent ? levels[said.length] : undefined)
        expect(form.state === 'verified').toBe(form.verifiedAt !== null)
      }
    }),
  )
})
