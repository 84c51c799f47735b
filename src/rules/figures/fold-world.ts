import type { Day } from '../../shared/schema.ts'

/** Territory as it is read from its rows: nothing here knows how the database works it out. */
export type FoldUnit = { id: string; parentId: string | null; level: number; born: Day | null; ended: Day | null }
export type FoldChange = { fromId: string; toId: string; on: Day; share: string | null }
export type FoldWorld = { units: readonly FoldUnit[]; changes: readonly FoldChange[] }
