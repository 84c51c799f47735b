import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const filesIn = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(folder, path))

/** What a file says outside of comments and of quoted words. */
function codeOf(path: string): string {
  const text = readFileSync(path, 'utf8')
  if (path.endsWith('.sql')) return text.replaceAll(/--.*$/gm, '').replaceAll(/comment on [^;]*;/g, '')
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<![:'"`])\/\/.*$/gm, '')
}

const jsClock = /\bnew Date\(\s*\)|\bDate\.now\b|(?<!\bnew )(?<![.\w])Date\(\)|\.format\(\s*\)|\bprocess\.hrtime\b/
const sqlClock =
  /(?<![.\w])(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\bcurrent_(date|time|timestamp)\b|\blocaltime(stamp)?\b|\b(date|timestamptz?|timestamp with time zone)\s*'(now|today|tomorrow|yesterday)'|'(now|today|tomorrow|yesterday)'::/i

/** Where the machine's own clock may be read, and why. Waits are measured by `performance.now()`, which nobody sets. */
const mayReadClock = new Map([['src/server/platform/clock.ts', 'it is the clock']])
/** Where the real clock is taken up, to be passed on; modules and platform otherwise are handed one. */
const mayTakeClock = new Map([
  ['src/server/platform/clock.ts', 'it is the clock'],
  ['src/server/start.ts', 'puts the server together'],
  ['src/server/prepare-database.ts', 'notes when a catalogue was loaded, before there is a server'],
  ['src/server/platform/migrate.ts', 'the list of migrations says when each was run'],
  ['src/server/platform/log.ts', 'a line of the log says when it was written'],
  ['src/server/platform/single-server.ts', 'server.json says for people since when the server runs'],
])

const sources = ['src/server', 'src/rules', 'src/shared', 'src/reading', 'src/cli'].flatMap((folder) =>
  filesIn(folder, /\.ts$/),
)

test('only the clock reads the clock', () => {
  expect(sources.length).toBeGreaterThan(150)
  const readers = sources.filter((path) => jsClock.test(codeOf(path)))
  expect(readers).toEqual([...mayReadClock.keys()])
})

test('no statement and no migration asks the database what time it is', () => {
  const statements = [...sources.filter((path) => !mayReadClock.has(path)), ...filesIn('migrations', /\.sql$/)]
  expect(statements.length).toBeGreaterThan(sources.length + 5)
  expect(statements.filter((path) => sqlClock.test(codeOf(path)))).toEqual([])
})

test('the real clock is taken up where the server is put together, and passed on from there', () => {
  const takers = sources.filter((path) => !path.startsWith('src/cli/') && /\bsystemClock\b/.test(codeOf(path)))
  expect(takers.sort()).toEqual([...mayTakeClock.keys()].sort())
})

test.each([
  ['const at = new Date()', true],
  ['const at = Date.now()', true],
  ['Intl.DateTimeFormat().format()', true],
  ['clock.now()', false],
  ['new Date(Date.UTC(2026, 1, 0))', false],
  ['performance.now()', false],
])('%s reads the clock: %s', (code, reads) => expect(jsClock.test(code)).toBe(reads))

test.each([
  ['set read_at = now()', true],
  ['default current_timestamp', true],
  ["date 'today'", true],
  ['clock.now()', false],
  ['known_days(now_known)', false],
  ["'now'::timestamptz", true],
  ["on: 'today'", false],
])('%s asks the database for the time: %s', (code, asks) => expect(sqlClock.test(code)).toBe(asks))
