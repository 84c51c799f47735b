import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scopesShown } from './places.ts'

test('a draft shows at its organisation alone', () => {
  expect(scopesShown({ place: '1.3.45.0.9', unitPath: '1.3.45', reached: [] })).toEqual(['1.3.45.0.9'])
})

test('what was sent shows up to the unit that was asked, also through a unit between, and above only once it was sent up', () => {
  const commune = { place: '1.3.7.45.0.9', unitPath: '1.3.7.45' }
  expect(scopesShown({ ...commune, reached: ['1.3'] })).toEqual(['1.3', '1.3.7', '1.3.7.45', '1.3.7.45.0.9'])
  expect(scopesShown({ ...commune, reached: ['1.3', '1'] })).toEqual(['1', '1.3', '1.3.7', '1.3.7.45', '1.3.7.45.0.9'])
})

test('an organisation of elsewhere shows it to whom it went, and its own province sees nothing', () => {
  expect(scopesShown({ place: '1.3.0.7', unitPath: '1.3', reached: ['1.4.45'] })).toEqual(['1.3', '1.3.0.7', '1.4.45'])
})

test('whatever the places, nobody above the highest unit that it reached sees it', () => {
  const step = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3 }), (steps, height) => {
      const unitPath = ['1', ...steps].join('.')
      const top = unitPath
        .split('.')
        .slice(0, Math.max(1, steps.length + 1 - height))
        .join('.')
      const shown = scopesShown({ place: `${unitPath}.0.9`, unitPath, reached: [top] })
      expect(shown).toContain(top)
      for (const each of shown) expect(each === top || each.startsWith(`${top}.`)).toBe(true)
    }),
  )
})
