import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureWebBuilt } from './launch/build-web.mjs'
import { passSignalsOn, runChild, stopChildren } from './launch/children.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { node24, requireUsableNode } from './launch/node24.mjs'
import { whenNpmDies } from './launch/watch-npm.mjs'

// `npm start`: from a fresh clone to a running server, on whatever Node the machine has.
const root = dirname(dirname(fileURLToPath(import.meta.url)))

requireUsableNode()
passSignalsOn()
await ensureInstalled(root)
await ensureWebBuilt(root)
whenNpmDies(() => stopChildren('SIGTERM'))
// The channel tells the server when we are gone, however that happened.
process.exitCode = await runChild(node24(root), [join(root, 'src/cli/main.ts'), 'start', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
