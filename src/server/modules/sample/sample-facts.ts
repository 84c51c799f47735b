import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OrganisationKind } from '../../../shared/organisations.ts'
import type { AccessRole, Reach } from '../../../shared/people.ts'
import type { UnitKind } from '../../../shared/units.ts'

export const examplesFolder = join(import.meta.dirname, '../../../../examples')

/** What `examples/sample-people.json` holds: everything in it is invented. */
export type SampleFacts = {
  units: { key: string; parent: string | null; kind: UnitKind; name: string }[]
  /** `line`: the name of the organisation of the province that guides it. */
  organisations: { unit: string; name: string; kind: OrganisationKind; line?: string }[]
  people: { name: string; email: string; role: AccessRole; reach?: Reach; unit: string; organisation: string }[]
}

export async function readSampleFacts(): Promise<SampleFacts> {
  return JSON.parse(await readFile(join(examplesFolder, 'sample-people.json'), 'utf8')) as SampleFacts
}

/** The plan that is published, and one that still waits to be read through. */
export const samplePlans = {
  published: { file: 'ke-hoach-song-lam.docx', unit: 'song-lam', planner: 'ke-hoach.tinh@mau.example' },
  draft: { file: 'ke-hoach-xa-khe-nua.docx', unit: 'khe-nua', planner: 'ke-hoach.khe-nua@mau.example' },
} as const
