import { expect, test } from 'vitest'
import { type FactLink, type LinkedDuty, type LinkedTarget, WHOLE_PLAN } from '../../../shared/links.ts'
import { added, inverseOf, isHole, matrixOf, toggled, withAnswers, withEdits } from './matrix.ts'

const target = (id: string, indicator: LinkedTarget['indicator'] = null): LinkedTarget => ({
  id,
  clauseId: id,
  section: 'I',
  quote: id,
  theme: '',
  milestone: 2030,
  comparator: 'at-least',
  value: 1,
  upper: null,
  unit: '%',
  indicator,
})
const duty = (id: string, isMeasure = false, condition: LinkedDuty['condition'] = null): LinkedDuty => ({
  id,
  clauseId: id,
  section: 'II',
  quote: id,
  theme: '',
  responsible: isMeasure ? [] : ['Sở'],
  role: 'lead',
  isMeasure,
  condition,
})
const link = (
  relation: FactLink['relation'],
  factId: string,
  toId: string,
  rest: Partial<FactLink> = {},
): FactLink => ({
  relation,
  factId,
  toId,
  state: 'proposed',
  score: 0.5,
  words: [],
  by: null,
  at: null,
  revision: 0,
  ...rest,
})
const indicator = { entry: null, kind: 'count', numerator: 'số', denominator: null, source: 'grammar' } as const

const plan = {
  targets: [target('t1', indicator), target('t2', indicator), target('t3')],
  duties: [duty('m', true), duty('bare', true), duty('carrier'), duty('money', false, 'funding'), duty('idle')],
  links: [
    link('serves', 'm', 't1'),
    link('serves', 'idle', 't2', { state: 'refused' }),
    link('serves', 'm', 't3'),
    link('condition', 'money', WHOLE_PLAN),
    link('carried-by', 'm', 'carrier'),
  ],
}

test('holes are targets that nothing serves or measures, duties that serve nothing, measures that nobody carries', () => {
  const matrix = matrixOf(plan)
  expect(matrix.holes).toEqual({ unserved: 1, unmeasured: 1, idle: 2, uncarried: 1 })
  expect(matrix.targets.filter(isHole).map(({ target }) => target.id)).toEqual(['t2', 't3'])
  expect(matrix.idle.map(({ id }) => id)).toEqual(['bare', 'idle'])
  expect(matrix.conditions.map(({ condition, marks }) => [condition, marks.map(({ duty }) => duty.id)])).toEqual([
    ['funding', ['money']],
  ])
})

test('a click refuses what holds, keeps what was refused and takes away what only a person added', () => {
  expect(toggled(link('serves', 'a', 'b')).action).toBe('refuse')
  expect(toggled(link('serves', 'a', 'b', { state: 'refused', revision: 3 }))).toMatchObject({
    action: 'keep',
    revision: 3,
  })
  expect(toggled(link('serves', 'a', 'b', { state: 'kept', score: null })).action).toBe('take-back')
})

test('what was done is shown at once and led back', () => {
  const edits = [toggled(plan.links[0] as FactLink), added({ relation: 'serves', factId: 'carrier', toId: 't2' })]
  const after = withEdits(plan.links, edits)
  expect(matrixOf({ ...plan, links: after }).holes.unserved).toBe(1)
  expect(after.find(({ factId }) => factId === 'carrier')).toMatchObject({ state: 'kept', revision: 1, score: null })
  const back = withEdits(after, inverseOf(edits, plan.links))
  expect(back.map(({ relation, factId, toId, state }) => [relation, factId, toId, state])).toEqual(
    plan.links.map(({ relation, factId, toId, state }) => [relation, factId, toId, state]),
  )
})

test('an answer that is older than what stands here is passed over', () => {
  const now = [link('serves', 'a', 'b', { state: 'refused', revision: 2 })]
  expect(withAnswers(now, [link('serves', 'a', 'b', { state: 'kept', revision: 1 })])).toEqual(now)
  const newer = link('serves', 'a', 'b', { state: 'kept', revision: 2, by: 'Bà A' })
  expect(withAnswers(now, [newer])).toEqual([newer])
})
