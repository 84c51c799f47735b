import { randomUUID } from 'node:crypto'
import type { AccessRole } from '../../../src/shared/people.ts'
import { administrators, everyone, pastPlaces, type Rows, unknownId } from './rows.ts'

const system: readonly AccessRole[] = ['system-administrator']
const overseers: readonly AccessRole[] = [...administrators, 'inspector']
/** Who has a role where is known to those in charge there, and not to who watches over it. */
const roleSeen = { draft: 'in charge alone' } as const

const newPerson = (unitId: string) => ({
  name: 'Bà Mẫu',
  email: `${randomUUID()}@mau.example`,
  role: 'viewer',
  unitId,
})

/** Ways in, people and what they are given. */
export const peopleRows: Rows = {
  'POST /api/homes': {
    about: 'self',
    roles: system,
    ask: ({ unsettled }) => ({ payload: { unitId: unsettled, alsoPlanner: false, usualOrganisations: false } }),
  },
  'POST /api/sample': { about: 'self', roles: system },
  'DELETE /api/sample': { about: 'self', roles: system },
  'GET /api/people': {
    about: 'list',
    roles: overseers,
    seen: roleSeen,
    holds: ({ person }, place) => person[place].id,
  },
  'GET /api/me/personal-data': { about: 'self', roles: everyone, persons: true },
  'GET /api/me/looks': { about: 'self', roles: everyone, persons: true },
  'GET /api/people/:id/personal-data': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'reads',
    ask: ({ person }, place) => ({ url: `/api/people/${person[place].id}/personal-data` }),
  },
  'GET /api/people/:id/erasure': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'reads',
    ask: ({ person }, place) => ({ url: `/api/people/${person[place].id}/erasure` }),
  },
  'DELETE /api/people/:id': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: async (world, place, _state, fresh) => ({
      url: `/api/people/${fresh ? await world.makeLeaver(place) : world.person[place].id}`,
    }),
  },
  'POST /api/people': {
    about: 'unit',
    roles: administrators,
    stopped: pastPlaces('a role needs a place that stands'),
    ask: ({ unit }, place) => ({ payload: newPerson(unit[place]) }),
  },
  'POST /api/people/:id/appointments': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    stopped: pastPlaces('a role needs a place that stands'),
    // One that they do not hold yet.
    ask: async (world, place, _state, fresh) => ({
      url: `/api/people/${(fresh ? await world.makePerson(place) : world.person[place]).id}/appointments`,
      payload: { role: 'reporter', unitId: world.unit[place] },
    }),
  },
  'DELETE /api/people/:id/appointments/:appointmentId': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: async (world, place, _state, fresh) => {
      const { id, appointment } = fresh ? await world.makePerson(place) : world.person[place]
      return { url: `/api/people/${id}/appointments/${appointment}` }
    },
  },
  'POST /api/people/:id/link': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: ({ person }, place) => ({ url: `/api/people/${person[place].id}/link` }),
  },
  'POST /api/people/:id/mail': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: ({ person }, place) => ({ url: `/api/people/${person[place].id}/mail` }),
  },
  'POST /api/people/:id/end': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: async (world, place, _state, fresh) => ({
      url: `/api/people/${(fresh ? await world.makePerson(place) : world.person[place]).id}/end`,
    }),
  },
  'POST /api/people/:id/hand-overs': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: async (world, place, _state, fresh) => {
      const giver = fresh ? await world.makePerson(place) : world.person[place]
      return {
        url: `/api/people/${giver.id}/hand-overs`,
        payload: { receiverId: world.person[place].id, from: '2026-12-01', until: '2026-12-02' },
      }
    },
  },
  'GET /api/hand-overs': { about: 'self', roles: everyone, persons: true },
  'GET /api/hand-overs/receivers': {
    about: 'self',
    roles: everyone,
    persons: true,
    ask: () => ({ url: '/api/hand-overs/receivers?q=nguoi' }),
  },
  // What the body says is judged by its own tests: here it names nobody.
  'POST /api/hand-overs': { about: 'self', roles: everyone, persons: true, lacking: true },
  'DELETE /api/hand-overs/:id': {
    about: 'self',
    roles: everyone,
    persons: true,
    lacking: true,
    ask: () => ({ url: `/api/hand-overs/${unknownId}` }),
  },
  'GET /api/service-tokens': {
    about: 'list',
    roles: overseers,
    seen: roleSeen,
    holds: ({ token }, place) => token[place],
  },
  // Of what an administrator may do there too: nobody lets a program do more than they may.
  'POST /api/service-tokens': {
    about: 'unit',
    roles: administrators,
    stopped: pastPlaces('a token needs a place that stands'),
    ask: ({ unit }, place) => ({
      payload: { name: 'Trang tin', role: 'viewer', unitId: unit[place], actions: ['organisations.read'] },
    }),
  },
  'DELETE /api/service-tokens/:id': {
    about: 'thing',
    roles: administrators,
    seen: roleSeen,
    does: 'writes',
    ask: async (world, place, _state, fresh) => ({
      url: `/api/service-tokens/${fresh ? await world.makeToken(place) : world.token[place]}`,
    }),
  },
  'GET /api/mails': { about: 'self', roles: system },
  'POST /api/mails/:id/open': {
    about: 'unit',
    roles: system,
    ask: async (world, place) => ({ url: `/api/mails/${await world.makeMail(place)}/open` }),
  },
}
