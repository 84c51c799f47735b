/** Writes the sample documents beside this file: `node examples/make.ts`. */
import { writeFile } from 'node:fs/promises'
import { kheNuaDocx, kheNuaText } from './source/khe-nua-files.ts'
import { songLamDocx, songLamText } from './source/song-lam-files.ts'

export const makeSamples = async (): Promise<[name: string, content: Buffer | string][]> => [
  ['ke-hoach-song-lam.docx', await songLamDocx()],
  ['ke-hoach-song-lam.txt', songLamText()],
  ['ke-hoach-xa-khe-nua.docx', await kheNuaDocx()],
  ['ke-hoach-xa-khe-nua.txt', kheNuaText()],
]

if (import.meta.main)
  for (const [name, content] of await makeSamples()) await writeFile(new URL(name, import.meta.url), content)
