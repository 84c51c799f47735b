import { execFile } from 'node:child_process'

/**
 * Asks the registry about known weaknesses of every package, for what the pages are built from is a tool by its place in
 * package.json alone; `run` answers what npm printed.
 * `passed`: none of high severity; `failed`: there is one, named in `lines`; `unknown`: the registry did not answer,
 * which is said and stops nobody: a machine without a way out must be able to test too.
 */
export async function auditPackages(run = runNpm) {
  const { printed, error } = await run(['audit', '--audit-level=high', '--json'])
  const answer = parse(printed)
  const counts = answer?.metadata?.vulnerabilities
  if (counts === undefined) {
    const why = answer?.message ?? answer?.error?.summary ?? error ?? 'no answer'
    return { outcome: 'unknown', lines: [`the registry could not be asked about known weaknesses: ${firstLine(why)}`] }
  }
  const grave = Object.values(answer.vulnerabilities ?? {}).filter(({ severity }) => /^(high|critical)$/.test(severity))
  if (grave.length === 0 && !counts.high && !counts.critical) return { outcome: 'passed', lines: [] }
  return { outcome: 'failed', lines: grave.map(({ name, severity, range }) => `${name} ${range}: ${severity}`) }
}

// Addresses name the registry that this machine uses, which is nobody else's business.
const firstLine = (text) => text.split('\n', 1)[0].replace(/https?:\/\/\S+/g, 'its address')

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** npm's exit code tells a weakness and a broken line alike; what it prints tells them apart. */
function runNpm(args) {
  const found = process.env.npm_execpath
  const [command, given] = found ? [process.execPath, [found, ...args]] : ['npm', args]
  return new Promise((resolve) => {
    const options = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024, shell: !found && process.platform === 'win32' }
    execFile(command, given, options, (error, stdout) => resolve({ printed: stdout, error: error?.message }))
  })
}
