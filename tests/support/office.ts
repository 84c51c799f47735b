import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What LibreOffice makes of a file; `to` as its --convert-to has it: `pdf`, `docx`, `xlsx:Calc MS Excel 2007 XML`. */
export async function convertByOffice(bytes: Buffer, from: string, to: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-office-'))
  try {
    const file = join(folder, `given.${from}`)
    await writeFile(file, bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', join(folder, 'made'), file], {
      timeout: 100_000,
    })
    return await readFile(join(folder, 'made', `given.${to.split(':')[0]}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
