import type { TFunction } from 'i18next'
import type { FactLink, LinkedDuty, Links } from '../../../shared/links.ts'
import { targetWords } from '../../facts/fact-words.ts'
import { indicatorWords } from '../../facts/indicators.ts'
import { formatWhen } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { type Condition, isOn, type Matrix } from './matrix.ts'

type T = TFunction<'text'>

export const CONDITION_WORDS: Record<Condition, TextKey> = {
  management: 'links.condition.management',
  communication: 'links.condition.communication',
  funding: 'links.condition.funding',
  inspection: 'links.condition.inspection',
}
export const STATE_WORDS: Record<FactLink['state'], TextKey> = {
  proposed: 'links.state.proposed',
  kept: 'links.state.kept',
  refused: 'links.state.refused',
}

/** The many names that agencies write out each time. */
const SHORT: readonly [RegExp, string][] = [
  [/Ủy ban nhân dân/giu, 'UBND'],
  [/Giáo dục và Đào tạo/giu, 'GDĐT'],
  [/Lao động\s*[-–,]\s*Thương binh và Xã hội/giu, 'LĐTBXH'],
  [/Văn hóa, Thể thao và Du lịch/giu, 'VHTTDL'],
  [/Thông tin và Truyền thông/giu, 'TTTT'],
  [/Nông nghiệp và Phát triển nông thôn/giu, 'NN&PTNT'],
]

/** Who leads, in a word or two. */
export function leadWords(t: T, { responsible, isMeasure }: LinkedDuty): string {
  const [first] = responsible
  if (isMeasure || first === undefined) return t('links.mark.measure')
  const name = SHORT.reduce((words, [long, short]) => words.replace(long, short), first)
  return responsible.length > 1 ? t('links.mark.andMore', { name, more: responsible.length - 1 }) : name
}

/** Why it stands there and who said so. */
export function whyWords(t: T, { state, words, by, at }: FactLink): string {
  const found = words.length === 0 ? '' : t('links.why.words', { words: words.map((each) => `“${each}”`).join(', ') })
  if (by === null || at === null) return found
  const values = { by, at: formatWhen(at) }
  const said =
    state === 'kept' ? t('links.why.kept', values) : state === 'refused' ? t('links.why.refused', values) : ''
  return [found, said].filter(Boolean).join(' ')
}

/** The matrix as rows of a file: a target and a duty on each. */
export function csvRows(t: T, matrix: Matrix): string[][] {
  const heads = [
    t('links.csv.section'),
    t('facts.kind.target'),
    t('links.csv.value'),
    t('links.csv.dutySection'),
    t('facts.kind.duty'),
    t('facts.field.responsible'),
    t('links.csv.state'),
    t('links.csv.entry'),
    t('links.csv.numerator'),
    t('links.csv.denominator'),
  ]
  const dutyCells = (duty: LinkedDuty, state: string) => [duty.section, duty.quote, duty.responsible.join('; '), state]
  const measured = ({ indicator }: Links['targets'][number]) =>
    indicator === null
      ? ['', t('links.hole.noIndicator'), '']
      : [indicator.entry ?? '', indicator.numerator, indicator.denominator ?? '']
  const rows = matrix.targets.flatMap(({ target, marks }) => {
    const own = [target.section, target.quote, targetWords(t, target)]
    const on = marks.filter(({ link }) => isOn(link))
    if (on.length === 0) return [[...own, '', '', '', t('links.hole.noDuty'), ...measured(target)]]
    return on.map(({ duty, link }) => [...own, ...dutyCells(duty, t(STATE_WORDS[link.state])), ...measured(target)])
  })
  const whole = matrix.conditions.flatMap(({ condition, marks }) =>
    marks
      .filter(({ link }) => isOn(link))
      .map(({ duty, link }) => {
        const kind = condition === null ? '' : t(CONDITION_WORDS[condition])
        return ['', t('links.conditions.title'), kind, ...dutyCells(duty, t(STATE_WORDS[link.state])), '', '', '']
      }),
  )
  const idle = matrix.idle.map((duty) => ['', '', '', ...dutyCells(duty, t('links.hole.idle')), '', '', ''])
  const uncarried = matrix.measures
    .filter(({ isCarried }) => !isCarried)
    .map(({ duty }) => ['', '', '', ...dutyCells(duty, t('links.hole.noCarrier')), '', '', ''])
  return [heads, ...rows, ...whole, ...idle, ...uncarried]
}

export { indicatorWords }
