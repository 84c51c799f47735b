import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Catalogue, wordsOf } from '../../../rules/indicators/index.ts'
import type { IndicatorEntry } from '../../../shared/indicators.ts'

const file = join(import.meta.dirname, '../../../../data/indicators/national-targets.json')
let read: Catalogue | undefined

/** The catalogue of data/indicators, read once; from the file, since the process that reads plans knows no database. */
export function readIndicators(): Catalogue {
  read ??= JSON.parse(readFileSync(file, 'utf8')) as Catalogue
  return read
}

/** As it is chosen from, in the order of the file. */
export function listIndicatorEntries(): IndicatorEntry[] {
  const { instruments, entries } = readIndicators()
  const years = new Map(instruments.map(({ number, from, until }) => [number, { from, until }]))
  return entries.map((entry) => {
    const { code, instrument, kind, ended, values } = entry
    const { from = 0, until = 0 } = years.get(instrument) ?? {}
    const figures = values.map(({ certainty: _, ...figure }) => figure)
    return { code, instrument, kind, ...wordsOf(entry, null), from, until, ended, values: figures }
  })
}
