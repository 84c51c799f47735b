export { indicatorKey, LEAST_SAME_NAME, numberKey, sameName } from './existing.ts'
export { conditionOf, isMeasure, type LinkDuty, type LinkTarget, type ProposedLink, proposeLinks } from './propose.ts'
export { schemeNames, schemesIn } from './schemes.ts'
