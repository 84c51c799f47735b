export {
  chooseDecisions,
  dutiesToDecide,
  lackingOf,
  MOST_DECISIONS,
  proposalsToDecide,
  targetsToDecide,
} from './decisions.ts'
export { changedTargets, type SeenStates } from './news.ts'
export { unitStateOf } from './unit-state.ts'
