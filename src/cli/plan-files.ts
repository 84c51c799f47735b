import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'

/** A file to read, and its name below the folder that was given. */
export type PlanFile = { path: string; name: string }
export type PlanFiles = {
  files: PlanFile[]
  /** What is not read, and why. */
  refused: { path: string; why: string }[]
}

const isPlan = (name: string) => /\.(?:docx|txt)$/i.test(name) && !/^(?:~\$|\.)/.test(basename(name))
export const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown'
export const notOpened = (error: unknown) => `cannot be opened (${codeOf(error)})`
export const NOT_A_FILE = 'is not a file'

const entriesOf = (folder: string) => readdir(folder, { withFileTypes: true })

/**
 * The plans that are meant: a file as it is, of a folder every .docx and .txt below it in the order of names, links
 * and the locks of word processors (`~$…`) aside. What is met twice is there once, by the name of the first time.
 */
export async function listPlanFiles(paths: readonly string[], entries = entriesOf): Promise<PlanFiles> {
  const files = new Map<string, PlanFile>()
  const refused: PlanFiles['refused'] = []
  const refuse = (path: string, why: string) => refused.push({ path, why })

  const add = async (file: PlanFile) => {
    const place = await realpath(file.path)
    if (!files.has(place)) files.set(place, file)
  }
  const walk = async (folder: string, top: string): Promise<void> => {
    let found: Awaited<ReturnType<typeof entriesOf>>
    try {
      found = await entries(folder)
    } catch (error) {
      refuse(folder, notOpened(error))
      return
    }
    for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) await walk(path, top)
      else if (entry.isFile() && isPlan(entry.name)) await add({ path, name: relative(top, path) })
    }
  }
  for (const path of paths) {
    try {
      const found = await stat(path)
      if (found.isDirectory()) await walk(path, path)
      else if (found.isFile()) await add({ path, name: basename(path) })
      else refuse(path, NOT_A_FILE)
    } catch (error) {
      refuse(path, notOpened(error))
    }
  }
  return { files: [...files.values()], refused }
}
