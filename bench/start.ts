import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedDatabase } from '../src/server/platform/embedded-database.ts'
import { requireFreePort } from '../src/server/platform/listening.ts'
import { silentLog } from '../src/server/platform/log.ts'
import { besideFloor, type Figure, median } from './figure.ts'

const runs = 5
const answerWithinMs = 120_000
const root = dirname(import.meta.dirname)

/** From `npm start` to the first answer; packages and web client are there already. */
export async function* run(): AsyncGenerator<Figure> {
  const first = await someFolder()
  await timeStart(first, 'SIGTERM') // builds the web client if need be, and fills the caches
  await rm(first, { recursive: true })
  const cold: number[] = []
  const coldFloor: number[] = []
  const warm: number[] = []
  const warmFloor: number[] = []
  const adopting: number[] = []
  for (let i = 0; i < runs; i += 1) {
    const folder = await someFolder()
    cold.push(await timeStart(folder, 'SIGTERM'))
    warm.push(await timeStart(folder, 'SIGTERM'))
    warmFloor.push(await timeDatabase(folder))
    await timeStart(folder, 'SIGKILL')
    adopting.push(await timeStart(folder, 'SIGTERM'))
    await rm(folder, { recursive: true })

    const empty = await someFolder()
    coldFloor.push(await timeDatabase(empty))
    await rm(empty, { recursive: true })
  }
  const figure = (metric: string, values: number[], floors: number[], note: string) =>
    besideFloor({ bench: 'start', metric, value: median(values), unit: 'ms', floor: median(floors), note })
  yield figure('cold', cold, coldFloor, 'npm start to first answer, empty data folder')
  yield figure('warm', warm, warmFloor, 'npm start to first answer, started again')
  yield figure('warm:after-sigkill', adopting, warmFloor, 'the orphaned database is adopted')
}

const someFolder = () => mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))

async function timeDatabase(dataDir: string): Promise<number> {
  const began = performance.now()
  const database = await startEmbeddedDatabase({ dataDir, log: silentLog })
  const took = performance.now() - began
  await database.stop()
  return took
}

async function timeStart(dataDir: string, endWith: 'SIGTERM' | 'SIGKILL'): Promise<number> {
  const port = await requireFreePort('127.0.0.1', 0)
  const began = performance.now()
  const launcher = spawnNpmStart({ ...process.env, HIEUHOC_DATA: dataDir, PORT: String(port) })
  const ended = new Promise((resolve) => launcher.once('exit', resolve))
  while (!(await answers(port))) {
    if (performance.now() - began > answerWithinMs || launcher.exitCode !== null) {
      launcher.kill()
      throw new Error('npm start does not answer')
    }
    await sleep(5)
  }
  const took = performance.now() - began
  const { pid } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'))
  process.kill(pid, endWith)
  await ended
  return took
}

function spawnNpmStart(env: NodeJS.ProcessEnv): ChildProcess {
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm, 'start', '--silent']] : ['npm', ['start', '--silent']]
  const onWindows = process.platform === 'win32' && !npm
  return spawn(command, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'ignore'], shell: onWindows })
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  )
