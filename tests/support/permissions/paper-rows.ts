import { planSeen, type Rows, readers } from './rows.ts'

/** Papers: nothing is kept of one that is checked, so whoever is here may. */
export const paperRows: Rows = {
  'POST /api/layout-checks': { about: 'self', roles: 'anyone', lacking: true },
  'GET /api/documents/:id/layout': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    stopped: { by: 'unsupported-format', at: 'everywhere', why: 'what is kept of it there is no .docx' },
    ask: ({ plan }, place, state) => ({ url: `/api/documents/${plan[place][state].document}/layout` }),
  },
}
