/** Writes the sample documents beside this file: `node examples/make.ts`. */
import { writeFile } from 'node:fs/promises'
import { songLamDocx, songLamText } from './source/song-lam-files.ts'

const files: [string, Buffer | string][] = [
  ['ke-hoach-song-lam.docx', await songLamDocx()],
  ['ke-hoach-song-lam.txt', songLamText()],
]
for (const [name, content] of files) await writeFile(new URL(name, import.meta.url), content)
