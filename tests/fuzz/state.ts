import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { KINDS, type Kind } from './cases.ts'

/** How far a run of many sittings has come. */
export type State = {
  seed: number
  seconds: number
  done: Record<Kind, number>
  /** Of those done, the ones that were read to the end and not refused. */
  opened: Record<Kind, number>
  faults: number
}

const zeros = () => Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>

/** Another seed is another run, and begins anew. */
export function loadState(file: string, seed: number | null): State {
  const fresh = { seed: seed ?? 1, seconds: 0, done: zeros(), opened: zeros(), faults: 0 }
  if (!existsSync(file)) return fresh
  const state = JSON.parse(readFileSync(file, 'utf8')) as State
  return seed === null || state.seed === seed ? state : fresh
}

export function saveState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`)
  renameSync(`${file}.new`, file)
}
