import type { Db } from '../../platform/database.ts'
import { quoteOf } from './places.ts'
import { listPlacesIn } from './stored-faults.repository.ts'

/** Facts that no longer say what stands at their place in the text. As the owner of the tables. */
export async function findStrayFacts(
  ownerDb: Db,
  { homeId, id, text }: { homeId: number; id: string; text: string },
): Promise<string[]> {
  const places = await listPlacesIn(ownerDb, homeId, id)
  return places
    .filter(
      ({ inText, quote, ...place }) => !inText || place.end > text.length || inOneLine(quote) !== quoteOf(text, place),
    )
    .map((fact) => `fact ${fact.id} of version ${fact.versionId}: its quote is not what stands in text ${id}`)
}

const inOneLine = (quote: string) => quoteOf(quote, { start: 0, end: quote.length })
