import { readdirSync, readFileSync } from 'node:fs'
import type { Plan } from '../../src/shared/plan.ts'

const fixtures = new URL('../fixtures/', import.meta.url)

export type AnnotatedPlan = { name: string; bytes: Uint8Array; text: string; gold: Plan }

/** Real plans that people read by hand; used to develop the reader, so they do not measure it. */
export function annotatedPlans(): AnnotatedPlan[] {
  return readdirSync(new URL('gold/', fixtures))
    .filter((file) => file.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const name = file.replace('.gold.json', '')
      const bytes = readFileSync(new URL(`plans/${name}.txt`, fixtures))
      return {
        name,
        bytes,
        text: bytes.toString('utf8'),
        gold: JSON.parse(readFileSync(new URL(`gold/${file}`, fixtures), 'utf8')),
      }
    })
}
