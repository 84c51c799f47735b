import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { passSignalsOn, runChild, stopChildren } from './launch/children.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { node24, requireUsableNode } from './launch/node24.mjs'
import { whenNpmDies } from './launch/watch-npm.mjs'

// `npm run sample:year`: from a fresh clone to a data folder with a whole year in it.
const root = dirname(dirname(fileURLToPath(import.meta.url)))

requireUsableNode()
passSignalsOn()
await ensureInstalled(root)
whenNpmDies(() => stopChildren('SIGTERM'))
process.exitCode = await runChild(node24(root), [join(root, 'scripts/sample-year/main.ts'), ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
