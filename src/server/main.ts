import { type Environment, readConfig } from './config.ts'
import { createLog, type LogLevel } from './platform/log.ts'
import { StartProblem } from './platform/start-problem.ts'
import type { StartedServer } from './start.ts'

/** A Ctrl-C reaches the server twice, from the terminal and from npm: only a later one is a second wish. */
const sameWishMs = 500

export type RunOptions = {
  env: Environment
  cwd: string
  logLevel: LogLevel
  demo: boolean
  say(line: string): void
  refuse(line: string): void
}

/** Serves until told to stop; answers with the exit code. */
export async function runServer({ env, cwd, logLevel, demo, say, refuse }: RunOptions): Promise<number> {
  const log = createLog(logLevel)
  const wish = listenForStop()
  let server: StartedServer | undefined
  let code = 0
  wish.onSecond(() => {
    server?.abandon()
    process.exit(1)
  })
  const fail = (error: Error) => {
    code = 1
    if (error instanceof StartProblem) refuse(error.message)
    else log.error({ err: error }, 'the server cannot go on')
    wish.stop()
  }
  process.on('uncaughtException', fail)
  try {
    const config = readConfig(env, cwd)
    for (const setting of config.openSecretFiles) log.warn({ setting }, 'every user of this machine may read this file')
    const { startServer } = await import('./start.ts')
    server = await startServer(config, log, { signal: wish.signal, onLost: fail, logLevel, demo })
    const { url, firstAdministratorUrl: first, sampleLinks } = server
    // Said at once, so that whoever waits for the address has the links too.
    const lines = [
      `Hiếu Học runs at ${url}`,
      ...(first ? [`The first administrator sets a password at ${first}`] : []),
      ...sampleLinks.map((link) => `Sample ${link.role} (${link.name}) sets a password at ${link.url}`),
    ]
    say(lines.join('\n'))
    await wish.wished
    await server.stop()
    return code
  } catch (error) {
    if (wish.signal.aborted) return code
    const { outageOf } = await import('./platform/database.ts')
    if (error instanceof StartProblem) refuse(error.message)
    else if (outageOf(error) === 'full') refuse(`There is no room left for the data: ${(error as Error).message}`)
    else throw error
    return 1
  } finally {
    process.off('uncaughtException', fail)
    wish.close()
  }
}

function listenForStop() {
  const abort = new AbortController()
  const wished = new Promise<void>((resolve) => abort.signal.addEventListener('abort', () => resolve()))
  let first: number | undefined
  let second = () => {}
  const onWish = () => {
    if (first === undefined) first = performance.now()
    else if (performance.now() - first > sameWishMs) second()
    abort.abort()
  }
  const stop = () => abort.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const
  for (const signal of signals) process.on(signal, onWish)
  // The launcher is gone, however it went.
  process.on('disconnect', stop)
  return {
    signal: abort.signal,
    wished,
    stop,
    onSecond(then: () => void) {
      second = then
    },
    close() {
      for (const signal of signals) process.off(signal, onWish)
      process.off('disconnect', stop)
    },
  }
}
