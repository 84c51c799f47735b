import type { AccessRole } from '../../../src/shared/people.ts'
import { planSeen, type Row, type Rows, readers, unknownId } from './rows.ts'
import type { World } from './world.ts'

const ofNation = (path: string): Row => ({
  about: 'self',
  roles: readers,
  ask: () => ({ url: `/api/${path}` }),
})
const summed = 'elementIds=1&period=2026&unitId=1&level=province&lang=vi'
const ofProgramme = (path: string): Row => ({
  about: 'thing',
  roles: readers,
  seen: planSeen,
  does: 'reads',
  ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/${path}` }),
})
const system: readonly AccessRole[] = ['system-administrator']
const ofTarget = (path: string): Row => ({
  about: 'thing',
  roles: readers,
  seen: { published: planSeen.published },
  does: 'reads',
  ask: ({ plan }, place, state) => {
    const { programme, target } = plan[place][state]
    return { url: `/api/programmes/${programme}/target-progress/${target}${path}` }
  },
})

/** Everybody who reads figures is told the sums of what they see; which that is: `rollup.db.test.ts`. */
export const rollupRows: Rows = {
  'GET /api/rollup': ofNation(`rollup?${summed.replace('&lang=vi', '')}`),
  'GET /api/rollup.xlsx': ofNation(`rollup.xlsx?${summed}`),
  'GET /api/rollup.csv': ofNation(`rollup.csv?${summed}`),
  'GET /api/rollup/choices': { about: 'self', roles: readers },
  'GET /api/rollup/missing': ofNation('rollup/missing?elementId=301&period=2026&unitId=1&level=commune'),
  'GET /api/rollup/series': ofNation('rollup/series?elementId=301&unitId=1&from=2024&to=2026'),
  'GET /api/figure-uses': ofNation('figure-uses?elementId=301&unitId=1&period=2026'),
  'GET /api/programmes/:id/target-progress': ofProgramme('target-progress'),
  // Of what is published alone.
  'GET /api/programmes/:id/target-progress/:target': ofTarget(''),
  'GET /api/programmes/:id/target-progress/:target/figures': ofTarget('/figures'),
  // What becomes of units is of the whole system; what is refused: `rollup.db.test.ts`.
  'GET /api/unit-changes': { about: 'self', roles: system },
  'POST /api/unit-changes': {
    ...{ about: 'self', roles: system },
    stopped: { by: 'units-not-merged', at: 'everywhere', why: 'the nation and a province are no communes' },
    ask: ({ unit }: World) => ({
      payload: {
        ...{ unitIds: ['1', unit.province], keepsId: null, made: { code: null, kind: 'commune', name: 'Hợp Nhất' } },
        ...{ on: '2026-11-01', legalBasis: 'Nghị quyết mẫu', dryRun: true },
      },
    }),
  },
  'POST /api/unit-changes/:id/undo': {
    ...{ about: 'self', roles: system, lacking: true },
    ask: () => ({ url: `/api/unit-changes/${unknownId}/undo` }),
  },
  'POST /api/units/:id/shares': {
    about: 'self',
    roles: system,
    stopped: { by: 'shares-not-whole', at: 'everywhere', why: 'the nation was never split' },
    ask: () => ({ url: '/api/units/1/shares', payload: { shares: [{ toId: '2', share: null }], dryRun: true } }),
  },
}
