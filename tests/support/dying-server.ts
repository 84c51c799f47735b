import { readdirSync, readFileSync } from 'node:fs'
import { startReadingProcesses } from '../../src/server/modules/documents/reading-process.ts'

// Has a file read whose reading does not end, and tells which process is at it.

const processes = startReadingProcesses(new URL('./endless-reader.ts', import.meta.url))
void processes.read({
  order: { task: 'read', bytes: Buffer.from('') },
  limits: { timeMs: 600_000, memoryMb: 100 },
  onProgress: () => {
    const children = readdirSync('/proc/self/task').map((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8'),
    )
    process.stdout.write(children.join(' ').trim())
  },
})
