import { everyone, type Row, type Rows, unknownId } from './rows.ts'

const own: Row = { about: 'self', roles: everyone, persons: true }

/** What somebody is told is theirs alone. */
export const noticeRows: Rows = {
  'GET /api/notices': own,
  'GET /api/notices/unseen': own,
  'POST /api/notices/seen': { ...own, ask: () => ({ payload: { upTo: unknownId } }) },
}
