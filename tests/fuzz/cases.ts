import { documentOf, documentPieces, withDocument } from './documents.ts'
import { growthBytes, growthFault } from './growth.ts'
import { shrink, shrinkText } from './shrink.ts'
import { textOf } from './texts.ts'
import { kindOf, tryReading } from './try.ts'
import { changedBy } from './unchanged.ts'

export const KINDS = ['texts', 'documents', 'growth'] as const
export type Kind = (typeof KINDS)[number]

/** Milliseconds of work that a case may take; most take less than one, or eight. */
const LIMIT_MS: Record<Kind, number> = { texts: 60, documents: 300, growth: Number.POSITIVE_INFINITY }

export type Found = { fault: string; bytes: Uint8Array; file: 'txt' | 'docx' }
export type CaseResult = { opened: boolean; fault: string | null }

/** Reading a text in all its changed forms takes four times as long. */
const CHANGED_ONE_IN = 16

const bytesOf = (text: string) => new TextEncoder().encode(text)

export async function runCase(kind: Kind, seed: number): Promise<CaseResult> {
  if (kind === 'texts') return tryText(textOf(seed), seed % CHANGED_ONE_IN === 0)
  if (kind === 'documents') return tryReading(documentOf(seed).bytes, LIMIT_MS.documents)
  return { opened: true, fault: await growthFault(seed) }
}

async function tryText(text: string, changed: boolean): Promise<CaseResult> {
  const { opened, fault } = await tryReading(bytesOf(text), LIMIT_MS.texts)
  return { opened, fault: fault ?? (changed && opened ? await changedBy(text) : null) }
}

/** The input of a case that showed a fault, as small as it still shows it. */
export async function smallest(kind: Kind, seed: number, fault: string, alive: () => void): Promise<Found> {
  const shows = async (bytes: Uint8Array) => {
    alive()
    const { fault: now } = await tryReading(bytes, LIMIT_MS[kind])
    return now !== null && kindOf(now) === kindOf(fault)
  }
  if (kind === 'growth') return { fault, bytes: growthBytes(seed), file: 'txt' }
  if (kind === 'texts') {
    const text = await shrinkText(textOf(seed), async (text) => {
      alive()
      const { fault: now } = await tryText(text, true)
      return now !== null && kindOf(now) === kindOf(fault)
    })
    return { fault, bytes: bytesOf(text), file: 'txt' }
  }
  const { parts, bytes, broken } = documentOf(seed)
  if (broken && !(await shows(withDocument(parts, documentPieces(parts))))) return { fault, bytes, file: 'docx' }
  const pieces = await shrink(documentPieces(parts), (some) => shows(withDocument(parts, some)))
  return { fault, bytes: withDocument(parts, pieces), file: 'docx' }
}

/** The input itself, for a case whose reading never ended. */
export function bytesOfCase(kind: Kind, seed: number): Omit<Found, 'fault'> {
  if (kind === 'texts') return { bytes: bytesOf(textOf(seed)), file: 'txt' }
  if (kind === 'documents') return { bytes: documentOf(seed).bytes, file: 'docx' }
  return { bytes: growthBytes(seed), file: 'txt' }
}
