import { type ChildProcess, fork } from 'node:child_process'

/** How an order ended: with a last message, or without one. */
export type Ending<Message> =
  | { how: 'answered'; message: Message }
  | { how: 'late' | 'out-of-memory' | 'stopped' }
  | { how: 'died'; error: Error }

export type Limits = { timeMs: number; memoryMb: number }

/** What an order is refused with that broke a limit; undefined where it ended otherwise. */
export function refusalBy(how: Ending<unknown>['how'], { timeMs, memoryMb }: Limits) {
  if (how === 'late') return { type: 'refused', code: 'took-too-long', params: { seconds: timeMs / 1000 } } as const
  if (how === 'out-of-memory') return { type: 'refused', code: how, params: { megabytes: memoryMb } } as const
  return undefined
}

export type Watching<Message> = {
  signal?: AbortSignal | undefined
  /** Hears what is not the last message. */
  onMessage?: (message: Message) => void
}

export type WorkerPool<Order, Message> = {
  run(order: Order, limits: Limits, watching?: Watching<Message>): Promise<Ending<Message>>
  /** Ends those that wait for work; who is at work is stopped by its signal. */
  stop(): void
}

export type PoolOptions<Order, Message> = {
  isLast: (message: Message) => boolean
  /** Whether the process may take another order after this one; left out: always. */
  mayGoOn?: (order: Order, message: Message) => boolean
}

type Waiting = { child: ChildProcess; memoryMb: number; leave: () => void }

/** A process that waits this long for work goes. */
const patienceMs = 60_000
/** Of what a process wrote as it died. */
const lastWords = 4_000

const isGone = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/**
 * Work in processes of their own, one order at a time in each: an order can keep them busy for no longer and fill them
 * with no more than its limits say, and what the engine cannot survive, as a heap that is full, ends them and not us. A
 * process that did its work waits for the next, for most of the time of a short one is the start. `file` answers by
 * `answerOrders`.
 */
export function startWorkers<Order, Message>(
  file: URL,
  { isLast, mayGoOn = () => true }: PoolOptions<Order, Message>,
): WorkerPool<Order, Message> {
  const waiting = new Set<Waiting>()
  let stopped = false

  const take = (memoryMb: number): ChildProcess => {
    for (const one of waiting) {
      if (one.memoryMb !== memoryMb) continue
      one.leave()
      one.child.off('exit', one.leave).ref()
      one.child.channel?.ref()
      return one.child
    }
    return fork(file, {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      // Windows opens no socket, and so no channel, without it.
      env: { ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
  }
  const keep = (child: ChildProcess, memoryMb: number) => {
    child.unref()
    child.channel?.unref()
    const leave = () => {
      clearTimeout(patience)
      waiting.delete(one)
    }
    // Nobody is to be given one that is about to go.
    const patience = setTimeout(() => {
      leave()
      child.kill('SIGKILL')
    }, patienceMs).unref()
    const one: Waiting = { child, memoryMb, leave }
    waiting.add(one)
    child.once('exit', leave)
  }

  return {
    run: (order, { timeMs, memoryMb }, { signal, onMessage } = {}) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve({ how: 'stopped' })
        const child = take(memoryMb)
        let words = ''
        const listen = (chunk: Buffer) => {
          words = `${words}${chunk}`.slice(-lastWords)
        }
        const end = (ending: Ending<Message>) => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', stop)
          child.off('message', hear).off('exit', mourn).off('error', fail)
          child.stderr?.off('data', listen)
          const goesOn = ending.how === 'answered' && !stopped && mayGoOn(order, ending.message)
          if (goesOn) keep(child, memoryMb)
          else if (!isGone(child)) {
            // Its memory is free before the next one starts.
            child.once('exit', () => resolve(ending)).kill('SIGKILL')
            return
          }
          resolve(ending)
        }
        const stop = () => end({ how: 'stopped' })
        const hear = (message: Message) => {
          if (isLast(message)) end({ how: 'answered', message })
          else onMessage?.(message)
        }
        const mourn = (code: number | null, by: NodeJS.Signals | null) =>
          end(
            ranFull(code, by)
              ? { how: 'out-of-memory' }
              : { how: 'died', error: new Error(`the process ended with ${by ?? code}: ${words}`) },
          )
        const fail = (error: Error) => end({ how: 'died', error })
        const timer = setTimeout(() => end({ how: 'late' }), timeMs)
        signal?.addEventListener('abort', stop)
        child.on('message', hear).on('exit', mourn).on('error', fail)
        child.stderr?.on('data', listen)
        child.send(order as object, (error) => {
          // One that is gone says so itself.
          if (error && !isGone(child)) fail(error)
        })
      }),
    stop() {
      stopped = true
      for (const { child, leave } of waiting) {
        leave()
        child.kill('SIGKILL')
      }
    },
  }
}

/** The engine aborts or traps where its heap is full; the system kills where the machine is. */
const ranFull = (code: number | null, by: NodeJS.Signals | null) =>
  code === 134 || (by !== null && ['SIGABRT', 'SIGTRAP', 'SIGKILL'].includes(by))
