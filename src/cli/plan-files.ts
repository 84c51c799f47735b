import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'

/** A file to read, and its name below the folder that was given. */
export type PlanFile = { path: string; name: string }

const isPlan = (name: string) => /\.(?:docx|txt)$/i.test(name) && !/^(?:~\$|\.)/.test(basename(name))

/**
 * The plans that are meant: a file as it is, of a folder every .docx and .txt below it in the order of names, links
 * and the locks of word processors (`~$…`) aside. `missing`: what cannot be opened.
 */
export async function listPlanFiles(paths: readonly string[]): Promise<{ files: PlanFile[]; missing: string[] }> {
  const files: PlanFile[] = []
  const missing: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (!found) missing.push(path)
    else if (!found.isDirectory()) files.push({ path, name: basename(path) })
    else {
      const below = await readdir(path, { recursive: true, withFileTypes: true })
      const plans = below
        .filter((entry) => entry.isFile() && isPlan(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
      for (const plan of plans.sort()) files.push({ path: plan, name: relative(path, plan) })
    }
  }
  return { files, missing }
}
