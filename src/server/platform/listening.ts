import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { StartProblem } from './start-problem.ts'

/** The port, or a free one for 0. Throws a line that says why it cannot be listened on. */
export function requireFreePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(describeListenError(error, host, port)))
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

export class PortInUse extends StartProblem {}

export function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PortInUse(`Port ${port} is in use. Stop what uses it or set PORT.`)
    case 'EACCES':
      return new StartProblem(`Port ${port} is not open to this user. Set PORT to 1024 or above.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartProblem(`HOST is ${host}, which is not an address of this machine. Example: HOST=127.0.0.1`)
    default:
      return error
  }
}

/** The address to open in a browser. */
export function addressOf(host: string, port: number, secure: boolean): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? hostname() : host.includes(':') ? `[${host}]` : host
  return `${secure ? 'https' : 'http'}://${name}:${port}`
}
