import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { checkLayout, type LayoutRules } from '../src/reading/index.ts'
import { readLayoutRules, writeReport } from '../src/server/modules/papers/index.ts'
import { bigReport, someReport } from '../tests/support/report-papers.ts'
import { besideFloor, type Figure, median } from './figure.ts'

const warmUps = 5
const runs = 15
const root = join(import.meta.dirname, '..')

/** Milliseconds to hold a paper against the rules of layout, in a process that is warm; the floor reads its words alone. */
export async function* run(): AsyncGenerator<Figure> {
  const rules = readLayoutRules()
  const papers: [metric: string, bytes: Buffer, note: string][] = [
    ['median', readFileSync(join(root, 'examples/ke-hoach-song-lam.docx')), 'a plan of a province'],
    ['median:report', await writeReport(someReport()), 'a report of two pages'],
    ['median:large', await writeReport(bigReport()), 'a report with 60 targets and 100 communes'],
  ]
  for (const [metric, bytes, note] of papers) yield await figureOf(metric, bytes, note, rules)
}

async function figureOf(metric: string, bytes: Buffer, note: string, rules: readonly LayoutRules[]): Promise<Figure> {
  const times: number[] = []
  const floors: number[] = []
  for (let i = -warmUps; i < runs; i += 1) {
    const took = await timeOf(() => checkLayout(bytes, rules, '2026-12-05'))
    const least = await timeOf(() => mammoth.extractRawText({ buffer: bytes }))
    if (i < 0) continue
    times.push(took)
    floors.push(least)
  }
  return besideFloor({ bench: 'layout-check', metric, value: median(times), unit: 'ms', floor: median(floors), note })
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
