import { defineConfig } from 'vitest/config'

const unit = [
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'tests/*.test.ts',
  'tests/support/*.test.ts',
  'examples/*.test.ts',
]
const database = ['src/**/*.db.test.ts']

/** No such file leaves anything behind in a module, and to load them all anew for each would cost as much as the tests. */
const oneWorld = { isolate: false }

export default defineConfig({
  test: {
    // Of two cores Vitest would leave one alone.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...oneWorld,
          name: 'unit',
          include: unit,
          exclude: [...database, 'node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...oneWorld,
          name: 'db',
          include: database,
          globalSetup: ['tests/support/database-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'process',
          include: ['tests/process/*.test.ts'],
          globalSetup: ['tests/support/prepared-folder.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/*.spec.ts'],
          globalSetup: ['tests/support/prepared-folder.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'office',
          include: ['tests/office/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})
