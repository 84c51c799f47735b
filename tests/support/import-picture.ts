import { cruise, type IReporterOutput } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import rules from '../../.dependency-cruiser.cjs'

/** The imports of src as dependency-cruiser sees them, with the rules that they break. */
export async function cruiseSources() {
  const result = (await cruise(
    ['src'],
    { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTsConfig('tsconfig.json') },
  )) as IReporterOutput
  if (typeof result.output === 'string') throw new Error(result.output)
  return result.output
}

/** Which part of the house a file belongs to. */
function partOf(path: string): string | undefined {
  const [, first = '', second = '', third = ''] = path.split('/')
  if (!path.startsWith('src/') || /[.](test|spec)[.]/.test(path)) return undefined
  if (first === 'server') return second === 'modules' ? third : second === 'platform' ? 'platform' : 'app'
  if (first === 'web') return second === 'features' ? 'web/features' : second === 'app' ? 'web/app' : 'web/ui'
  return first
}

/** The picture in docs/architecture.md: one arrow for each pair of parts with an import between them. */
export async function drawImports(): Promise<string> {
  const { modules } = await cruiseSources()
  const edges = new Set<string>()
  const parts = new Set<string>()
  for (const { source, dependencies } of modules) {
    const from = partOf(source)
    if (from === undefined) continue
    parts.add(from)
    for (const { resolved } of dependencies) {
      const to = partOf(resolved)
      if (to !== undefined && to !== from && !everywhere.has(to)) edges.add(`  ${from} --> ${to}`)
    }
  }
  const subjects = [...parts].filter((part) => !named.has(part)).sort()
  return [
    'flowchart TD',
    '  subgraph server',
    '    app',
    '    subgraph modules',
    ...subjects.map((part) => `      ${part}`),
    '    end',
    '  end',
    ...[...edges].sort(),
  ].join('\n')
}

/** Drawn they would only hide the rest: every part may import them. */
const everywhere = new Set(['shared', 'rules', 'platform'])
const named = new Set([...everywhere, 'app', 'cli', 'reading', 'web/app', 'web/features', 'web/ui'])
