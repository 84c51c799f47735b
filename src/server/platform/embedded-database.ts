import { realpath, unlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from './log.ts'
import { allowCallsTo } from './outgoing.ts'
import { type Account, chooseAccount } from './postgres/account.ts'
import { type Binaries, findBinaries } from './postgres/binaries.ts'
import { ensureCluster, superuser } from './postgres/cluster.ts'
import { findPidFile, type PidFile } from './postgres/pid-file.ts'
import { postgresEnv } from './postgres/postgres-env.ts'
import { openLog, readLogFrom, rotateLog } from './postgres/server-log.ts'
import { findCommandLine, findWorkingFolder, isAlive } from './processes.ts'
import { openSecrets } from './secrets.ts'
import { StartProblem } from './start-problem.ts'

export type EmbeddedDatabase = {
  adminUrl: string
  /** It ran before us: the server that started it was killed. */
  adopted: boolean
  version: string
  /** Starts it again, on the same port, if it went away. */
  revive(): Promise<void>
  /** Ends sessions, writes everything down, returns when no process is left. */
  stop(): Promise<void>
  /** The same, without waiting for the end. */
  abandon(): void
}

const rotateEveryMs = 60 * 60 * 1000
const answerWithinMs = 20_000
/** Recovery after a power cut replays the log first. */
const startWithinSeconds = 300

/**
 * Runs PostgreSQL on the files in `<dataDir>/postgres`, or takes over the one that runs there. Not our child on purpose:
 * a Ctrl-C in the terminal must reach the server alone, which stops the database last.
 */
export async function startEmbeddedDatabase({
  dataDir,
  log,
}: {
  dataDir: string
  log: Log
}): Promise<EmbeddedDatabase> {
  const clusterDir = join(dataDir, 'postgres')
  const { databaseOwner: password, folderId } = await openSecrets(dataDir)
  const binaries = await findBinaries()
  const account = await chooseAccount(binaries, dataDir, clusterDir)
  await ensureCluster(binaries, account, clusterDir, password, log)

  const supervisor: Supervisor = {
    binaries,
    account,
    clusterDir,
    logFile: join(dataDir, 'postgres.log'),
    clusterName: `hieuhoc-${folderId}`,
    urlAt: (port) => `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    log,
  }
  let running = await ensureRunning(supervisor)
  const rotation = setInterval(() => rotateLog(supervisor.logFile).catch(() => {}), rotateEveryMs).unref()

  return {
    adminUrl: supervisor.urlAt(running.port),
    adopted: running.adopted,
    version: running.version,
    async revive() {
      running = await ensureRunning(supervisor, running.port)
    },
    async stop() {
      clearInterval(rotation)
      await stopPostgres(supervisor, running)
    },
    abandon() {
      void control(supervisor, ['stop', '--mode=fast', '--no-wait']).catch(() => {})
    },
  }
}

type Supervisor = {
  binaries: Binaries
  account: Account
  clusterDir: string
  logFile: string
  clusterName: string
  urlAt(port: number): string
  log: Log
}
type Running = { pid: number; port: number; version: string; adopted: boolean }

async function ensureRunning(supervisor: Supervisor, preferredPort?: number): Promise<Running> {
  const deadline = performance.now() + answerWithinMs
  let startedByUs = false
  let port = preferredPort
  for (;;) {
    const found = await findPidFile(supervisor.clusterDir)
    if (found && (await isPostmaster(supervisor, found))) {
      const answer = await ask(supervisor, found)
      if (answer.kind === 'ours')
        return { pid: found.pid, port: answer.port, version: answer.version, adopted: !startedByUs }
      if (answer.kind === 'refused') throw new StartProblem(answer.reason)
      if (performance.now() > deadline) {
        throw new StartProblem(
          `A PostgreSQL (process ${found.pid}) holds ${supervisor.clusterDir} but does not answer. End that process and start again.`,
        )
      }
      await sleep(100)
      continue
    }
    // PostgreSQL sees by itself that a process is dead, but not that its number now belongs to another program.
    if (found && isAlive(found.pid)) await unlink(join(supervisor.clusterDir, 'postmaster.pid'))
    const started = await startPostgres(supervisor, port ?? (await findFreePort()))
    startedByUs = started === 'started'
    if (startedByUs || started === 'another was first') continue
    if (performance.now() > deadline)
      throw new StartProblem(`The database does not start: ${started}. More stands in ${supervisor.logFile}.`)
    if (/could not create any TCP|Address already in use/i.test(started)) port = undefined
    else if (!/still in use/i.test(started)) {
      throw new StartProblem(`The database does not start: ${started}. More stands in ${supervisor.logFile}.`)
    }
    await sleep(200)
  }
}

/**
 * Whether the process that the file names is a PostgreSQL on this folder. In doubt yes: two on the same files would
 * destroy them.
 */
async function isPostmaster({ clusterName, clusterDir }: Supervisor, { pid }: PidFile): Promise<boolean> {
  if (!isAlive(pid)) return false
  const commandLine = await findCommandLine(pid)
  if (commandLine?.includes(clusterName)) return true
  const folder = await findWorkingFolder(pid)
  if (folder !== undefined) return folder === (await realpath(clusterDir))
  return commandLine === undefined || commandLine.includes('postgres')
}

type Answer = { kind: 'ours'; port: number; version: string } | { kind: 'silent' } | { kind: 'refused'; reason: string }

async function ask(supervisor: Supervisor, { port, pid }: PidFile): Promise<Answer> {
  if (port === undefined) return { kind: 'silent' }
  allowCallsTo({ host: '127.0.0.1', port })
  const client = new pg.Client({ connectionString: supervisor.urlAt(port), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ file: string; version: string }>(
      "select pg_read_file('postmaster.pid') as file, current_setting('server_version') as version",
    )
    const row = rows[0]
    // Another PostgreSQL may have got the port that ours had.
    if (!row || Number.parseInt(row.file, 10) !== pid) return { kind: 'silent' }
    return { kind: 'ours', port, version: row.version }
  } catch (error) {
    const { code } = error as { code?: string }
    const wrongPassword = code === '28P01'
    if (!wrongPassword) return { kind: 'silent' }
    return {
      kind: 'refused',
      reason: `The database in ${supervisor.clusterDir} does not accept the password in secrets.json beside it. Restore both from the same backup.`,
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** `started`, `another was first`, or the reason why not. */
async function startPostgres(supervisor: Supervisor, port: number): Promise<string> {
  await rotateLog(supervisor.logFile)
  const logHandle = await openLog(supervisor.logFile)
  try {
    const { size } = await logHandle.stat()
    const { code } = await control(
      supervisor,
      [
        'start',
        '--wait',
        '--silent',
        `--timeout=${startWithinSeconds}`,
        `--options=${serverOptions(port, supervisor.clusterName)}`,
      ],
      logHandle.fd,
    )
    if (code === 0) return 'started'
    const said = await readLogFrom(supervisor.logFile, size)
    if (/lock file "postmaster\.pid" already exists/.test(said)) return 'another was first'
    return /(?:FATAL|PANIC|ERROR): +(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? `code ${code}`
  } finally {
    await logHandle.close()
  }
}

/** On the command line, where `alter system` cannot change them. Errors are left to the client, which logs no personal data. */
const serverOptions = (port: number, clusterName: string) =>
  [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    `-c cluster_name=${clusterName}`,
    '-c logging_collector=off',
    '-c log_min_messages=log',
    '-c log_error_verbosity=terse',
    '-c log_checkpoints=off',
    '-c timezone=UTC',
    '-c log_timezone=UTC',
    '-c jit=off',
    `-c shared_buffers=${sharedBuffersMb()}MB`,
    `-c effective_cache_size=${Math.floor(memoryMb() / 2)}MB`,
  ].join(' ')

/** Of the machine, or what a container leaves us of it. */
const memoryMb = () => Math.floor(Math.min(totalmem(), process.constrainedMemory() || totalmem()) / 1024 / 1024)

/**
 * What PostgreSQL keeps in memory for all: an eighth, between what it takes by itself and 2 GB. The figures of a province
 * over ten years are larger than its default, and what is not kept is asked of the system again at every read.
 */
const sharedBuffersMb = () => Math.min(2048, Math.max(128, Math.floor(memoryMb() / 8)))

async function stopPostgres(supervisor: Supervisor, { pid }: Running): Promise<void> {
  const isOurs = async () => (await findPidFile(supervisor.clusterDir))?.pid === pid && isAlive(pid)
  if (!(await isOurs())) return
  await control(supervisor, ['stop', '--mode=fast', '--wait', '--silent', '--timeout=30'])
  if (!(await isOurs())) return
  supervisor.log.warn({ pid }, 'the database did not stop in 30 s; it recovers at its next start')
  await control(supervisor, ['stop', '--mode=immediate', '--wait', '--silent', '--timeout=30'])
}

/** Detached: in a process group of its own, or, on Windows, away from our console. */
const control = ({ account, binaries, clusterDir }: Supervisor, args: string[], output?: number) =>
  account.run(binaries.pg_ctl, args, {
    cwd: clusterDir,
    env: postgresEnv(clusterDir),
    detached: true,
    stdio: ['ignore', output ?? 'ignore', output ?? 'ignore'],
  })

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
