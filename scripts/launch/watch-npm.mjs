import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const everyMs = 500

/** Calls back once when the npm that runs us is gone without a signal to us, as after SIGKILL. */
export function whenNpmDies(then) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const npm = findNpm(parent)
  const watch = setInterval(() => {
    if (process.ppid === parent && isAlive(parent) && isAlive(npm)) return
    clearInterval(watch)
    then()
  }, everyMs).unref()
}

/** npm starts us through a shell, which some systems keep in between. */
function findNpm(parent) {
  try {
    const { above, name } = describe(parent)
    return /^-?\w*sh$/.test(name) ? above : parent
  } catch {
    return parent
  }
}

function describe(pid) {
  if (process.platform === 'linux') {
    const [, name, above] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return { name, above: Number(above) }
  }
  const [above, name] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
  return { name: basename(name), above: Number(above) }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
