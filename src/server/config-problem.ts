import { isIP } from 'node:net'
import { StartProblem } from './platform/start-problem.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A variable with a wrong value; the message is one line that names it and shows a right one. */
export class ConfigProblem extends StartProblem {
  override name = 'ConfigProblem'
}

/** On one line whatever it is, and not endless. */
export const show = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)

export function isLoopback(host: string): boolean {
  const name = host.toLowerCase()
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
