import type { SectionSource } from '../../shared/outlines.ts'
import type { ReportBlock } from '../../shared/report-blocks.ts'
import { answerBlocks, dutyBlocks, lateBlocks, productBlocks } from './duty-sentences.ts'
import type { ReportFacts } from './facts.ts'
import { documentBlocks, proposalBlocks } from './other-sentences.ts'
import { dutyTable, targetTable, unitTables } from './tables.ts'
import { forecastBlocks, targetBlocks } from './target-sentences.ts'

/** What the system writes into a section, from its source; of an organisation's own part what concerns it alone. */
export function draftSection(
  source: SectionSource | null,
  facts: ReportFacts,
  organisationId: string | null,
): ReportBlock[] {
  switch (source) {
    case 'documents':
      return documentBlocks(facts)
    case 'targets':
      return targetBlocks(facts)
    case 'forecasts':
      return forecastBlocks(facts)
    case 'duties':
      return dutyBlocks(facts)
    case 'late-duties':
      return lateBlocks(facts)
    case 'products':
      return productBlocks(facts)
    case 'answers':
      return answerBlocks(facts, organisationId)
    case 'proposals':
      return proposalBlocks(facts)
    case 'target-table':
      return targetTable(facts)
    case 'unit-table':
      return unitTables(facts)
    case 'duty-table':
      return dutyTable(facts)
    default:
      return []
  }
}
