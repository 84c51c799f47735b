const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const modules = '^src/server/modules/'
const test = '[.](test|spec)[.]tsx?$'
module.exports = {
  forbidden: [
    forbid('no-cycles', 'Move what both need into a file that neither owns.', {}, { circular: true }),
    forbid('no-orphan-imports', 'The file that is imported does not exist.', {}, { couldNotResolve: true }),
    forbid(
      'shared-stands-alone',
      'It is the wire contract.',
      { path: '^src/shared/' },
      { path: '^src/', pathNot: '^src/shared/' },
    ),
    forbid(
      'rules-are-pure',
      'Arithmetic and law only: they run in the browser too.',
      { path: '^src/rules/', pathNot: test },
      { path: '^src/(server|web|reading|cli)/|node_modules/(fastify|kysely|pg|react)/' },
    ),
    forbid(
      'rules-use-no-node',
      'They run in the browser too.',
      { path: '^src/(rules|shared)/', pathNot: test },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'reading-is-pure',
      'Bytes in, facts out.',
      { path: '^src/reading/' },
      { path: '^src/(server|web|cli)/|node_modules/(fastify|kysely|pg)/' },
    ),
    forbid('platform-knows-no-module', 'Pass it in from app.ts.', { path: '^src/server/platform/' }, { path: modules }),
    forbid(
      'modules-meet-at-index',
      "Import the other module's index.ts.",
      { path: `${modules}([^/]+)/`, pathNot: test },
      { path: modules, pathNot: `${modules}($1/|[^/]+/index[.]ts$)` },
    ),
    forbid(
      'app-uses-the-doors',
      "Import the module's index.ts.",
      { path: '^src/(server/[^/]+[.]ts$|cli/)', pathNot: test },
      { path: modules, pathNot: '/index[.]ts$' },
    ),
    forbid(
      'only-repositories-query',
      'Put it in *.repository.ts.',
      { path: modules, pathNot: '[.](repository|test)[.]ts$' },
      { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'only-routes-know-http',
      'Return or throw instead.',
      { path: modules, pathNot: '[.](routes|test)[.]ts$' },
      { path: 'node_modules/@?fastify' },
    ),
    forbid(
      'layers-look-inward',
      'routes > service > repository.',
      { path: '[.](repository|problems)[.]ts$' },
      { path: '[.](service|routes)[.]ts$' },
    ),
    forbid(
      'web-features-stay-apart',
      'Compose them in src/web/app.',
      { path: '^src/web/features/([^/]+)/' },
      { path: '^src/web/(app|features)/', pathNot: '^src/web/features/$1/' },
    ),
    forbid(
      'web-knows-shared-and-rules',
      'Talk to the server over HTTP.',
      { path: '^src/web/' },
      { path: '^src/(server|reading|cli)/' },
    ),
    forbid(
      'no-test-code-in-production',
      'Move it out of tests.',
      { path: '^(src|bin)/', pathNot: test },
      { path: '^tests/|[.](test|spec)[.]tsx?$' },
    ),
    forbid(
      'nothing-imports-the-cli',
      'The command line is an entry, not a library.',
      { path: '^src/', pathNot: '^src/cli/' },
      { path: '^src/cli/' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
