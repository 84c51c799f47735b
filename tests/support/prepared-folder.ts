import { constants } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { spawnProcess } from './spawn.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder whose database has its tables and catalogues, and which no server holds. */
    preparedFolder: string
  }
}

/** Prepares one data folder for the whole run, of which every test takes a copy. */
export default async function prepareFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-prepared-'))
  const { ended, err } = spawnProcess(process.execPath, ['src/cli/main.ts', 'migrate'], { HIEUHOC_DATA: folder })
  if ((await ended) !== 0) throw new Error(err())
  project.provide('preparedFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}

/** Fills a folder with what was prepared. */
export async function copyPreparedTo(folder: string): Promise<string> {
  await cp(inject('preparedFolder'), folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}
