import { StartProblem } from '../start-problem.ts'

/** Codes that the administrator's page words, too. */
export type BackupProblemCode =
  | 'nothing-here'
  | 'file-exists'
  | 'folder-unusable'
  | 'disk-full'
  | 'rows-hidden'
  | 'not-a-backup'
  | 'newer-format'
  | 'newer-migrations'
  | 'passphrase-missing'
  | 'passphrase-wrong'
  | 'damaged'
  | 'not-empty'
  | 'differs'

/** Why there is no backup, or no restoring one: one line for whoever asked. */
export class BackupProblem extends StartProblem {
  override name = 'BackupProblem'
  readonly code: BackupProblemCode

  constructor(code: BackupProblemCode, message: string) {
    super(message)
    this.code = code
  }
}

export const damaged = (file: string, what: string) =>
  new BackupProblem('damaged', `${file} is damaged: ${what}. Take another one.`)
