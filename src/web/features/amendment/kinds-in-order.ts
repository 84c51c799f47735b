import type { FactKind } from '../../../shared/documents.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'

/** As they stand in a plan; taken from the words, since the schemas would bring their library along. */
export const FACT_KINDS_IN_ORDER = Object.keys(KIND_WORDS) as FactKind[]
