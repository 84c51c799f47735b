import type { TargetBody } from '../../../shared/facts.ts'
import type { Indicator } from '../../../shared/indicators.ts'
import type { Db } from '../../platform/database.ts'
import { getDocumentText } from '../documents/index.ts'
import type { VersionFactRow } from './facts.repository.ts'
import { headingsOver, indicatorsOf, type Over, type RowOf } from './links-stock.ts'
import { getVersionRow } from './versions.repository.ts'

/** A target of what is in force. */
export type GivenTarget = {
  id: string
  versionId: string
  clauseId: string
  section: string
  quote: string
  body: TargetBody
  indicator: Indicator | null
}

/** With what each is measured by: as it stands in the fact; of what was read before there were indicators as the rules propose it. */
export async function describeTargets(db: Db, rows: readonly VersionFactRow[]): Promise<GivenTarget[]> {
  const targets: GivenTarget[] = []
  for (const [versionId, all] of Map.groupBy(rows, (row) => row.versionId)) {
    const its = all as unknown as RowOf<TargetBody>[]
    const isRead = its.every(({ body }) => body.indicator !== undefined)
    const indicators = indicatorsOf(its, isRead ? () => [] : await headingsIn(db, versionId))
    for (const [index, { id, clauseId, section, quote, body }] of its.entries())
      targets.push({ id, versionId, clauseId, section, quote, body, indicator: indicators[index] ?? null })
  }
  return targets
}

async function headingsIn(db: Db, versionId: string): Promise<Over> {
  const { documentId, textId } = await getVersionRow(db, versionId)
  return headingsOver(await getDocumentText(db, documentId, textId))
}
