import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { refuseOtherCalls } from '../server/platform/outgoing.ts'
import { programVersion } from '../server/platform/program-version.ts'
import type { ReadOptions } from './read-many.ts'

// Types are stripped and code compiled once. Not below node_modules: npm ci must be able to empty that.
enableCompileCache(join(import.meta.dirname, '../../dist/node'))

refuseOtherCalls()

// A pipe that closes early, such as `| head`, is not our fault.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

/** 0: done; 1: the input or the environment is at fault; 2: the command is. */
let code = 0

function positive(given: string): number {
  if (!/^[1-9]\d{0,2}$/.test(given)) throw new InvalidArgumentError('a whole number from 1 to 999')
  return Number(given)
}

const program = new Command('hieuhoc')
  .description('Reads a learning-society plan and runs it.')
  .version(programVersion)
  .exitOverride()
  .showHelpAfterError('(hieuhoc --help lists the commands)')

program
  .command('read')
  .description('read plans (.docx, .txt) and print their targets, duties, reports, reviews and citations')
  .argument('<path...>', 'a plan, or several, or folders with plans in them: then one line each')
  .option('--json', 'print the whole reading as JSON and nothing else; of several, one line of it each')
  .option('--out <dir>', 'write each reading there as NAME.json')
  .option('--jobs <n>', 'how many are read at once; as many as there are cores', positive)
  .action(async (paths: string[], options: ReadOptions) => {
    const { readPlans } = await import('./read.ts')
    code = await readPlans(paths, options)
  })

program
  .command('compare')
  .description('read a later paper against the one it amends or replaces and print what is added, changed and removed')
  .argument('<older>', 'the plan as it was (.docx, .txt)')
  .argument('<newer>', 'the paper that amends it, or the plan that replaces it (.docx, .txt)')
  .option('--json', 'print every change and every instruction as JSON and nothing else')
  .action(async (older: string, newer: string, options: { json?: true }) => {
    const { comparePapers } = await import('./compare.ts')
    code = await comparePapers(older, newer, options)
  })

program
  .command('check-layout')
  .description('hold a paper (.docx) against the layout of Nghị định 30/2020/NĐ-CP and print what is to be mended')
  .argument('<file>', 'the paper')
  .option('--json', 'print the findings as JSON and nothing else')
  .action(async (file: string, options: { json?: true }) => {
    const { checkLayoutOf } = await import('./check-layout.ts')
    code = await checkLayoutOf(file, options)
  })

program
  .command('start')
  .description('start the server; the environment says where (PORT, HOST, HIEUHOC_DATA, DATABASE_URL, PUBLIC_URL)')
  .option('--demo', 'add a plainly marked sample: an invented province, its plan, agencies and people of each role')
  .action(async (options: { demo?: boolean }) => {
    const { start } = await import('./start.ts')
    code = await start(options)
  })

program
  .command('migrate')
  .description('bring the database to the newest shape and stop')
  .action(async () => {
    const { migrateDatabase } = await import('./migrate.ts')
    code = await migrateDatabase()
  })

program
  .command('backup')
  .description('write everything into a file and read it back; beside a running server too')
  .argument('<file>', 'a new file; with HIEUHOC_BACKUP_PASSPHRASE it is encrypted')
  .action(async (file: string) => {
    const { backUp } = await import('./backup.ts')
    code = await backUp(file)
  })

program
  .command('restore')
  .description('fill an empty system with a backup')
  .argument('<file>', 'the backup')
  .action(async (file: string) => {
    const { restore } = await import('./restore.ts')
    code = await restore(file)
  })

program
  .command('verify')
  .description('read back everything that stands in the system, or in a backup, and say what is wrong')
  .argument('[file]', 'a backup; the system without it')
  .action(async (file?: string) => {
    const { verify } = await import('./verify.ts')
    code = await verify(file)
  })

const audit = program.command('audit').description('the trail of who saw and did what')
audit
  .command('verify')
  .description(
    'read the trail back, say what is missing or altered, and print a head for each home to be kept elsewhere',
  )
  .option('--head <hash...>', 'heads that were kept: each must still stand in the trail')
  .action(async ({ head = [] }: { head?: string[] }) => {
    const { verifyAudit } = await import('./audit.ts')
    code = await verifyAudit(head)
  })

const user = program.command('user').description('people: add one, or give one a new link')
user
  .command('add')
  .description('add a person with a role and print the link with which they set a password')
  .requiredOption('--email <address>', 'the address they sign in with')
  .requiredOption('--name <name>', 'as others see it')
  .requiredOption('--role <role>', 'viewer, planner, unit-administrator … (a wrong one lists them all)')
  .option('--unit <code>', 'official code of the province or commune; the whole country without it')
  .action(async (options: { email: string; name: string; role: string; unit?: string }) => {
    const { addUser } = await import('./user.ts')
    code = await addUser(options)
  })
user
  .command('link')
  .description('print a new link for somebody who lost theirs or their password')
  .requiredOption('--email <address>', 'the address they sign in with')
  .action(async (options: { email: string }) => {
    const { renewUserLink } = await import('./user.ts')
    code = await renewUserLink(options)
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  code = error.exitCode === 0 ? 0 : 2
}
// The launcher's channel would keep the process alive.
if (process.connected) process.disconnect()
process.exitCode = code
