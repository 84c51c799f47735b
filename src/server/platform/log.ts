import { systemClock } from './clock.ts'

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
    process.stderr.write(
      `${JSON.stringify({ level: number, time: systemClock.now().getTime(), ...fields, msg: message }, withError)}\n`,
    )
  }
  return { info: level === 'info' ? write(30) : () => {}, warn: write(40), error: write(50) }
}

const withError = (_key: string, value: unknown) => (value instanceof Error ? describeError(value) : value)

/** What failed and where, without what people wrote: the database repeats that in its details, and in messages about data. */
export function describeError(error: Error) {
  const { code, constraint } = error as { code?: string; constraint?: string }
  const isAboutData = code !== undefined && /^22...$/.test(code)
  const message = isAboutData ? 'the database refuses a value' : error.message
  const calls = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, message, code, constraint, stack: calls?.join('\n') }
}
