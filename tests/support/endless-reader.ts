import '../../src/server/modules/documents/reading-worker.ts'

// The process that reads, which never comes to the end of a file.

process.removeAllListeners('message')
process.on('message', () => {
  process.send?.({ type: 'progress', share: 0, stage: 'file' })
  // What was sent is on its way before the loop begins.
  setTimeout(() => {
    for (;;);
  }, 200)
})
