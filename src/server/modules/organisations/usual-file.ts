import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UsualBody } from '../../../rules/usual-organisations.ts'

const file = join(import.meta.dirname, '../../../../data/organisations/usual-organisations.json')
let read: Promise<UsualBody[]> | undefined

/** The catalogue of data/organisations, read once. */
export function readUsualBodies(): Promise<UsualBody[]> {
  read ??= readFile(file, 'utf8').then((text) => JSON.parse(text) as UsualBody[])
  return read
}
