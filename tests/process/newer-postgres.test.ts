import { existsSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chooseAccount } from '../../src/server/platform/postgres/account.ts'
import { findBinaries } from '../../src/server/platform/postgres/binaries.ts'
import { freePort } from '../support/free-port.ts'
import { hieuhoc, someFolder } from '../support/server-process.ts'

/** Where Debian puts an older major than the one that comes with us. */
const olderBin = '/usr/lib/postgresql/15/bin'

/** An older PostgreSQL of this test's own, with an owner who is no superuser. */
async function startOlder(): Promise<string> {
  const folder = await someFolder()
  await chmod(folder, 0o711)
  const cluster = join(folder, 'older')
  const account = await chooseAccount(await findBinaries(), folder, cluster)
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, 'of-the-tests\n')
  await account.own(passwordFile)
  const run = async (program: string, args: string[], stdio: 'pipe' | 'ignore' = 'pipe') => {
    const { code, output } = await account.run(join(olderBin, program), args, {
      cwd: '/',
      stdio: ['ignore', stdio, stdio],
      env: { LC_ALL: 'C.UTF-8', PGPASSWORD: 'of-the-tests' },
    })
    if (code !== 0) throw new Error(`${program}: ${output}`)
  }
  await account.own(folder)
  await run('initdb', ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-N'])
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  await run('pg_ctl', ['-D', cluster, '-w', '-l', join(folder, 'log'), '-o', options, 'start'], 'ignore')
  onTestFinished(() => run('pg_ctl', ['-D', cluster, '-m', 'immediate', 'stop'], 'ignore'))
  const at = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-v', 'ON_ERROR_STOP=1']
  await run('psql', [...at, '-c', `create role owner login createrole password 'of-the-tests'`])
  await run('psql', [...at, '-c', 'create database hieuhoc owner owner'])
  return `postgres://owner:of-the-tests@127.0.0.1:${port}/hieuhoc`
}

const checksumIn = (text: string) => /checksum ([0-9a-f]{64})/.exec(text)?.[1]

test('a backup goes from one major of PostgreSQL to an older one and from there to the newer, with equal checksums', async ({
  skip,
}) => {
  if (!existsSync(join(olderBin, 'initdb'))) return skip(`no PostgreSQL 15 in ${olderBin}; install Debian's to try`)
  const run = async (args: string[], env: Record<string, string>) => {
    const { ended, out, err } = hieuhoc(args, env)
    const code = await ended
    expect({ code, err: err() }, args.join(' ')).toEqual({
      code: 0,
      err: args[0] === 'backup' ? expect.stringMatching(/^It is not encrypted[^\n]+\n$/) : '',
    })
    return out()
  }
  const kept = await someFolder()
  const [newer, older, again] = [
    { HIEUHOC_DATA: await someFolder() },
    { HIEUHOC_DATA: await someFolder(), DATABASE_URL: await startOlder() },
    { HIEUHOC_DATA: await someFolder() },
  ]
  await run(['user', 'add', '--email', 'a@mau.example', '--name', 'Mẫu – Ân', '--role', 'viewer'], newer)
  const first = checksumIn(await run(['backup', join(kept, 'newer')], newer))
  expect(first).toBeDefined()
  expect(checksumIn(await run(['restore', join(kept, 'newer')], older))).toBe(first)
  const second = checksumIn(await run(['backup', join(kept, 'older')], older))
  expect(checksumIn(await run(['restore', join(kept, 'older')], again))).toBe(second)
  expect(checksumIn(await run(['verify'], again))).toBe(second)
})
