import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { FRONT_TEXT, LATER_TEXT } from './src/web/text/parts.ts'

const COMPRESSIBLE = /\.(js|css|svg|json|txt|webmanifest)$/
const MIN_BYTES = 1024

/** Compressed once here, so that the server only chooses a file. index.html is left out: each answer carries its own nonce. */
function brotliBesideAssets(): Plugin {
  return {
    name: 'brotli-beside-assets',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After Vite's own last step, which still rewrites the chunks.
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
          if (!COMPRESSIBLE.test(file.fileName) || bytes.length < MIN_BYTES) continue
          const source = brotliCompressSync(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          })
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source })
        }
      },
    },
  }
}

const NO_SCHEMAS = '\0no-schemas'

/** The browser takes types and constants from src/shared and checks nothing itself, so the schema library stays behind (12 kB). */
function schemasStayOnTheServer(): Plugin {
  return {
    name: 'schemas-stay-on-the-server',
    enforce: 'pre',
    resolveId(source) {
      if (source === 'typebox') return NO_SCHEMAS
      if (source.startsWith('typebox/')) this.error(`${source}: the web checks nothing by schema; ask the server`)
      return undefined
    },
    load: (id) =>
      id === NO_SCHEMAS
        ? 'export const Type = new Proxy(() => Type, { get: () => Type }); export default Type'
        : undefined,
  }
}

const partOf = (group: string) => {
  if ((FRONT_TEXT as readonly string[]).includes(group)) return 'front'
  return (LATER_TEXT as readonly string[]).includes(group) ? group : 'rest'
}

/** `vi.json?front`, `vi.json?rest`, `vi.json?audit` …: one file to write, several to load. */
function textInParts(): Plugin {
  return {
    name: 'text-in-parts',
    enforce: 'pre',
    load(id) {
      const [, file = '', part] = /^(.*[\\/]vi\.json)\?(\w+)$/.exec(id) ?? []
      if (!part || !(part === 'front' || part === 'rest' || (LATER_TEXT as readonly string[]).includes(part)))
        return undefined
      this.addWatchFile(file)
      const groups = Object.entries(JSON.parse(readFileSync(file, 'utf8')))
      const texts = groups.filter(([group]) => partOf(group) === part)
      // The id ends with no .json, so what is loaded must be JavaScript already.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(texts)))})`
    },
  }
}

export default defineConfig({
  root: 'src/web',
  plugins: [schemasStayOnTheServer(), textInParts(), react(), brotliBesideAssets()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    // Windows 7 still runs in communes; Chrome 109 and Firefox 115 are the last on it.
    target: ['chrome109', 'firefox115', 'safari16'],
    // The policy allows images and fonts from files only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Where only a constant of src/shared is used, the schemas beside it fall away.
      treeshake: {
        manualPureFunctions: ['Type', 'Nullable'],
        moduleSideEffects: (id) => !id.includes('/src/shared/'),
      },
      // A few files instead of thirty: over a slow line each request costs more than the bytes it brings.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(?!.*virtual)[^/]+|i18next|react-i18next)\//,
            },
            {
              name: 'ui',
              // What only later pages use comes with them.
              test: /src\/(web\/(ui\/(?!filters|details|panel|scroll-box|drop-area)|api|text\/i18n|app\/(language|links|query|use-session))|rules\/(?!proposals|figures|reports|overview|boundaries|period-in-words))|vi\.json\?front/,
            },
            {
              // What lists of duties share, or each piece of it comes as a file of its own.
              name: 'work',
              test: /src\/web\/(features\/duties\/(answer-(columns|table)|duties\.|duty-(link|words)|standing-(counts|mark)|use-selection|work-section)|facts\/period-words)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
