import { randomUUID } from 'node:crypto'
import type { OrganisationPage } from '../../../src/shared/organisations.ts'
import type { AccessRole } from '../../../src/shared/people.ts'
import { everyone, type Row, type Rows } from './rows.ts'
import type { Place, World } from './world.ts'

const keepers: readonly AccessRole[] = ['planner', 'system-administrator']
/** Which bodies there are is told downwards. */
const seen = { published: 'below' } as const

type Asked = { url: string; payload?: object }
/** `of` is the address of an organisation at the place; `prepare` does something to it first. */
type Asking = (about: {
  of: string
  prepare: (rest: string, payload: object) => Promise<OrganisationPage>
  world: World
  place: Place
  /** Another organisation, where it will be done; where it will not, none is needed. */
  other: string
  fresh: boolean
}) => Asked | Promise<Asked>

const writes = (ask: Asking): Row => ({
  about: 'thing',
  roles: keepers,
  seen,
  does: 'writes',
  ask: async (world, place, _state, fresh) => {
    const of = `/api/organisations/${fresh ? await world.makeOrganisation(place) : world.organisation[place]}`
    const prepare = async (rest: string, payload: object) => {
      const done = await world.nation.post(`${of}${rest}`, payload)
      if (done.statusCode !== 200) throw new Error(done.body)
      return done.json()
    }
    const other = fresh ? await world.makeOrganisation('province') : '1'
    return ask({ of, prepare, world, place, other, fresh })
  },
})

const successor = (toId: string) => ({ toId, task: '', on: '2026-11-01', legalBasis: null })

/** A day on which both the unit and its bodies were there: a watch of before is history. */
const standsOn = (place: Place) => (place === 'merged' || place === 'split' ? '2025-01-01' : '2026-01-01')

/** One organisation, and what it is to others. */
export const organisationRows: Rows = {
  'GET /api/organisations/:id': {
    about: 'thing',
    roles: everyone,
    seen,
    does: 'reads',
    ask: ({ organisation }, place) => ({ url: `/api/organisations/${organisation[place]}` }),
  },
  'PATCH /api/organisations/:id': writes(({ of }) => ({ url: of, payload: { kind: 'school' } })),
  'POST /api/organisations/:id/names': writes(({ of }) => ({
    url: `${of}/names`,
    payload: { name: 'HTN', form: 'short', from: null },
  })),
  'DELETE /api/organisations/:id/names/:name': writes(async ({ of, prepare, fresh }) => {
    if (fresh) await prepare('/names', { name: 'HXT', form: 'short', from: null })
    return { url: `${of}/names/HXT` }
  }),
  'POST /api/organisations/:id/end': writes(({ of, place }) => ({
    url: `${of}/end`,
    payload: { on: standsOn(place), successors: [] },
  })),
  'POST /api/organisations/:id/lines': writes(({ of, other }) => ({
    url: `${of}/lines`,
    payload: { parentId: other, from: null },
  })),
  'POST /api/organisations/:id/lines/:parentId/end': writes(async ({ of, prepare, other, fresh }) => {
    if (fresh) await prepare('/lines', { parentId: other, from: null })
    return { url: `${of}/lines/${other}/end`, payload: { until: '2026-12-01' } }
  }),
  'DELETE /api/organisations/:id/lines/:parentId': writes(async ({ of, prepare, other, fresh }) => {
    if (fresh) await prepare('/lines', { parentId: other, from: null })
    return { url: `${of}/lines/${other}` }
  }),
  'POST /api/organisations/:id/successors': writes(({ of, other }) => ({
    url: `${of}/successors`,
    payload: successor(other),
  })),
  'DELETE /api/organisations/:id/successors/:toId': writes(async ({ of, prepare, other, fresh }) => {
    if (fresh) await prepare('/successors', successor(other))
    return { url: `${of}/successors/${other}` }
  }),
  'POST /api/organisations/:id/patronages': writes(({ of, world, place }) => ({
    url: `${of}/patronages`,
    payload: { unitId: world.unit[place], from: standsOn(place) },
  })),
  'POST /api/organisations/:id/patronages/:patronageId/end': writes(async ({ of, prepare, world, place }) => {
    const { patronages } = await prepare('/patronages', { unitId: world.unit[place], from: standsOn(place) })
    return { url: `${of}/patronages/${patronages[0]?.id}/end`, payload: { until: '2026-12-01' } }
  }),
  'DELETE /api/organisations/:id/patronages/:patronageId': writes(async ({ of, prepare, world, place }) => {
    const { patronages } = await prepare('/patronages', { unitId: world.unit[place], from: standsOn(place) })
    return { url: `${of}/patronages/${patronages[0]?.id}` }
  }),
  'GET /api/organisation-steps': { about: 'self', roles: keepers },
  'POST /api/organisation-steps/:id/undo': {
    ...writes(async ({ prepare }) => {
      const { steps } = await prepare('/names', { name: `H${randomUUID()}`, form: 'short', from: null })
      return { url: `/api/organisation-steps/${steps[0]?.id}/undo` }
    }),
    // What was done to an organisation is known to those in charge.
    seen: { published: 'in charge' },
  } as Row,
  'POST /api/units/:id/usual-organisations': {
    about: 'unit',
    roles: keepers,
    ask: ({ unit }, place) => ({ url: `/api/units/${unit[place]}/usual-organisations`, payload: { dryRun: true } }),
  },
}
