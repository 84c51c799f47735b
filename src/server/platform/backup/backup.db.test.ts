import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { useDatabase } from '../../../../tests/support/database.ts'
import { databaseUrl, testPasswords } from '../../../../tests/support/database-server.ts'
import { fillEveryHomeTable } from '../../../../tests/support/one-row-each.ts'
import { someSmallDisk } from '../../../../tests/support/small-disk.ts'
import { migrate, migrationNames } from '../migrate.ts'
import type { DataSecrets } from '../secrets.ts'
import { createArchive, openArchive, readWhole } from './archive.ts'
import { whatStands } from './emptiness.ts'
import { type BackupManifest, dataChecksum, FORMAT_VERSION, sha256 } from './format.ts'
import { makeBackup } from './make-backup.ts'
import { readBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { checksumTable, listTables, sameTextEverywhere } from './tables.ts'
import { writeBackup } from './write-backup.ts'

const context = useDatabase()
const secrets = { sessions: 'the key of the sessions' }
const madeAt = new Date('2026-11-20T02:00:00Z')
let folder: string
let admin: pg.Client
let client: pg.Client
const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hieuhoc-backup-'))
  admin = new pg.Client({ connectionString: inject('adminUrl') })
  client = new pg.Client({ connectionString: context.url })
  await admin.connect()
  await client.connect()
  await fillEveryHomeTable(client, { path: '1', party: 5 })
  await client.query(`update readings set warnings = '[{"a": "Đ\\\\n\\t\\""}]'`)
  await client.query(`update document_files set bytes = decode(repeat('00ff5c0a', 600000), 'hex')`)
})
afterAll(async () => {
  await client?.end()
  for (const name of made.databases) await admin.query(`drop database if exists ${name} with (force)`)
  for (const name of made.roles) await admin.query(`drop owned by ${name}; drop role ${name}`)
  await admin?.end()
  await rm(folder, { recursive: true, force: true })
})

let files = 0
const someFile = () => join(folder, `${files++}.backup`)

async function blankDatabase(owner?: string): Promise<string> {
  const name = `hieuhoc_blank_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name}${owner === undefined ? '' : ` owner ${owner}`}`)
  made.databases.push(name)
  return databaseUrl(inject('adminUrl'), name)
}

const backUp = (
  file: string,
  { passphrase, adminUrl = context.url }: { passphrase?: string; adminUrl?: string } = {},
) => makeBackup(file, { adminUrl, secrets, madeAt, passphrase })

async function restore(file: string, adminUrl: string, passphrase?: string) {
  const adopted: DataSecrets[] = []
  const manifest = await restoreBackup(file, {
    adminUrl,
    passwords: testPasswords,
    passphrase,
    adoptSecrets: async (taken) => {
      adopted.push(taken)
    },
  })
  return { manifest, adopted }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

const checksumOf = (url: string) =>
  withClient(url, async (client) => {
    await client.query('begin')
    await client.query(sameTextEverywhere)
    const tables: { name: string; rows: number; sha256: string }[] = []
    for (const table of await listTables(client))
      tables.push({ name: table.name, ...(await checksumTable(client, table)) })
    return dataChecksum(tables)
  })

/** Everything about the tables that is not rows. */
const shapeOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(`
      select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
        where connamespace = 'public'::regnamespace
      union all select format('%s %s %s', tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal
      union all select format('%s %s %s %s', tablename, policyname, qual, with_check) from pg_policies
      union all select format('%s %s %s %s', relname, relrowsecurity, relforcerowsecurity, relacl) from pg_class
        where relnamespace = 'public'::regnamespace
      order by 1`)
    return rows.map(({ line }) => line)
  })

test('a backup restores into an empty database with equal checksums, keys and walls, and numbers go on', async () => {
  const file = someFile()
  const { manifest, bytes, sha256: ofFile } = await backUp(file)
  expect(manifest.tables.find(({ name }) => name === 'document_files')).toMatchObject({ rows: 1, parts: 1 })
  expect(manifest.tables.map(({ name }) => name)).not.toContain('backups')
  expect(ofFile).toBe(sha256(await readFile(file)))
  expect((await stat(file)).size).toBe(bytes)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])

  const url = await blankDatabase()
  const restored = await restore(file, url)
  expect(restored.manifest.checksum).toBe(manifest.checksum)
  expect(restored.adopted).toEqual([secrets])
  expect(await checksumOf(url)).toBe(await checksumOf(context.url))
  expect(await checksumOf(url)).toBe(manifest.checksum)
  expect(await shapeOf(url)).toEqual(await shapeOf(context.url))
  const next = `select nextval(pg_get_serial_sequence('units', 'id'))`
  const [here, there] = [
    await withClient(context.url, (c) => c.query(next)),
    await withClient(url, (c) => c.query(next)),
  ]
  expect(there.rows).toEqual(here.rows)
})

test('with a passphrase nothing can be read without it, and it is the standard format of age', async () => {
  const file = someFile()
  const { manifest } = await backUp(file, { passphrase: 'cụm từ dài và khó đoán' })
  const bytes = await readFile(file)
  expect(bytes.subarray(0, 40).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /)
  expect(bytes.includes('backup.json')).toBe(false)
  await expect(readBackup(file, undefined)).rejects.toMatchObject({ code: 'passphrase-missing' })
  await expect(readBackup(file, 'cụm từ khác')).rejects.toMatchObject({ code: 'passphrase-wrong' })
  const { manifest: restored } = await restore(file, await blankDatabase(), 'cụm từ dài và khó đoán')
  expect(restored.checksum).toBe(manifest.checksum)
})

test('what is cut short or altered anywhere is refused, encrypted or not, and so is what is none', async () => {
  for (const passphrase of [undefined, 'cụm từ']) {
    const file = someFile()
    await backUp(file, passphrase === undefined ? {} : { passphrase })
    const whole = await readFile(file)
    const bad = someFile()
    const refused = async (bytes: Buffer, what: string) => {
      await writeFile(bad, bytes)
      const refusal = await readBackup(bad, passphrase).catch((error: unknown) => error)
      expect(refusal, what).toMatchObject({ name: 'BackupProblem' })
      expect((refusal as Error).message, what).toMatch(/^[^\n]+\.$/)
    }
    for (const length of [1, 30, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1])
      await refused(whole.subarray(0, length), `cut to ${length}`)
    // The ten bytes of gzip's head hold a time and a name of a system, which nothing reads.
    for (const at of [12, 300, Math.floor(whole.length / 2), whole.length - 6]) {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 0x10
      await refused(altered, `altered at ${at}`)
    }
  }
  for (const other of ['KẾ HOẠCH', gzipSync('KẾ HOẠCH')]) {
    const file = someFile()
    await writeFile(file, other)
    await expect(readBackup(file, undefined)).rejects.toMatchObject({ name: 'BackupProblem' })
  }
})

/** The same backup, with some of its entries changed; unencrypted ones carry no seal, only checksums. */
async function rewrite(file: string, change: (name: string, content: Buffer) => Buffer | undefined): Promise<string> {
  const forged = someFile()
  const archive = await createArchive(forged, { passphrase: undefined, madeAt })
  for await (const entry of await openArchive(file, undefined)) {
    const content = change(entry.name, await readWhole(entry))
    if (content) await archive.add(entry.name, content)
  }
  await archive.close()
  return forged
}
const edited = <T>(content: Buffer, edit: (value: T) => void): Buffer => {
  const value = JSON.parse(content.toString()) as T
  edit(value)
  return Buffer.from(JSON.stringify(value))
}

test('a part that is missing, surplus or other than the list says is refused', async () => {
  const file = someFile()
  await backUp(file)
  const swap = (content: Buffer) => Buffer.from(content.toString().replace('Xã hội học tập', 'Xã hội học tốt'))
  for (const [code, change] of [
    ['damaged', (name, content) => (name.startsWith('tables/people/') ? undefined : content)],
    ['damaged', (name, content) => (name === 'manifest.json' ? undefined : content)],
    ['damaged', (name, content) => (name === 'secrets.json' ? undefined : content)],
    ['damaged', (name, content) => (name.startsWith('tables/programmes/') ? swap(content) : content)],
    ['damaged', (name, content) => (name === 'secrets.json' ? Buffer.from('{"sessions":"mine"}') : content)],
    ['not-a-backup', (name, content) => (name === 'backup.json' ? undefined : content)],
    [
      'newer-format',
      (name, content) =>
        name === 'backup.json'
          ? edited<BackupManifest>(content, (header) => {
              header.format = FORMAT_VERSION + 1
            })
          : content,
    ],
  ] as [string, (name: string, content: Buffer) => Buffer | undefined][]) {
    const forged = await rewrite(file, change)
    await expect(readBackup(forged, undefined), String(change)).rejects.toMatchObject({ code })
  }
})

/** With every checksum made right again. */
function forge(file: string, table: string, change: (text: string) => string, moreRows = 0): Promise<string> {
  const sums = new Map<string, Buffer>()
  return rewrite(file, (name, content) => {
    if (name.startsWith(`tables/${table}/`)) {
      const changed = Buffer.from(change(content.toString()))
      sums.set(table, changed)
      return changed
    }
    if (name !== 'manifest.json') return content
    return edited<BackupManifest>(content, (manifest) => {
      for (const entry of manifest.tables) {
        const changed = sums.get(entry.name)
        if (changed)
          Object.assign(entry, { bytes: changed.length, sha256: sha256(changed), rows: entry.rows + moreRows })
      }
      manifest.checksum = dataChecksum(manifest.tables)
    })
  })
}

test('a restore that fails leaves the system empty, and the next one succeeds', async () => {
  const file = someFile()
  await backUp(file)
  const url = await blankDatabase()
  const bad = [
    [
      'damaged',
      await forge(file, 'documents', (text) =>
        text.replaceAll('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-00000000000f'),
      ),
    ],
    ['damaged', await forge(file, 'programmes', (text) => text.replace('2026-11-20', 'never'))],
    ['differs', await forge(file, 'people', (text) => text, 1)],
  ] as const
  for (const [code, forged] of bad) {
    await readBackup(forged, undefined)
    const adopted = restore(forged, url)
    await expect(adopted, forged).rejects.toMatchObject({ code })
    expect(await withClient(url, whatStands)).toEqual([])
  }
  await restore(file, url)
  expect(await checksumOf(url)).toBe(await checksumOf(context.url))
})

test('a restore writes over nothing: not over people, not over other programs, and of two at once one is done', async () => {
  const file = someFile()
  await backUp(file)
  await expect(restore(file, context.url)).rejects.toMatchObject({ code: 'not-empty', message: /new folder/ })
  const others = await blankDatabase()
  await withClient(others, (client) => client.query('create table songs (title text)'))
  await expect(restore(file, others)).rejects.toMatchObject({ code: 'not-empty', message: /songs/ })
  const url = await blankDatabase()
  const both = await Promise.allSettled([restore(file, url), restore(file, url)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not-empty' } })
})

test('a system that was started but holds nothing yet is filled, whatever its shape', async () => {
  const file = someFile()
  await backUp(file)
  const names = await migrationNames()
  for (const upTo of [names[2], undefined]) {
    const url = await blankDatabase()
    await migrate(url, testPasswords, upTo)
    await restore(file, url)
    expect(await checksumOf(url)).toBe(await checksumOf(context.url))
  }
})

test('an older backup is restored in its own shape and brought to the newest; a newer one is refused', async () => {
  const names = await migrationNames()
  const old = await blankDatabase()
  await migrate(old, testPasswords, '20261120050000-create-sample')
  await withClient(old, (client) =>
    client.query(`insert into people (id, name, email, created_at, updated_at)
      values ('01890000-0000-7000-8000-000000000001', 'Mẫu – Người cũ', 'cu@mau.example', '2026-01-01', '2026-01-01');
      insert into appointments (home_id, id, person_id, role, unit_id, unit_path, scopes, from_day, created_at)
      values (0, '01890000-0000-7000-8000-000000000002', '01890000-0000-7000-8000-000000000001', 'administrator', 1, '1', '{1}',
        '2026-01-01', '2026-01-01')`),
  )
  const file = someFile()
  const { manifest } = await backUp(file, { adminUrl: old })
  expect(manifest.migrations).toEqual(names.slice(0, 6))
  const newest = await blankDatabase()
  await migrate(newest, testPasswords)
  for (const url of [newest, await blankDatabase()]) {
    await restore(file, url)
    const { rows } = await withClient(url, (client) => client.query('select role from appointments'))
    expect(rows).toEqual([{ role: 'system-administrator' }])
    const { rows: done } = await withClient(url, (client) => client.query('select name from migrations order by name'))
    expect(done.map(({ name }) => name)).toEqual(names)
  }
  const newer = await rewrite(file, (name, content) =>
    /^(backup|manifest)\.json$/.test(name)
      ? edited<BackupManifest>(content, (header) => {
          header.migrations.push('20991231000000-of-tomorrow')
        })
      : content,
  )
  await expect(restore(newer, await blankDatabase())).rejects.toMatchObject({ code: 'newer-migrations' })
})

test('one moment is backed up, whatever is written meanwhile', async () => {
  const before = await checksumOf(context.url)
  const writer = new pg.Client({ connectionString: context.url })
  await writer.connect()
  let written: Promise<unknown> = Promise.resolve()
  let n = 0
  const file = someFile()
  const manifest = await writeBackup(file, { adminUrl: context.url, secrets, madeAt, passphrase: undefined }, () => {
    const id = `01890000-0000-7000-8000-${String(n++).padStart(12, '0')}`
    const rows = `
      insert into people (id, name, email, created_at, updated_at)
        values ('${id}', 'Mẫu', '${id}@mau.example', '2026-01-01', '2026-01-01');
      insert into verifications (id, identifier, value, expires_at, created_at, updated_at)
        values ('${id}', 'a', 'b', '2026-01-01', '2026-01-01', '2026-01-01')`
    written = written.then(() => writer.query(rows))
  })
  await written
  await writer.query('delete from people where id::text like $1', ['01890000%'])
  await writer.query('delete from verifications')
  await writer.end()
  expect(n).toBeGreaterThan(5)
  expect(manifest.checksum).toBe(before)
})

test('an owner who is no superuser backs up and restores', async () => {
  const role = `owner_${randomBytes(4).toString('hex')}`
  await admin.query(`create role ${role} login createrole password 'of-the-tests'`)
  made.roles.push(role)
  await admin.query(`grant hieuhoc_app, hieuhoc_jobs to ${role} with admin option`)
  const as = (url: string) => {
    const its = new URL(url)
    its.username = role
    its.password = 'of-the-tests'
    return its.href
  }
  const file = someFile()
  await backUp(file)
  const url = as(await blankDatabase(role))
  await restore(file, url)
  const again = someFile()
  const { manifest } = await backUp(again, { adminUrl: url })
  expect(manifest.checksum).toBe(await checksumOf(context.url))
  const hidden = 'alter table people enable row level security; alter table people force row level security'
  await withClient(url, (client) => client.query(hidden))
  await expect(backUp(someFile(), { adminUrl: url })).rejects.toMatchObject({ code: 'rows-hidden' })
})

test('where nothing can be written nothing is left, and a file that is there stays as it is', async () => {
  const file = someFile()
  await writeFile(file, 'của người khác')
  await expect(backUp(file)).rejects.toMatchObject({ code: 'file-exists' })
  expect(await readFile(file, 'utf8')).toBe('của người khác')
  await expect(backUp(join(folder, 'không có', 'a'))).rejects.toMatchObject({ code: 'folder-unusable' })
  await expect(backUp(join(file, 'a'))).rejects.toMatchObject({ code: 'folder-unusable' })
  await expect(backUp(someFile(), { adminUrl: await blankDatabase() })).rejects.toMatchObject({ code: 'nothing-here' })
  await expect(backUp(someFile(), { adminUrl: context.url.replace('hieuhoc_test', 'gone') })).rejects.toThrow(
    /does not exist/,
  )
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a disk that is full ends a backup in one sentence and leaves nothing, wherever it ends and sealed or not', async ({
  skip,
}) => {
  const whole = someFile()
  const { bytes } = await backUp(whole)
  for (const [room, sealed] of [
    [4096, {}],
    [Math.floor(bytes / 3), {}],
    [bytes - 4096, {}],
    [Math.floor(bytes / 3), { passphrase: 'cụm từ' }],
  ] as const) {
    const disk = await someSmallDisk(room)
    if (disk === undefined) return skip('this machine lets nobody mount a disk; run as root to try')
    try {
      const refusal = await backUp(join(disk.folder, 'a.backup'), sealed).catch((error: unknown) => error)
      expect(refusal, `${room} bytes`).toMatchObject({ name: 'BackupProblem', code: 'disk-full' })
      expect(await readdir(disk.folder)).toEqual([])
    } finally {
      await disk.remove()
    }
  }
})

test('what another left half-written beside it is named', async () => {
  const file = someFile()
  await writeFile(`${file}.part`, 'half')
  await expect(backUp(file)).rejects.toMatchObject({ code: 'file-exists', message: /\.part stands there: .*Remove it/ })
  await rm(`${file}.part`)
})

test('tar and gzip read it: each table is the text that COPY writes, and sha256sum finds its checksum', async () => {
  const file = someFile()
  const { manifest } = await backUp(file)
  const tar = join(folder, 'plain.tar')
  await pipeline(createReadStream(file), createGunzip(), createWriteStream(tar))
  expect((await readFile(tar)).subarray(257, 262).toString()).toBe('ustar')
  const people = manifest.tables.find(({ name }) => name === 'people')
  for await (const entry of await openArchive(file, undefined)) {
    const content = await readWhole(entry)
    if (entry.name === 'tables/people/000001.copy') expect(sha256(content)).toBe(people?.sha256)
  }
  expect(gunzipSync(await readFile(file)).includes('mot-nguoi@mau.example')).toBe(true)
  await pipeline(createReadStream(tar), createGzip(), createWriteStream(join(folder, 'packed-anew')))
  expect((await readBackup(join(folder, 'packed-anew'), undefined)).checksum).toBe(manifest.checksum)
})
