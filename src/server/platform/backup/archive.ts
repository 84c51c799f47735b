import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import tar from 'tar-stream'
import { BackupProblem, damaged } from './backup-problem.ts'

// The file itself: a tar, compressed by gzip, and around that, with a passphrase, age. Each is a format that other
// programs read. Nothing is held whole in memory.

export type ArchiveWriter = {
  add(name: string, content: Buffer | string): Promise<void>
  /** Returns when everything lies on the disk. */
  close(): Promise<void>
  /** Removes what was written. */
  abandon(): Promise<void>
}

export type ArchiveEntry = { name: string; content: AsyncIterable<Buffer> }

/** Makes a file that only its owner reads, or throws a `BackupProblem`: one that stands there is left alone. */
export async function createArchive(
  file: string,
  { passphrase, madeAt }: { passphrase: string | undefined; madeAt: Date },
): Promise<ArchiveWriter> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw describeFileError(error, file)
  })
  const pack = tar.pack()
  const written = writeTo(handle, pack as unknown as Readable, passphrase).catch((error: unknown) => {
    throw describeFileError(error, file)
  })
  // Told by whoever waits next.
  written.catch(() => {})
  const add = (name: string, content: Buffer | string) =>
    new Promise<void>((resolve, reject) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      const entry = pack.entry({ name, size: bytes.length, mode: 0o600, mtime: madeAt }, bytes, (error) =>
        error ? reject(error) : resolve(),
      )
      // It ends with the pack, and says so twice.
      entry.on('error', reject)
    })
  return {
    async add(name, content) {
      try {
        await Promise.race([add(name, content), written])
      } catch (error) {
        // That the pack takes no more follows from what became of the file, which is the reason to tell.
        pack.destroy()
        await written
        throw error
      }
    },
    async close() {
      pack.finalize()
      await written
      await handle.sync().catch((error: unknown) => {
        throw describeFileError(error, file)
      })
      await handle.close().catch((error: unknown) => {
        throw describeFileError(error, file)
      })
    },
    async abandon() {
      pack.destroy()
      await written.catch(() => {})
      await handle.close().catch(() => {})
      await rm(file, { force: true })
    },
  }
}

/** Ends when nothing writes to the file any more, well or not. */
async function writeTo(handle: FileHandle, pack: Readable, passphrase: string | undefined): Promise<void> {
  // By its number: a handle's own stream keeps the handle from being closed.
  const out = createWriteStream('', { fd: handle.fd, autoClose: false })
  if (passphrase === undefined) return pipeline(pack, createGzip(), out)
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  const gzip = createGzip()
  const encrypted = await encrypter.encrypt(Readable.toWeb(gzip) as ReadableStream<Uint8Array>)
  const sealed = pipeline(Readable.fromWeb(encrypted as ReadableStream<Uint8Array>), out)
  // Nobody reads on where the file takes no more.
  sealed.catch((error: Error) => gzip.destroy(error))
  const packed = pipeline(pack, gzip)
  await Promise.allSettled([packed, sealed])
  // The disk's reason first: the other only follows from it.
  await sealed
  await packed
}

/** What a file system says, in words. */
export function describeFileError(error: unknown, file: string): Error {
  const { code } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EEXIST':
      return new BackupProblem('file-exists', `${file} stands there already; a backup never writes over another.`)
    case 'ENOSPC':
    case 'EDQUOT':
    // Larger than files may be there (FAT32: 4 GB).
    case 'EFBIG':
      return new BackupProblem('disk-full', `There is no room for ${file}; what was written of it is removed.`)
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
      return new BackupProblem(
        'folder-unusable',
        `${file} cannot be written (${code}). Name a file in a folder of yours.`,
      )
    default:
      return error as Error
  }
}

const ageMagic = 'age-encryption.org/v1\n'
const gzipMagic = Buffer.from([0x1f, 0x8b])

/** Opens a backup and hands out what is in it, in order. Throws a `BackupProblem` where it cannot be read. */
export async function openArchive(file: string, passphrase: string | undefined): Promise<AsyncIterable<ArchiveEntry>> {
  const start = await readStart(file)
  const isEncrypted = start.toString('latin1').startsWith(ageMagic)
  if (!isEncrypted && !start.subarray(0, 2).equals(gzipMagic))
    throw new BackupProblem('not-a-backup', `${file} is no backup of this system.`)
  if (isEncrypted && passphrase === undefined)
    throw new BackupProblem('passphrase-missing', `${file} is encrypted: set HIEUHOC_BACKUP_PASSPHRASE.`)
  const compressed = isEncrypted ? await decrypt(file, passphrase ?? '') : createReadStream(file)
  return entriesOf(file, compressed)
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupProblem('not-a-backup', `${file} cannot be read (${error.code}).`)
  })
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(ageMagic.length), 0, ageMagic.length, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new BackupProblem('not-a-backup', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  } finally {
    await handle.close()
  }
}

async function decrypt(file: string, passphrase: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const source = createReadStream(file)
  try {
    const clear = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)
    return Readable.fromWeb(clear as ReadableStream<Uint8Array>)
  } catch (error) {
    source.destroy()
    if (/no identity matched/.test((error as Error).message))
      throw new BackupProblem('passphrase-wrong', `The passphrase does not open ${file}.`)
    throw damaged(file, 'its head is not whole')
  }
}

async function* entriesOf(file: string, compressed: Readable): AsyncGenerator<ArchiveEntry> {
  const extract = tar.extract()
  const ended = pipeline(compressed, createGunzip(), extract)
  ended.catch(() => {})
  const broken = () => damaged(file, 'it was cut short or altered')
  async function* whole(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* chunks
    } catch {
      throw broken()
    }
  }
  try {
    for await (const entry of extract)
      yield { name: entry.header.name, content: whole(entry as AsyncIterable<unknown> as AsyncIterable<Buffer>) }
    await ended
  } catch {
    throw broken()
  } finally {
    extract.destroy()
  }
}

/** For what is small: the head, the list, the secrets. */
export async function readWhole({ content }: ArchiveEntry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}
