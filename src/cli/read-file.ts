import { readFile } from 'node:fs/promises'

/** The bytes of a file that was named, or nothing where it cannot be opened, which is said. */
export async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    console.error(`${file}: cannot be opened (${(error as NodeJS.ErrnoException).code})`)
    return undefined
  }
}
