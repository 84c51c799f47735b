import { existsSync, writeFileSync } from 'node:fs'
import type { ReadingMessage, ReadingOrder } from '../../src/server/modules/documents/reading-process.ts'

// Stands in for the process that reads and does what the file says: `!loops`, `!grows`, `!waits`, `!throws`, `!secret`,
// `!dies FILE`: without a word the first time, after which the file is there; `!holds FILE`: reads once the file is there.
// Every upload gets past it, and a file that says none of these is read as ever.

const say = (message: ReadingMessage) => process.send?.(message)

type Reader = (order: ReadingOrder) => void
let reader: Promise<Reader> | undefined

/** The reader itself, which would listen beside us. */
async function loadReader(): Promise<Reader> {
  await import('../../src/server/modules/documents/reading-worker.ts')
  const listener = process.listeners('message').find((each) => each !== obey) as Reader
  process.off('message', listener)
  return listener
}

async function readAsEver(order: ReadingOrder): Promise<void> {
  reader ??= loadReader()
  const read = await reader
  read(order)
}

async function obey(order: ReadingOrder): Promise<void> {
  const { task, bytes } = order
  const [given, wish, argument = ''] = /^(!\w+) ?(\S*)/.exec(Buffer.from(bytes).toString()) ?? []
  if (given === undefined || (wish === '!dies' && task === 'read' && existsSync(argument))) return readAsEver(order)
  if (task === 'inspect') {
    say({ type: 'inspected', format: 'txt' })
    return
  }
  say({ type: 'progress', share: 0.25, stage: 'outline' })
  switch (wish) {
    case '!loops':
      for (;;);
    case '!grows': {
      const kept: string[][] = []
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, n) => `${kept.length} ${n}`))
    }
    case '!throws':
      throw new Error('the reader has a fault')
    case '!dies':
      writeFileSync(argument, '')
      process.exit(1)
      break
    case '!holds': {
      const timer = setInterval(() => {
        if (!existsSync(argument)) return
        clearInterval(timer)
        void readAsEver(order)
      }, 20)
      break
    }
    case '!secret':
      say({ type: 'refused', code: 'secret-document', params: { mark: 'MẬT' } })
      break
    default:
      setInterval(() => {}, 1000)
  }
}

process.on('message', obey)
