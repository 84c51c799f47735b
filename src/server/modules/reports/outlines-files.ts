import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutlineSection, ReportKind } from '../../../shared/outlines.ts'
import type { Entry } from '../catalogue/index.ts'

export type OutlineFile = { code: string; name: string; kind: ReportKind; sections: OutlineSection[] }

const dataFolder = join(import.meta.dirname, '../../../../data/outlines')

/** data/outlines, as it stands, by code. */
export async function readOutlineFiles(folder = dataFolder): Promise<OutlineFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as OutlineFile))
}

/** As the table keeps them. */
export const outlineEntries = (files: readonly OutlineFile[]): Entry[] =>
  files.map(({ code, ...columns }) => ({ key: code, columns }))
