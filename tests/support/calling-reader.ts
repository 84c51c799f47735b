import { connect } from 'node:net'
import type { ReadingMessage, ReadingOrder } from '../../src/server/modules/documents/reading-process.ts'
import '../../src/server/modules/documents/reading-worker.ts'

// The process that reads, which calls the port that the file names and says how that ended.

const say = (message: ReadingMessage) => process.send?.(message)

process.removeAllListeners('message')
process.on('message', ({ bytes }: ReadingOrder) => {
  connect(Number(Buffer.from(bytes).toString()), '127.0.0.1')
    .on('connect', () => say({ type: 'inspected', format: 'txt' }))
    .on('error', ({ name }) => say({ type: 'refused', code: name, params: {} }))
})
