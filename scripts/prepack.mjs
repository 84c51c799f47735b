import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureWebBuilt } from './launch/build-web.mjs'

// A packed copy carries the built web client: where it is installed there is nothing to build it with.
await ensureWebBuilt(dirname(dirname(fileURLToPath(import.meta.url))))
