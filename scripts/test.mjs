import { readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { auditPackages } from './launch/audit.mjs'
import { ensureWebBuilt } from './launch/build-web.mjs'
import { passSignalsOn, runChild } from './launch/children.mjs'
import { ensureChromium } from './launch/chromium.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { node24, requireUsableNode } from './launch/node24.mjs'
import { ensureOffice } from './launch/office.mjs'

// Everything that must hold before a change lands. `--quick` is the part without a database and a browser.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
requireUsableNode()
passSignalsOn()
await ensureInstalled(root)

const quick = process.argv.includes('--quick')
let passed = 0
/** What failed, a line each: named once more at the end, where a long output is read first. */
const failed = []

async function check(name, script, ...args) {
  const code = await runChild(node24(root), [join('node_modules', script), ...args], {})
  if (code === 0) passed += 1
  else failed.push(name)
  console.log(`${code === 0 ? 'ok' : 'NOT OK'}: ${name}`)
}

/** A registry that cannot be asked is said, and counts neither way. */
async function checkPackages() {
  const { outcome, lines } = await auditPackages()
  for (const line of lines) console.log(line)
  if (outcome === 'passed') passed += 1
  if (outcome === 'failed') failed.push('weaknesses of packages')
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
  const before = failed.length
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'))
    passed += result.numPassedTests
    for (const suite of result.testResults) failed.push(...failuresIn(suite))
  } catch (error) {
    failed.push(`${projects.join(', ')}: the result cannot be read (${error})`)
  }
  if (code !== 0 && failed.length === before) failed.push(`${projects.join(', ')}: ended with code ${code}`)
}

/** The failures of one file: its tests, or the file itself where it died before any. */
function failuresIn(suite) {
  const name = relative(root, suite.name)
  const tests = suite.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`)
  if (suite.status === 'failed' && tests.length === 0) return [`${name}: ${firstLine(suite.message)}`]
  return tests
}

function firstLine(message) {
  return (message ?? '').split('\n', 1)[0].slice(0, 300)
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
  if (ensureOffice()) await runTests('office')
  else
    console.log(
      'not known: what LibreOffice makes of our files (Debian: apt-get install libreoffice-writer libreoffice-calc)',
    )
}
for (const failure of failed) console.log(`FAILED: ${failure}`)
console.log(`${passed} passed, ${failed.length} failed`)
process.exit(failed.length > 0 || passed === 0 ? 1 : 0)
