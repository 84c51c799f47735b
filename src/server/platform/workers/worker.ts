import { Worker } from 'node:worker_threads'
import { refuseOtherCalls } from '../outgoing.ts'

/**
 * The other end of `startWorkers`: does what it is told, one order at a time, and answers each with the message that
 * `work` returns, after those that it says meanwhile. Calls nobody, and does not outlive whoever started it.
 */
export function answerOrders<Order, Message>(
  work: (order: Order, say: (message: Message) => void) => Promise<Message>,
): void {
  refuseOtherCalls()
  const say = (message: Message) => {
    process.send?.(message)
  }
  process.on('message', (order: Order) => void work(order, say).then(say))
  process.on('disconnect', () => process.exit())
  // Work that hears nothing is ended all the same.
  new Worker(
    `const starter = process.ppid
     setInterval(() => {
       try {
         if (process.ppid === starter) return process.kill(starter, 0)
       } catch {}
       process.kill(process.pid, 'SIGKILL')
     }, 1000)`,
    { eval: true, env: {} },
  ).unref()
}
