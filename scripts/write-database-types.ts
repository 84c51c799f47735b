import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedDatabase } from '../src/server/platform/embedded-database.ts'
import { silentLog } from '../src/server/platform/log.ts'
import { migrate } from '../src/server/platform/migrate.ts'

// Writes the types of our tables from the migrations themselves, so that the two cannot differ.
const target = 'src/server/platform/schema.ts'
const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-types-'))
const database = await startEmbeddedDatabase({ dataDir: folder, log: silentLog })
try {
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query('create database types')
  await admin.end()
  const url = new URL(database.adminUrl)
  url.pathname = '/types'
  await migrate(url.href, { app: 'app', jobs: 'jobs' })
  const run = (script: string, ...args: string[]) =>
    execFileSync(process.execPath, [join('node_modules', script), ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  run(
    'kysely-codegen/dist/cli/bin.js',
    '--dialect=postgres',
    `--url=${url.href}`,
    `--out-file=${target}`,
    '--camel-case',
    '--date-parser=string',
    '--exclude-pattern=public.migrations*',
    '--default-schema=public',
    '--type-mapping={"ltree":"string"}',
  )
  run('@biomejs/biome/bin/biome', 'check', '--write', target)
  console.log(`${target}: ${(await readFile(target, 'utf8')).split('\n').length} lines`)
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
