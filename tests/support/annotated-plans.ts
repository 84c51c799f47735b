import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '../../src/reading/index.ts'
import type { Plan } from '../../src/shared/plan.ts'

export type AnnotatedPlan = { name: string; bytes: Uint8Array; text: string; gold: Plan }

const root = new URL('../../', import.meta.url)

function annotatedIn(texts: string, golds: string): AnnotatedPlan[] {
  return readdirSync(new URL(golds, root))
    .filter((file) => file.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const name = file.replace('.gold.json', '')
      const bytes = readFileSync(new URL(`${texts}${name}.txt`, root))
      return {
        name,
        bytes,
        text: bytes.toString('utf8'),
        gold: JSON.parse(readFileSync(new URL(`${golds}${file}`, root), 'utf8')),
      }
    })
}

/** Real plans that people read by hand; used to develop the reader, so they do not measure it. */
export const annotatedPlans = () => annotatedIn('tests/fixtures/plans/', 'tests/fixtures/gold/')

/** The invented papers of examples/, read by hand before the reader saw them. */
export const annotatedExamples = () => annotatedIn('examples/', 'examples/gold/')

/** Invented papers in other styles of office, read by hand before the reader saw them. */
export const morePlans = () => annotatedIn('tests/fixtures/more-plans/', 'tests/fixtures/more-plans/')

/** More of them, which taught the reader after they had measured it once. */
export const laterPlans = () => annotatedIn('tests/fixtures/more-plans/later/', 'tests/fixtures/more-plans/later/')

/** Read by hand before the reader saw them; no rule was made from them. */
export const unseenPlans = () => annotatedIn('tests/fixtures/more-plans/unseen/', 'tests/fixtures/more-plans/unseen/')

/** Papers that were taken out of the system, or annotated anywhere else: a .docx or .txt with its `NAME.gold.json` beside it. */
export function papersIn(folder: string): Promise<AnnotatedPlan[]> {
  const golds = readdirSync(folder).filter((file) => file.endsWith('.gold.json'))
  return Promise.all(
    golds.sort().map(async (file) => {
      const name = file.replace('.gold.json', '')
      const paper = ['docx', 'txt'].map((format) => join(folder, `${name}.${format}`)).find(existsSync)
      if (paper === undefined) throw new Error(`Beside ${file} stands no ${name}.docx and no ${name}.txt`)
      const bytes = readFileSync(paper)
      const gold: Plan = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return { name, bytes, text: (await read(bytes)).text, gold }
    }),
  )
}
