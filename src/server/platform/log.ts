/** What we ask of a logger; pino's satisfies it. Fields hold no personal data. */
export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type LogLevel = 'info' | 'warn'

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** What happens outside of requests, in the form of Fastify's log: a JSON line on standard error. */
export function createLog(level: LogLevel): Log {
  const write = (number: number) => (fields: object, message: string) => {
    process.stderr.write(`${JSON.stringify({ level: number, time: Date.now(), ...fields, msg: message }, withError)}\n`)
  }
  return { info: level === 'info' ? write(30) : () => {}, warn: write(40), error: write(50) }
}

const withError = (_key: string, value: unknown) =>
  value instanceof Error ? { type: value.name, message: value.message, stack: value.stack } : value
