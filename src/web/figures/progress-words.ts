import type { IndicatorKind } from '../../shared/indicators.ts'
import type { ProgressState } from '../../shared/target-progress.ts'
import type { StateTone } from '../ui/state-mark.tsx'
import type { TextKey } from '../ui/text-key.ts'

export const STATE_WORDS: Readonly<Record<ProgressState, TextKey>> = {
  met: 'figures.progress.states.met',
  'on-track': 'figures.progress.states.on-track',
  'at-risk': 'figures.progress.states.at-risk',
  'off-track': 'figures.progress.states.off-track',
  'no-data': 'figures.progress.states.no-data',
}
export const STATE_TONES: Readonly<Record<ProgressState, StateTone>> = {
  met: 'good',
  'on-track': 'running',
  'at-risk': 'soon',
  'off-track': 'bad',
  'no-data': 'idle',
}
export const RULE_WORDS: Readonly<Record<IndicatorKind, TextKey>> = {
  ratio: 'figures.stateRule.ratio',
  count: 'figures.stateRule.count',
  'share-of-units': 'figures.stateRule.share-of-units',
  'share-of-criteria': 'figures.stateRule.share-of-criteria',
  standing: 'figures.stateRule.standing',
  rise: 'figures.stateRule.rise',
  parity: 'figures.stateRule.parity',
}
