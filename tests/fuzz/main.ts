import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bytesOfCase, type Found, type Kind, runCase } from './cases.ts'
import { seedOf } from './random.ts'
import { loadState, type State, saveState } from './state.ts'
import { CaseThread } from './thread.ts'
import { kindOf } from './try.ts'
import type { Said } from './worker.ts'

// npm run reading:fuzz -- [--minutes 20] [--texts N] [--docx N] [--growth N] [--seed N] [--state FILE] [--out DIR]
// npm run reading:fuzz -- --case texts:SEED   reads one case again

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    texts: { type: 'string', default: '1000000' },
    docx: { type: 'string', default: '50000' },
    growth: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    state: { type: 'string', default: 'test-results/reading-fuzz/state.json' },
    out: { type: 'string', default: 'test-results/reading-fuzz' },
    case: { type: 'string' },
  },
})

const BATCH: Record<Kind, number> = { texts: 2_000, documents: 100, growth: 10 }

if (values.case) {
  const [kind, seed] = values.case.split(':') as [Kind, string]
  const { bytes, file } = bytesOfCase(kind, Number(seed))
  if (file === 'txt') console.log(Buffer.from(bytes).toString())
  const { fault } = await runCase(kind, Number(seed))
  console.log(fault ?? 'no fault')
  process.exit(fault === null ? 0 : 1)
}

const goals: Record<Kind, number> = {
  texts: Number(values.texts),
  documents: Number(values.docx),
  growth: Number(values.growth),
}
const state = loadState(values.state, values.seed === undefined ? null : Number(values.seed))
const known: string[] = []
const began = performance.now()
const until = began + Number(values.minutes) * 60_000
const before = state.seconds
const thread = new CaseThread()
let saidAt = Number.NEGATIVE_INFINITY

tell(state)
for (let kind = next(); kind !== null && performance.now() < until; kind = next()) {
  await runBatch(kind, state.done[kind], Math.min(BATCH[kind], goals[kind] - state.done[kind]))
  state.seconds = before + Math.round((performance.now() - began) / 1000)
  saveState(values.state, state)
  if (performance.now() - saidAt > 30_000) tell(state)
}
tell(state)
process.exit(state.faults > 0 ? 1 : 0)

/** The kind of case that is furthest from its goal, so that all come forward together. */
function next(): Kind | null {
  const left = (kind: Kind) => (goals[kind] === 0 ? 0 : 1 - state.done[kind] / goals[kind])
  const kinds = (Object.keys(goals) as Kind[]).sort((a, b) => left(b) - left(a))
  const [kind] = kinds
  return kind && left(kind) > 0 ? kind : null
}

/** One batch; a case that never ends is a fault too, and the run goes on after it. */
async function runBatch(kind: Kind, from: number, count: number): Promise<void> {
  const batch = { kind, run: state.seed, count, from, known }
  let at = from
  const ended = await thread.run(batch, (said: Said) => {
    at = said.index
    if (said.type === 'at') return
    if (said.found) report(kind, said.seed, said.found)
    else state.faults++
  })
  if (ended.type === 'done') {
    state.done[kind] += count
    state.opened[kind] += ended.opened
    return
  }
  // The thread last spoke up to half a second of cases before the one that it ended in.
  let index = at
  while (index < from + count - 1 && (await thread.run({ ...batch, from: index, count: 1 }, () => {})).type === 'done')
    index++
  const seed = seedOf(state.seed, index)
  const fault = ended.type === 'broke' ? `the thread ended: ${ended.error}` : 'it never ends'
  report(kind, seed, { fault, ...bytesOfCase(kind, seed) })
  state.done[kind] += index + 1 - from
}

function report(kind: Kind, seed: number, { fault, bytes, file }: Found): void {
  state.faults++
  known.push(kindOf(fault))
  const name = join(values.out, `${kind}-${seed}.${file}`)
  mkdirSync(values.out, { recursive: true })
  writeFileSync(name, bytes)
  console.log(`FAULT ${kind}:${seed} ${fault}\n  ${name}`)
  if (file === 'txt' && bytes.length < 2_000) console.log(`  ${JSON.stringify(Buffer.from(bytes).toString())}`)
}

function tell({ seed, seconds, done, opened, faults }: State): void {
  saidAt = performance.now()
  const each = (Object.keys(goals) as Kind[]).map(
    (kind) => `${kind} ${done[kind]} of ${goals[kind]} (${opened[kind]} read)`,
  )
  console.log(`seed ${seed}, ${(seconds / 60).toFixed(1)} min: ${each.join(', ')}; faults ${faults}`)
}
