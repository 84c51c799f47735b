import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hieuhoc, someDataFolder, someFolder, startServer } from '../support/server-process.ts'

/** Ends with 1, says why in one line, and nothing else. */
async function refusalOf(dataDir: string, env: Record<string, string>): Promise<string> {
  const server = startServer(dataDir, env)
  expect(await server.ended).toBe(1)
  expect(server.out()).toBe('')
  expect(server.err()).toMatch(/^[^\n]+\n$/)
  return server.err()
}

test.each([
  ['PORT', { PORT: 'eighty' }],
  ['HOST', { HOST: '0.0.0.0' }],
  ['HIEUHOC_DATA', { HIEUHOC_DATA: join(import.meta.dirname, 'refusals.test.ts') }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://db/hieuhoc' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://a.example.vn/path' }],
  ['HIEUHOC_TLS_CERT', { HIEUHOC_TLS_CERT: '/nowhere', HIEUHOC_TLS_KEY: '/nowhere' }],
  ['HIEUHOC_TRUST_PROXY', { HIEUHOC_TRUST_PROXY: 'me' }],
])('a wrong %s stops the start and is named', async (name, env) => {
  expect(await refusalOf(await someFolder(), env)).toContain(name)
})

test('an address of another machine is not listened on', async () => {
  expect(
    await refusalOf(await someFolder(), {
      HOST: '192.0.2.1',
      HIEUHOC_TRUST_PROXY: '1',
      PUBLIC_URL: 'https://hieuhoc.example.vn',
    }),
  ).toContain('HOST')
})

test('a port in use is said, and nothing is started for it', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => blocker.once('listening', resolve))
  const address = blocker.address()
  const port = String(typeof address === 'object' && address?.port)
  const folder = await someFolder()
  expect(await refusalOf(folder, { PORT: port })).toBe(`Port ${port} is in use. Stop what uses it or set PORT.\n`)
  blocker.close()
})

test('a database that is not there is said with its address', async () => {
  const refusal = await refusalOf(await someFolder(), { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/hieuhoc' })
  expect(refusal).toMatch(/^DATABASE_URL: .*127\.0\.0\.1:1/)
  expect(refusal).not.toContain('secret')
})

test('the files of another PostgreSQL are left alone', async () => {
  const folder = await someDataFolder()
  await writeFile(join(folder, 'postgres/PG_VERSION'), '9\n')
  expect(await refusalOf(folder, {})).toContain('PostgreSQL 9')
})

test('a folder that is not ours is not overwritten', async () => {
  const folder = await someFolder()
  await mkdir(join(folder, 'postgres'))
  await writeFile(join(folder, 'postgres/letter.txt'), 'mine')
  expect(await refusalOf(folder, {})).toContain('holds no database')
})

test('usage is explained with 2, help and version with 0', async () => {
  const outcomes = await Promise.all(
    [
      ['--version'],
      ['--help'],
      ['read', '--help'],
      [],
      ['reed'],
      ['read'],
      ['read', '--yaml', 'x'],
      ['compare', 'x'],
    ].map(async (args) => {
      const { ended, out } = hieuhoc(args)
      return [args.join(' '), await ended, out() !== '']
    }),
  )
  expect(outcomes).toEqual([
    ['--version', 0, true],
    ['--help', 0, true],
    ['read --help', 0, true],
    ['', 2, false],
    ['reed', 2, false],
    ['read', 2, false],
    ['read --yaml x', 2, false],
    ['compare x', 2, false],
  ])
})

test('a file that cannot be read ends with 1, and nothing stands on standard output', async () => {
  const empty = join(await someFolder(), 'empty.txt')
  await writeFile(empty, '')
  for (const file of [empty, `${empty}.docx`]) {
    for (const command of [
      ['read', file, '--json'],
      ['compare', 'examples/ke-hoach-song-lam.txt', file],
    ]) {
      const { ended, out, err } = hieuhoc(command)
      expect([await ended, out()]).toEqual([1, ''])
      expect(err()).toMatch(/^[^\n]*empty\.txt[^\n]*\n$/)
    }
  }
})
