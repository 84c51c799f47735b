import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { requireChild } from './children.mjs'
import { node24 } from './node24.mjs'

const stampOf = (root) => join(root, 'node_modules', '.hieuhoc-installed')

const wantedBy = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')

const isComplete = (root) =>
  existsSync(node24(root)) && existsSync(join(root, 'node_modules', 'fastify', 'package.json'))

/** Whether node_modules holds just what package-lock.json names. */
export const isInstalled = (root) =>
  isComplete(root) && (readIfThere(stampOf(root)) === wantedBy(root) || installedByHand(root))

/** Makes it so. */
export async function ensureInstalled(root) {
  const stamp = stampOf(root)
  const wanted = wantedBy(root)
  if (!isInstalled(root)) {
    console.log('Installing packages (once, and after each update) ...')
    rmSync(stamp, { force: true })
    const [command, ...args] = npmCommand()
    // Engines are not warned of: what asks for a newer Node than npm runs on gets Node 24.
    // Building the web client needs the development packages, also where NODE_ENV says production.
    const flags = ['--include=dev', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error']
    await requireChild(
      command,
      [...args, ...verb(root), ...flags],
      { cwd: root, shell: command === 'npm' && process.platform === 'win32' },
      'The packages could not be installed; npm says why above.',
    )
    if (!isComplete(root)) {
      console.error('npm did not install everything: allow its install scripts, then start again.')
      process.exit(1)
    }
  }
  if (readIfThere(stamp) !== wanted) writeFileSync(stamp, wanted)
}

/** Whether `npm install` or `npm ci` has left just what the lock names: npm keeps its own record. */
function installedByHand(root) {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const { packages: found } = JSON.parse(record)
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    if (!(path in found)) return optional === true
    return found[path].version === version && existsSync(join(root, path, 'package.json'))
  })
}

/** Windows cannot delete a program that runs, and this file may run on the Node in node_modules. */
const verb = (root) => (process.platform === 'win32' && existsSync(node24(root)) ? ['install', '--no-save'] : ['ci'])

/** The npm that runs us, or the one beside this Node: without a shell, which on Windows would misread paths. */
function npmCommand() {
  const running = process.env.npm_execpath
  const beside = ['node_modules/npm/bin/npm-cli.js', '../lib/node_modules/npm/bin/npm-cli.js'].map((path) =>
    join(dirname(process.execPath), path),
  )
  const found = [running, ...beside].find((path) => path && basename(path) === 'npm-cli.js' && existsSync(path))
  const node = process.env.npm_node_execpath
  return found ? [node && existsSync(node) ? node : process.execPath, found] : ['npm']
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
