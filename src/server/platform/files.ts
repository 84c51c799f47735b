import { randomBytes } from 'node:crypto'
import { constants, copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Makes a rename or a new file in the folder survive a power cut. Windows cannot open folders and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeBeside(path: string, text: string): Promise<string> {
  const beside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  const handle = await open(beside, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return beside
}

/** Whole or not at all, readable by its owner only. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = await writeBeside(path, text)
  await rename(beside, path)
  await syncFolder(dirname(path))
}

/** Like `replaceFile`, but leaves a file that is there already; of two at once the first wins. */
export async function createFile(path: string, text: string): Promise<void> {
  const beside = await writeBeside(path, text)
  try {
    // Not every file system has links (exFAT).
    await link(beside, path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') await copyFile(beside, path, constants.COPYFILE_EXCL)
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(beside, { force: true })
  }
  await syncFolder(dirname(path))
}
