import { readFileSync } from 'node:fs'
import { read } from '../../src/reading/index.ts'
import { foldVietnamese } from '../../src/rules/vietnamese-text.ts'
import { readIndicators } from '../../src/server/modules/catalogue/index.ts'
import { resultOf } from '../../src/server/modules/documents/reading-result.ts'
import type { Indicator } from '../../src/shared/indicators.ts'
import { annotatedExamples, annotatedPlans, morePlans } from './annotated-plans.ts'
import { normalise } from './score-reading.ts'

type Expected = { entry?: string; kind: string; numerator?: string; denominator?: string | null } | null

const json = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))

export type IndicatorScore = {
  targets: number
  kind: number
  numerator: number
  denominator: number
  right: number
  wrong: string[]
}

const plain = (quote: string) => normalise(quote).replace(/^[^\p{L}\d]+/u, '')
/** The one may begin a few words sooner. */
const alike = (a: string, b: string) => a.includes(b.slice(0, 28)) || b.includes(a.slice(0, 28))
const same = (a: string | null | undefined, b: string | null | undefined) =>
  foldVietnamese(a ?? '') === foldVietnamese(b ?? '')

/** Of the targets that people found in these papers, how many are given the indicator that people said. */
export async function scoreIndicators(set: 'gold' | 'examples'): Promise<IndicatorScore> {
  const expected: Record<string, Expected[]> = json(`tests/fixtures/indicators/${set}.json`)
  const plans = set === 'gold' ? [...annotatedPlans(), ...morePlans()] : annotatedExamples()
  const score: IndicatorScore = { targets: 0, kind: 0, numerator: 0, denominator: 0, right: 0, wrong: [] }
  for (const { name, bytes, gold } of plans) {
    const { facts } = resultOf(await read(bytes), readIndicators())
    const found = facts.flatMap((fact) => (fact.kind === 'target' ? [{ ...fact, taken: false }] : []))
    for (const [index, want] of (expected[name] ?? []).entries()) {
      const target = gold.targets[index]
      if (!target) throw new Error(`${name} has no target ${index}`)
      const words = plain(target.quote)
      const fits = (body: { value: number | null; milestone: number | null }) =>
        body.value === target.value && body.milestone === target.milestone
      const fact = found.find((each) => !each.taken && fits(each.body) && alike(plain(each.quote), words))
      if (fact) fact.taken = true
      const got: Indicator | null | undefined = fact ? (fact.body.indicator ?? null) : undefined
      note(score, name, target.quote, want, got)
    }
  }
  return score
}

function note(
  score: IndicatorScore,
  name: string,
  quote: string,
  want: Expected,
  got: Indicator | null | undefined,
): void {
  score.targets += 1
  const isEntry = want?.entry !== undefined
  const sameEntry = (want?.entry ?? null) === (got?.entry ?? null)
  const found = got !== undefined
  const kind = found && want?.kind === got?.kind
  const numerator = found && sameEntry && (isEntry || same(want?.numerator, got?.numerator))
  const denominator = found && sameEntry && (isEntry || same(want?.denominator, got?.denominator))
  if (kind) score.kind += 1
  if (numerator) score.numerator += 1
  if (denominator) score.denominator += 1
  if (kind && numerator && denominator) score.right += 1
  else score.wrong.push(`${name}: ${quote.slice(0, 90)} | ${JSON.stringify(want)} | ${JSON.stringify(got)}`)
}
