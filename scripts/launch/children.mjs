import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const children = new Set()
let stoppedBy

/** From now on a signal goes to whatever child runs, and no further child is started. */
export function passSignalsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopChildren(signal))
}

export function stopChildren(signal) {
  stoppedBy ??= signal
  for (const child of children) child.kill(signal)
}

/** Starts a program and waits for its end; answers with its exit code. */
export function runChild(command, args, options) {
  if (stoppedBy) process.exit(codeOf(stoppedBy))
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    children.add(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      children.delete(child)
      resolve(code ?? codeOf(signal))
    })
  })
}

/** For a step that must succeed before the next. */
export async function requireChild(command, args, options, refusal) {
  const code = await runChild(command, args, options)
  if (stoppedBy) process.exit(codeOf(stoppedBy))
  if (code === 0) return
  console.error(refusal)
  process.exit(1)
}

const codeOf = (signal) => 128 + (constants.signals[signal] ?? 0)
