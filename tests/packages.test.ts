import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Locked = {
  version?: string
  resolved?: string
  integrity?: string
  license?: string
  dev?: boolean
  optional?: boolean
  link?: boolean
  hasInstallScript?: boolean
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const locked = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link)
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')

/** May be passed on with our own code (Apache-2.0), by what each asks for: a note of its licence, and no more. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
])
/** Used as they are, beside our code and not in it. */
const beside: Record<string, string> = {
  'axe-core': 'MPL-2.0',
  '@axe-core/playwright': 'MPL-2.0',
  lightningcss: 'MPL-2.0',
  'caniuse-lite': 'CC-BY-4.0',
  // Of two clauses, by the text that it brings.
  duck: 'BSD',
}

/** `(MIT OR GPL-3.0)` leaves a choice, `MIT AND ISC` asks for both. */
function isTaken(name: string, licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, '')
  return words
    .split(/ OR /)
    .some((choice) =>
      choice
        .split(/ AND /)
        .every(
          (one) =>
            permissive.has(one.trim()) ||
            beside[name.replace(/-(linux|darwin|win32|freebsd|android|openharmony).*/, '')] === one.trim(),
        ),
    )
}

function licenceOf(path: string, { license }: Locked): string {
  if (license) return license
  const file = join(path, 'package.json')
  if (!existsSync(file)) return 'not installed'
  const own = JSON.parse(readFileSync(file, 'utf8'))
  const told = own.license ?? own.licenses?.[0]
  if (told !== undefined) return typeof told === 'string' ? told : told.type
  const text = join(path, 'LICENSE')
  return existsSync(text) && readFileSync(text, 'utf8').startsWith('MIT License') ? 'MIT' : 'none'
}

test('every package comes under a licence that lets us pass it on', () => {
  expect(locked.length).toBeGreaterThan(200)
  const refused = locked
    .map(([path, entry]) => [nameOf(path), licenceOf(path, entry)] as const)
    .filter(([name, licence]) => licence !== 'not installed' && !isTaken(name, licence))
  expect(refused).toEqual([])
})

test('what is installed is just what the lock names, by its hash, from wherever it comes', () => {
  for (const [path, { integrity, resolved, version }] of locked) {
    expect(integrity, path).toMatch(/^sha512-/)
    // Names of mirrors are nobody's business, and would bind whoever installs to them.
    expect(resolved, path).toBeUndefined()
    expect(version, path).toMatch(/^\d/)
  }
})

test('no package runs anything while it is installed but those that package.json names', () => {
  const allowed = new Set(Object.keys(manifest.allowScripts))
  const runs = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
  const others = runs.filter((name) => !allowed.has(name))
  // Not let through by npm, since package.json does not name them.
  expect(others.filter((name) => !['fsevents'].includes(name))).toEqual([])
})

test('every package that we ask for stands at one exact version', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  }
})

type Run = (args: string[]) => Promise<{ printed: string; error?: string }>
const { auditPackages } = createRequire(import.meta.url)('../scripts/launch/audit.mjs') as {
  auditPackages(run: Run): Promise<{ outcome: string; lines: string[] }>
}
const auditOf = (answer: object | string) =>
  auditPackages(async () => ({ printed: typeof answer === 'string' ? answer : JSON.stringify(answer) }))

test('a grave weakness that the registry knows of fails, a slight one and none do not', async () => {
  const found = (severity: string, high: number) => ({
    vulnerabilities: { leftpad: { name: 'leftpad', severity, range: '<2.0.0' } },
    metadata: { vulnerabilities: { high, critical: 0, moderate: 1 } },
  })
  expect(await auditOf(found('high', 1))).toEqual({ outcome: 'failed', lines: ['leftpad <2.0.0: high'] })
  expect(await auditOf(found('moderate', 0))).toEqual({ outcome: 'passed', lines: [] })
})

test('a registry that cannot be asked is said, and fails nobody', async () => {
  const refusal = { message: '405 Method Not Allowed - POST https://mirror.example/-/npm/v1', error: {} }
  for (const answer of [refusal, 'no JSON at all', '']) {
    const { outcome, lines } = await auditOf(answer)
    expect(outcome).toBe('unknown')
    expect(lines.join()).not.toContain('mirror.example')
  }
})
