import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { passSignalsOn, runChild } from './launch/children.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { node24, requireUsableNode } from './launch/node24.mjs'

// `npm run dev`: the server starts anew on each save, and Vite stands in front of it.
const root = dirname(dirname(fileURLToPath(import.meta.url)))

requireUsableNode()
passSignalsOn()
await ensureInstalled(root)

const port = Number(process.env.PORT || 8080)
const { createServer } = await import(pathToFileURL(join(root, 'node_modules/vite/dist/node/index.js')).href)
const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${port}`, '/health': `http://127.0.0.1:${port}` } },
})
await vite.listen()
const address = `http://127.0.0.1:${vite.httpServer.address().port}`
console.log(`Develop at ${address}`)

process.exitCode = await runChild(
  node24(root),
  ['--watch', '--watch-preserve-output', join(root, 'src/cli/main.ts'), 'start'],
  {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: process.env.PUBLIC_URL || address,
      // Letters are read on a page, below "Quản trị".
      HIEUHOC_SMTP_URL: process.env.HIEUHOC_SMTP_URL || 'keep:',
    },
  },
)
await vite.close()
