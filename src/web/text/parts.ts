/** Groups of words for the pages before sign-in; they come with the first page. */
export const FRONT_TEXT = ['app', 'ui', 'identity'] as const

/**
 * Groups that only some pages need: they come with the route that names them (`withText`). Every other group comes
 * once somebody is in.
 */
export const LATER_TEXT = [
  'accounts',
  'administration',
  'amendment',
  'audit',
  'boundaries',
  'calendars',
  'catalogue',
  'certainty',
  'collection',
  'documents',
  'doing',
  'duties',
  'dutyPages',
  'dutyViews',
  'evidence',
  'feeds',
  'figures',
  'holdings',
  'jobs',
  'links',
  'notices',
  'order',
  'organisations',
  'overview',
  'papers',
  'parties',
  'people',
  'programme',
  'proposals',
  'publishing',
  'reminders',
  'reports',
  'search',
  'setup',
  'system',
  'units',
] as const
export type LaterText = (typeof LATER_TEXT)[number]
