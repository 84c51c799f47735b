import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireChild } from './children.mjs'
import { node24 } from './node24.mjs'

const sources = ['src/web', 'src/shared', 'src/rules', 'vite.config.ts', 'package-lock.json']

const stampOf = (root) => join(root, 'dist', 'web-built-from')

/** Whether the web client was built from just these sources. */
export const isWebBuilt = (root) =>
  existsSync(join(root, 'dist/web/index.html')) &&
  existsSync(stampOf(root)) &&
  readFileSync(stampOf(root), 'utf8') === hashOf(root, sources)

/** Makes it so. */
export async function ensureWebBuilt(root) {
  if (isWebBuilt(root)) return
  const stamp = stampOf(root)
  const wanted = hashOf(root, sources)
  console.log('Building the web client ...')
  rmSync(stamp, { force: true })
  await requireChild(
    node24(root),
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
    'The web client could not be built; see above.',
  )
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function hashOf(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((path) => filesBelow(root, path))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(root, path) {
  let entries
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
  return entries
    .filter(({ name }) => !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}
