import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { auditPackages } from './launch/audit.mjs'
import { ensureWebBuilt } from './launch/build-web.mjs'
import { passSignalsOn, runChild } from './launch/children.mjs'
import { ensureChromium } from './launch/chromium.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { node24, requireUsableNode } from './launch/node24.mjs'

// Everything that must hold before a change lands. `--quick` is the part without a database and a browser.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
requireUsableNode()
passSignalsOn()
await ensureInstalled(root)

const quick = process.argv.includes('--quick')
let passed = 0
let failed = 0

async function check(name, script, ...args) {
  const code = await runChild(node24(root), [join('node_modules', script), ...args], {})
  if (code === 0) passed += 1
  else failed += 1
  console.log(`${code === 0 ? 'ok' : 'NOT OK'}: ${name}`)
}

/** A registry that cannot be asked is said, and counts neither way. */
async function checkPackages() {
  const { outcome, lines } = await auditPackages()
  for (const line of lines) console.log(line)
  if (outcome === 'passed') passed += 1
  if (outcome === 'failed') failed += 1
  console.log(`${{ passed: 'ok', failed: 'NOT OK', unknown: 'not known' }[outcome]}: weaknesses of packages`)
}

/** Runs test projects and adds up what they say themselves; a run that says nothing has failed. */
async function runTests(...projects) {
  const file = join('node_modules', '.hieuhoc-tests.json')
  rmSync(file, { force: true })
  const chosen = projects.map((project) => `--project=${project}`)
  const code = await runChild(
    node24(root),
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...chosen,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) } },
  )
  const before = failed
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'))
    passed += result.numPassedTests
    failed +=
      result.numFailedTests +
      result.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length
  } catch {
    failed += 1
  }
  if (code !== 0 && failed === before) failed += 1
}

const chromium = quick ? undefined : await ensureChromium()
await check('format and lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings')
await check('types', 'typescript/bin/tsc', '--build')
if (quick) await runTests('unit')
else {
  await checkPackages()
  await ensureWebBuilt(root)
  await runTests('unit', 'db')
  await runTests('process')
  await runTests('e2e')
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
