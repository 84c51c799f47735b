import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
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

// A test must not empty the node_modules that others work with; `npm test` has installed and built before.
const load = (name: string) => import(pathToFileURL(join(root, 'scripts/launch', name)).href)
const { isInstalled }: { isInstalled(root: string): boolean } = await load('install.mjs')
const { isWebBuilt }: { isWebBuilt(root: string): boolean } = await load('build-web.mjs')
const isReady = isInstalled(root) && isWebBuilt(root)

test.runIf(isReady)('npm start, when SIGKILLed, takes server and database with it', async () => {
  const folder = await someDataFolder()
  const launcher = launch(folder)
  expect(await isHealthy(await addressOf(launcher))).toBe(true)
  const server = await findLiveServer(folder)
  launcher.child.kill('SIGKILL')
  await until(() => !isAlive(server?.pid ?? 0), 'the server to stop')
  expect(await findPostmaster(folder)).toBeUndefined()
})

test.runIf(isReady)('npm start passes signals on, and the exit code back', async () => {
  const folder = await someDataFolder()
  const launcher = launch(folder)
  await addressOf(launcher)
  launcher.child.kill('SIGTERM')
  expect(await launcher.ended).toBe(0)
  expect(await findPostmaster(folder)).toBeUndefined()

  const wrong = launch(folder, '--no-such-option')
  expect(await wrong.ended).toBe(2)
})
