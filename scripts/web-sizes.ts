import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

// What a browser loads for each page, brotli-compressed: the promise of docs/architecture.md, measured on dist/web.

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[] }

const FIRST_LIMIT = 160_000
const LATER_LIMIT = 60_000
/** Sign-in, and where people arrive after it. */
const FIRST_PAGES = ['identity', 'setup', 'duties', 'programmes', 'documents']
const folder = join(import.meta.dirname, '../dist/web')
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))

function sizeOf(file: string): number {
  const path = join(folder, file)
  try {
    return statSync(`${path}.br`).size
  } catch {
    return brotliCompressSync(readFileSync(path)).length
  }
}

/** The files of a chunk and of all that it imports at once. */
function filesOf(key: string, seen = new Set<string>(), files = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return files
  seen.add(key)
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  for (const imported of chunk.imports ?? []) filesOf(imported, seen, files)
  return files
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + sizeOf(file), 0)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? 'index.html'
const page = new Set([...filesOf(entry), 'index.html'])
const lazy = Object.keys(manifest).filter((key) => /^(app\/|features\/|text\/)/.test(key) && key !== entry)
const signIn = lazy.find((key) => key.endsWith('routes/identity.tsx'))
const atSignIn = new Set([...page, ...(signIn ? filesOf(signIn) : [])])

let failed = 0
function line(name: string, bytes: number, limit: number) {
  if (bytes > limit) failed++
  console.log(`${kB(bytes)}  of ${kB(limit).trim().padStart(9)}  ${bytes > limit ? 'TOO MUCH ' : ''}${name}`)
}

line('every page: document, shell, Vietnamese', total(page), FIRST_LIMIT)
for (const key of lazy) {
  const own = filesOf(key)
  if (!key.startsWith('app/routes/')) continue
  const first = FIRST_PAGES.some((name) => key.endsWith(`/${name}.tsx`))
  // Behind sign-in the rest of the words comes along.
  if (key !== signIn) for (const file of filesOf('text/vi.json?rest')) own.add(file)
  const limit = first ? FIRST_LIMIT : FIRST_LIMIT + LATER_LIMIT
  line(`${first ? 'first page' : 'entered from outside'}: ${key}`, total(new Set([...page, ...own])), limit)
}
for (const key of lazy) {
  const more = [...filesOf(key)].filter((file) => !atSignIn.has(file))
  line(`later: ${key}`, total(more), LATER_LIMIT)
}
const files = readdirSync(join(folder, 'assets')).filter((file) => !file.endsWith('.br'))
console.log(`${kB(total(files.map((file) => `assets/${file}`)))}  everything (${files.length} files)`)
process.exitCode = failed > 0 ? 1 : 0
