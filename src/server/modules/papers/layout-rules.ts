import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LayoutRules } from '../../../reading/index.ts'

const folder = join(import.meta.dirname, '../../../../data/layout')
let read: readonly LayoutRules[] | undefined

/** The texts of law in data/layout, read once; from files, since the process that checks knows no database. */
export function readLayoutRules(): readonly LayoutRules[] {
  read ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as LayoutRules)
  return read
}
