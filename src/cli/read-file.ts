import { readFile, stat } from 'node:fs/promises'
import { NOT_A_FILE, notOpened } from './plan-files.ts'
import { printable } from './terminal-text.ts'

/** The bytes of a file that was named, or nothing where it cannot be opened, which is said. */
export async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    if ((await stat(file)).isFile()) return await readFile(file)
    console.error(`${printable(file)}: ${NOT_A_FILE}`)
  } catch (error) {
    console.error(`${printable(file)}: ${notOpened(error)}`)
  }
  return undefined
}
