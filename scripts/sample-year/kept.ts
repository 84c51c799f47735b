import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlanName } from './setting-up.ts'

/** What a run keeps in the data folder, so that another one goes on where it ended. */
export type Kept = {
  seed: number
  from: string
  until: string
  plans: { name: PlanName; communes: number }[]
  /** Of all people of the sample. */
  password: string
  /** The last work day that is done; null: the plans are being set up. */
  doneOn: string | null
}

const fileIn = (dataDir: string) => join(dataDir, 'sample-year.json')

export async function readKept(dataDir: string): Promise<Kept | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : JSON.parse(text)
}

/** In one step, and for the owner's eyes alone. */
export async function keep(dataDir: string, kept: Kept): Promise<void> {
  const file = fileIn(dataDir)
  await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
