import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAlive } from '../../src/server/platform/processes.ts'
import { findLiveServer } from '../../src/server/platform/single-server.ts'
import {
  addressOf,
  findPostmaster,
  isHealthy,
  root,
  runProcess,
  someDataFolder,
  until,
} from '../support/server-process.ts'

const launch = (dataDir: string, ...args: string[]) =>
  runProcess('node', ['scripts/start.mjs', ...args], { HIEUHOC_DATA: dataDir, PORT: '0' })

// The launcher builds the web client where it is missing; that has its own check.
test.runIf(existsSync(join(root, 'dist/web/index.html')))(
  'npm start, when SIGKILLed, takes server and database with it',
  async () => {
    const folder = await someDataFolder()
    const launcher = launch(folder)
    expect(await isHealthy(await addressOf(launcher))).toBe(true)
    const server = await findLiveServer(folder)
    launcher.child.kill('SIGKILL')
    await until(() => !isAlive(server?.pid ?? 0), 'the server to stop')
    expect(await findPostmaster(folder)).toBeUndefined()
  },
)

test.runIf(existsSync(join(root, 'dist/web/index.html')))(
  'npm start passes signals on, and the exit code back',
  async () => {
    const folder = await someDataFolder()
    const launcher = launch(folder)
    await addressOf(launcher)
    launcher.child.kill('SIGTERM')
    expect(await launcher.ended).toBe(0)
    expect(await findPostmaster(folder)).toBeUndefined()

    const wrong = launch(folder, '--no-such-option')
    expect(await wrong.ended).toBe(2)
  },
)
