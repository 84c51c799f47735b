import { movedClock } from '../../tests/support/moved-clock.ts'
import { addressOf, type Running, spawnProcess } from '../../tests/support/spawn.ts'
import { SampleProblem } from './problem.ts'

export type SampleServer = {
  url: string
  /** While nobody administers the system. */
  firstLink: string | undefined
  /** A day in Vietnam, at nine in the morning. */
  moveTo(day: string): void
  /** Lets so much time go by at once. */
  pass(ms: number): void
  /** Answers once what it does has ended. */
  stop(): Promise<void>
}

/**
 * The server that `npm start` runs, on a free port of this machine, with a clock of its own that begins at nine in the morning of
 * `day`. It ends with us, however we end. Throws `SampleProblem` where it does not start.
 */
export async function startSampleServer(dataDir: string, clockFolder: string, day: string): Promise<SampleServer> {
  const clock = movedClock(clockFolder)
  let movedMs = Number.NEGATIVE_INFINITY
  const move = (ms: number) => {
    movedMs = ms
    clock.moveTo(ms)
  }
  // Never back: the server counts calls by it.
  const moveTo = (to: string) => move(Math.max(movedMs, Date.parse(`${to}T09:00:00+07:00`) - Date.now()))
  moveTo(day)
  // Months go by in minutes: whoever signed in stays signed in for as long as the settings allow.
  const sessions = { HIEUHOC_SESSION_HOURS: '720', HIEUHOC_SESSION_DAYS: '365' }
  const env = { ...clock.env, ...sessions, HIEUHOC_DATA: dataDir }
  // A Ctrl-C is ours to hear: the day that is under way is still finished.
  const alone = { detached: true }
  // The first start makes the database, for which it has as long as it needs.
  await finished(spawnProcess(process.execPath, ['src/cli/main.ts', 'migrate'], env, alone))
  const server = spawnProcess(process.execPath, ['src/cli/main.ts', 'start'], { ...env, PORT: '0' }, alone)
  const url = await addressOf(server).catch(() => {
    throw new SampleProblem(server.err().trim())
  })
  const [, firstLink] = /administrator sets a password at (\S+)/.exec(server.out()) ?? []
  return {
    url,
    firstLink,
    moveTo,
    pass: (ms) => move(movedMs + ms),
    async stop() {
      server.child.kill('SIGTERM')
      await server.ended
    },
  }
}

async function finished({ ended, err }: Running): Promise<void> {
  if ((await ended) !== 0) throw new SampleProblem(err().trim())
}
