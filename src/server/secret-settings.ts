import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigProblem, type Environment, show } from './config-problem.ts'

/**
 * From the variable or from the file that `…_FILE` names; `example` shows a right one. Spaces count, the file's last line
 * break does not; neither the value nor what the file holds is ever repeated.
 */
export function readSecret(env: Environment, cwd: string, name: string, example: string): string | undefined {
  const fileName = `${name}_FILE`
  const file = env[fileName]?.trim()
  if (!file) return env[name] || undefined
  if (env[name]) throw new ConfigProblem(`${name} and ${fileName} are both set; keep one. ${example}`)
  try {
    const secret = readFileSync(resolve(cwd, file), 'utf8').replace(/\r?\n$/, '')
    if (secret) return secret
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigProblem(`${fileName} is ${show(file)}, which cannot be read (${code}). ${example}`)
  }
  throw new ConfigProblem(`${fileName} is ${show(file)}, which is empty. ${example}`)
}

/**
 * The variables that name a file with a secret which every user of this machine may read. Told and not refused: in a
 * container such files are mounted so, and nobody else is there. Windows keeps no such mode.
 */
export function openToAll(env: Environment, cwd: string): string[] {
  if (process.platform === 'win32') return []
  return Object.keys(env).filter((name) => {
    const file = /^(DATABASE_URL|HIEUHOC_.+)_FILE$|^HIEUHOC_TLS_KEY$/.test(name) ? env[name]?.trim() : undefined
    const mode = file ? statSync(resolve(cwd, file), { throwIfNoEntry: false })?.mode : undefined
    return mode !== undefined && (mode & 0o004) !== 0
  })
}
