import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './figure.ts'

// `npm run -s bench [-- NAME...]`: a JSON line for each figure, and nothing else on standard output.
const shared = ['main', 'figure', 'crash-load', 'duty-world', 'form-load', 'form-world', 'load', 'target-world']
const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => !shared.includes(name))
  .sort()

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are: ${all.join(', ')}`)
  process.exit(2)
}

// Pages are measured as they are built.
execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/prepack.mjs')], { stdio: ['ignore', 2, 2] })
let failed = false
for (const name of asked.length > 0 ? asked : all) {
  try {
    const { run }: { run: Bench } = await import(pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href)
    const figures = run()
    for await (const figure of Symbol.asyncIterator in figures ? figures : await figures) {
      process.stdout.write(`${JSON.stringify(figure)}\n`)
    }
  } catch (error) {
    failed = true
    console.error(`bench ${name}:`, error)
  }
}
process.exit(failed ? 1 : 0)
