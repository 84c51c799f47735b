import type { Db } from '../../platform/database.ts'
import { findStrayClauses, readTexts, type StoredText } from './stored-faults.repository.ts'

/**
 * Walks all texts: clauses must lie within them, and whatever else `check` asks of one must hold. As the owner of the
 * tables.
 */
export async function checkTexts(
  ownerDb: Db,
  check: (text: StoredText) => Promise<string[]>,
): Promise<{ seen: number; faults: string[] }> {
  let seen = 0
  const faults: string[] = []
  for await (const text of readTexts(ownerDb)) {
    seen += 1
    const stray = await findStrayClauses(ownerDb, text)
    faults.push(...stray.map((id) => `clause ${id}: not within its text ${text.id}`), ...(await check(text)))
  }
  return { seen, faults }
}
