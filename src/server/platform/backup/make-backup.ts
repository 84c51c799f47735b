import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from '../files.ts'
import { describeFileError } from './archive.ts'
import { BackupProblem } from './backup-problem.ts'
import type { BackupManifest } from './format.ts'
import { readBackup } from './read-backup.ts'
import { type BackupSource, writeBackup } from './write-backup.ts'

export type MadeBackup = { manifest: BackupManifest; bytes: number; sha256: string }
export type BackupStage = 'writing' | 'reading-back'

/** While it is not known to be good, a backup has this behind its name. */
export const unfinished = (file: string): string => `${file}.part`

/**
 * Writes a backup and reads it back whole before it gets its name: a file of that name is good.
 * Throws a `BackupProblem`; then nothing is left.
 */
export async function makeBackup(
  file: string,
  source: BackupSource,
  onProgress: (share: number, stage: BackupStage) => void = () => {},
): Promise<MadeBackup> {
  const part = unfinished(file)
  if (await stat(file).catch(() => undefined))
    throw new BackupProblem('file-exists', `${file} stands there already; a backup never writes over another.`)
  const written = await writeBackup(part, source, (share) => onProgress(share, 'writing')).catch((error: unknown) => {
    if (error instanceof BackupProblem && error.code === 'file-exists')
      throw new BackupProblem(
        'file-exists',
        `${part} stands there: another backup is writing it, or one was broken off. Remove it if none is, or name another file.`,
      )
    throw error
  })
  try {
    const allBytes = written.tables.reduce((sum, { bytes }) => sum + bytes, 1)
    let bytes = 0
    const manifest = await readBackup(part, source.passphrase, {
      onBytes(more) {
        bytes += more
        onProgress(bytes / allBytes, 'reading-back')
      },
    })
    if (manifest.checksum !== written.checksum)
      throw new BackupProblem('damaged', `${file} could not be read back as it was written. Is the disk sound?`)
    const made = { manifest, ...(await measure(part)) }
    await nameFinally(part, file)
    return made
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Unlike a rename, a link never replaces what came there meanwhile. */
async function nameFinally(part: string, file: string): Promise<void> {
  try {
    await link(part, file)
    await rm(part)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw describeFileError(error, file)
    // Not every file system has links (exFAT).
    await rename(part, file).catch((error: unknown) => {
      throw describeFileError(error, file)
    })
  }
  await syncFolder(dirname(file))
}
