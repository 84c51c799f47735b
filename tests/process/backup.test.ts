import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addressOf, hieuhoc, someFolder, startServer } from '../support/server-process.ts'

/** Runs a command to its end. */
async function run(args: string[], env: Record<string, string>) {
  const { ended, out, err } = hieuhoc(args, env)
  return { code: await ended, out: out(), err: err() }
}
const checksumIn = (text: string) => /checksum ([0-9a-f]{64})/.exec(text)?.[1]
const password = 'Mật khẩu để thử 2026'

async function setPassword(address: string, output: string): Promise<{ cookie: string; email: string }> {
  const [, token = ''] = /Sample planner [^\n]*\/link#(\S+)/.exec(output) ?? []
  const response = await fetch(`${address}/api/links/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password }),
  })
  if (response.status !== 200) throw new Error(await response.text())
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { cookie, email: ((await response.json()) as { person: { email: string } }).person.email }
}

const signIn = (address: string, email: string) =>
  fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })

test('a demo that people write to is backed up, and comes back in an empty folder with equal checksums', async () => {
  const [here, there, kept] = [await someFolder(), await someFolder(), await someFolder()]
  const passphrase = { HIEUHOC_BACKUP_PASSPHRASE: 'cụm từ để thử' }
  const server = hieuhoc(['start', '--demo'], { HIEUHOC_DATA: here, PORT: '0' })
  const address = await addressOf(server)
  const planner = await setPassword(address, server.out())
  let writing = true
  let written = 0
  const writer = (async () => {
    while (writing) {
      const form = new FormData()
      form.append('file', new Blob([`KẾ HOẠCH\nSố ${written}`]), `ke-hoach-${written}.txt`)
      const { status } = await fetch(`${address}/api/documents`, {
        method: 'POST',
        headers: { cookie: planner.cookie },
        body: form,
      })
      if (status === 201) written += 1
      await sleep(20)
    }
  })()
  const file = join(kept, 'beside-the-server.tar.gz.age')
  const backup = await run(['backup', file], { HIEUHOC_DATA: here, ...passphrase })
  expect(backup).toMatchObject({ code: 0, err: '' })
  writing = false
  await writer
  expect(written).toBeGreaterThan(0)
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  const restore = await run(['restore', file], { HIEUHOC_DATA: there, ...passphrase })
  expect(restore).toMatchObject({ code: 0, err: '' })
  expect(checksumIn(restore.out)).toBe(checksumIn(backup.out))
  const verified = await run(['verify'], { HIEUHOC_DATA: there })
  expect(verified).toMatchObject({ code: 0, err: '' })
  expect(checksumIn(verified.out)).toBe(checksumIn(backup.out))
  expect(checksumIn((await run(['verify', file], passphrase)).out)).toBe(checksumIn(backup.out))
  expect((await run(['restore', file], { HIEUHOC_DATA: there, ...passphrase })).err).toMatch(
    /^Something stands in this system[^\n]+\n$/,
  )

  const again = startServer(there)
  const anew = await addressOf(again)
  expect((await signIn(anew, planner.email)).status).toBe(200)
  const open = await fetch(`${anew}/api/session`, { headers: { cookie: planner.cookie } })
  expect(open.status).toBe(200)
  for (const { child, ended } of [server, again]) {
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }
})

test('beside an empty server that runs a backup is restored, and the server is to be started again', async () => {
  const [here, there, kept] = [await someFolder(), await someFolder(), await someFolder()]
  expect(
    (
      await run(['user', 'add', '--email', 'a@mau.example', '--name', 'Mẫu – An', '--role', 'viewer'], {
        HIEUHOC_DATA: here,
      })
    ).code,
  ).toBe(0)
  const file = join(kept, 'a.tar.gz')
  const backup = await run(['backup', file], { HIEUHOC_DATA: here })
  expect(backup.err).toMatch(/^It is not encrypted/)
  const server = startServer(there)
  await addressOf(server)
  const restore = await run(['restore', file], { HIEUHOC_DATA: there })
  expect(restore).toMatchObject({ code: 0, err: '' })
  expect(restore.out).toMatch(/\nRestart the server \(process \d+\)/)
  const secret = async (folder: string) => JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'))
  expect((await secret(there)).sessions).toBe((await secret(here)).sessions)
  expect((await secret(there)).databaseApp).not.toBe((await secret(here)).databaseApp)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})

test('what is no whole backup is refused in one line, before a folder is made for it', async () => {
  const [here, kept] = [await someFolder(), await someFolder()]
  const empty = { HIEUHOC_DATA: join(kept, 'none') }
  expect((await hieuhoc(['migrate'], { HIEUHOC_DATA: here }).ended) ?? 1).toBe(0)
  const file = join(kept, 'a.tar.gz')
  expect((await run(['backup', file], { HIEUHOC_DATA: here })).code).toBe(0)
  expect((await run(['backup', file], { HIEUHOC_DATA: here })).err).toMatch(/^[^\n]+stands there already[^\n]+\n$/)
  const cut = join(kept, 'cut')
  await writeFile(cut, (await readFile(file)).subarray(0, -20))
  for (const [args, said] of [
    [['restore', cut], /cut short or altered/],
    [['restore', join(here, 'secrets.json')], /no backup/],
    [['restore', join(kept, 'nowhere')], /cannot be read/],
    [['verify', cut], /cut short or altered/],
    [['backup', join(kept, 'b')], /No system was ever started/],
    [['verify'], /No system was ever started/],
  ] as const) {
    const { code, out, err } = await run([...args], empty)
    expect({ code, out }, args.join(' ')).toEqual({ code: 1, out: '' })
    expect(err, args.join(' ')).toMatch(said)
    expect(err.trimEnd()).not.toContain('\n')
  }
  expect((await readdir(kept)).sort()).toEqual(['a.tar.gz', 'cut'])
})

test('a backup that kill -9 breaks off leaves no half file behind, and is taken after the next start', async () => {
  const [here, kept] = [await someFolder(), await someFolder()]
  const env = { HIEUHOC_BACKUP_DIR: kept, HIEUHOC_BACKUP_PASSPHRASE: 'cụm từ' }
  const parts = async () => (await readdir(kept)).filter((name) => name.endsWith('.part'))
  const server = startServer(here, env)
  await addressOf(server)
  // A new system has none yet: the clock asks at once.
  while ((await parts()).length === 0) await sleep(5)
  server.child.kill('SIGKILL')
  await server.ended
  const [broken = ''] = await parts()
  const again = startServer(here, env)
  await addressOf(again)
  expect(await readdir(kept)).not.toContain(broken)
  while (!(await readdir(kept)).some((name) => name.endsWith('.tar.gz.age'))) await sleep(50)
  expect(await parts()).toEqual([])
  again.child.kill('SIGTERM')
  expect(await again.ended).toBe(0)
})
