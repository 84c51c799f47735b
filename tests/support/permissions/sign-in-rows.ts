import { administrators, everyone, type Row, type Rows, unknownId } from './rows.ts'

const door: Row = { about: 'self', roles: 'anyone' }
const own: Row = { about: 'self', roles: everyone, lacking: true, persons: true }
const ownOne = (url: string): Row => ({ ...own, ask: () => ({ url: `${url}/${unknownId}` }) })

/** Ways in, and what one keeps of one's own account. */
export const signInRows: Rows = {
  'POST /api/session': door,
  'GET /api/session': { about: 'self', roles: everyone, persons: true },
  'POST /api/session/second-factor': door,
  'GET /api/sign-in/ways': door,
  'POST /api/sign-in/passkey': door,
  'POST /api/sign-in/passkey/options': door,
  'POST /api/sign-in/oidc': door,
  'GET /api/sign-in/oidc/callback': door,
  'POST /api/links/look': door,
  'POST /api/links/use': door,
  'POST /api/passwords/judge': door,
  'GET /api/me/sign-in': own,
  'DELETE /api/me/sessions': own,
  'DELETE /api/me/sessions/:id': ownOne('/api/me/sessions'),
  'POST /api/me/password': own,
  'POST /api/me/code-app': own,
  'POST /api/me/code-app/confirm': own,
  'POST /api/me/code-app/backup-codes': own,
  'POST /api/me/code-app/end': own,
  'POST /api/me/passkeys': own,
  'POST /api/me/passkeys/options': own,
  'POST /api/me/passkeys/:id/end': { ...own, ask: () => ({ url: `/api/me/passkeys/${unknownId}/end` }) },
  'POST /api/me/oidc': own,
  'POST /api/me/oidc/end': own,
  'DELETE /api/people/:id/factors': {
    about: 'thing',
    roles: administrators,
    seen: { draft: 'in charge' },
    does: 'writes',
    ask: ({ person }, place) => ({ url: `/api/people/${person[place].id}/factors` }),
  },
}
