import { createRootRoute, createRoute, type RouteComponent, redirect } from '@tanstack/react-router'
import { isDay } from '../../rules/days.ts'
import type { AuditSearch } from '../features/audit/audit.ts'
import type { CataloguePart } from '../features/catalogue/catalogue.ts'
import type { ReviewSearch } from '../features/collection/review-list-page.tsx'
import { sessionQuery } from '../features/identity/session.ts'
import type { JobSearch } from '../features/jobs/jobs.ts'
import type { OrganisationSearch } from '../features/organisations/organisations.ts'
import type { OverviewSearch } from '../features/overview/overview.ts'
import { reportSearch } from '../features/reports/report-search.ts'
import { rollupSearch, targetsSearch } from '../features/rollup/rollup-search.ts'
import { seriesSearch } from '../features/rollup/series-search.ts'
import { loadRestOfText, withText } from '../text/i18n.ts'
import { listSearch } from '../ui/list-view.ts'
import { BareErrorPage } from './error-page.tsx'
import { Layout } from './layout.tsx'
import { lazyPage } from './lazy-page.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { firstPlace } from './places.ts'
import { queryClient } from './query-client.ts'

// `next` belongs to /sign-in alone; it stands here because TypeScript merges routes whose searches are all optional.
const root = createRootRoute({
  validateSearch: (
    search: Record<string, unknown>,
  ): { q?: string | undefined; sort?: string | undefined; next?: string | undefined } => {
    const list = listSearch(search)
    return typeof search.next === 'string' ? { ...list, next: search.next } : list
  },
})

const administration = () => withText(['administration', 'system'], import('./routes/administration.tsx'))
const amendment = () => withText(['amendment'], import('./routes/amendment.tsx'))
const audit = () => withText(['audit', 'people'], import('./routes/audit.tsx'))
const boundaries = () => withText(['boundaries'], import('./routes/boundaries.tsx'))
const calendars = () => withText(['calendars'], import('./routes/calendars.tsx'))
const catalogue = () => withText(['catalogue', 'figures'], import('./routes/catalogue.tsx'))
const figuresPlan = () => withText(['catalogue', 'figures'], import('./routes/figures-plan.tsx'))
const jobs = () => withText(['documents', 'jobs', 'people', 'system'], import('./routes/jobs.tsx'))
const form = () => withText(['collection', 'evidence'], import('./routes/form.tsx'))
const figures = () => withText(['collection', 'figures'], import('./routes/figures.tsx'))
const identity = () => import('./routes/identity.tsx')
const me = () => withText(['people'], import('./routes/me.tsx'))
const documents = () => withText(['documents'], import('./routes/documents.tsx'))
const assignment = () =>
  withText(['doing', 'duties', 'dutyPages', 'evidence', 'holdings'], import('./routes/assignment.tsx'))
const duties = () => withText(['duties', 'dutyPages'], import('./routes/duties.tsx'))
const schemes = () => withText(['duties', 'dutyPages'], import('./routes/schemes.tsx'))
const target = () => withText(['duties', 'dutyPages'], import('./routes/target.tsx'))
const myWork = () => withText(['duties'], import('./routes/my-work.tsx'))
const matrix = () => withText(['links'], import('./routes/matrix.tsx'))
const notices = () => withText(['duties', 'notices'], import('./routes/notices.tsx'))
const organisations = () => withText(['organisations', 'reminders', 'units'], import('./routes/organisations.tsx'))
const overview = () => withText(['figures', 'overview'], import('./routes/overview.tsx'))
const layoutCheck = () => withText(['documents', 'papers'], import('./routes/layout-check.tsx'))
const parties = () => withText(['parties', 'organisations'], import('./routes/parties.tsx'))
const mails = () => withText(['people'], import('./routes/mails.tsx'))
const people = () => withText(['organisations', 'people'], import('./routes/people.tsx'))
const proposals = () => withText(['proposals'], import('./routes/proposals.tsx'))
const programmes = () => import('./routes/programmes.tsx')
const programme = () => withText(['programme'], import('./routes/programme.tsx'))
const reminders = () => withText(['reminders'], import('./routes/reminders.tsx'))
const reports = () => withText(['reports'], import('./routes/reports.tsx'))
const review = () => withText(['certainty'], import('./routes/review.tsx'))
const search = () => withText(['documents', 'search'], import('./search-page.tsx'))
const security = () => withText(['accounts'], import('./routes/security.tsx'))
const setup = () => withText(['setup'], import('./routes/setup.tsx'))
const system = () => withText(['system'], import('./routes/system.tsx'))
const rollup = () => withText(['figures'], import('./routes/rollup.tsx'))
const units = () => withText(['reminders', 'units'], import('./routes/units.tsx'))

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyPage(identity, 'SignInRoute'),
})
const oneTimeLink = createRoute({
  getParentRoute: () => root,
  path: '/link',
  component: lazyPage(identity, 'LinkRoute'),
})

const stopLetters = createRoute({
  getParentRoute: () => root,
  path: '/stop-letters',
  component: lazyPage(reminders, 'StopLettersRoute'),
})

const SECURITY = '/me/security'

/** Everything below is for those who are signed in; others sign in first and come back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    // Nothing else opens before.
    if (session.secondFactorWanted && location.pathname !== SECURITY) throw redirect({ to: SECURITY })
    await loadRestOfText()
    return { session }
  },
  component: Layout,
  errorComponent: BareErrorPage,
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: firstPlace(context.session), replace: true })
  },
})

const asOf = (search: Record<string, unknown>): { on?: string } =>
  typeof search.on === 'string' && isDay(search.on) ? { on: search.on } : {}

/** What is looked for in the trail. */
const auditSearch = (search: Record<string, unknown>): AuditSearch =>
  Object.fromEntries(
    ['who', 'action', 'unit', 'from', 'until', 'person', 'subject'].flatMap((name) =>
      search[name] === undefined ? [] : [[name, String(search[name])]],
    ),
  )

/** Which part of the catalogue of figures. */
const catalogueSearch = ({ of }: Record<string, unknown>): { of?: CataloguePart } =>
  of === 'indicators' || of === 'rules' || of === 'dimensions' ? { of } : {}

const jobSearch = ({ mine, of }: Record<string, unknown>): JobSearch => ({
  ...(mine === true ? { mine } : {}),
  ...(of === 'reading' || of === 'backup' || of === 'letter' ? { of } : {}),
})

/** What of which programme is looked at. */
const overviewSearch = ({ programme, year, target }: Record<string, unknown>): OverviewSearch => ({
  ...(typeof programme === 'string' ? { programme } : {}),
  ...yearSearch({ year }),
  ...(typeof target === 'string' ? { target } : {}),
})

/** Of which unit the figures under a target are looked at. */
const unitSearch = ({ unit }: Record<string, unknown>): { unit?: string } =>
  unit === undefined ? {} : { unit: String(unit) }

/** Which forms are looked through. */
const reviewSearch = ({ programme, period, state }: Record<string, unknown>): ReviewSearch => ({
  ...(typeof programme === 'string' ? { programme } : {}),
  ...(period === undefined ? {} : { period: String(period) }),
  ...(typeof state === 'string' ? { state } : {}),
})

/** Which comment is to be seen. */
const commentSearch = ({ comment }: Record<string, unknown>): { comment?: string } =>
  typeof comment === 'string' ? { comment } : {}

const yearSearch = ({ year }: Record<string, unknown>): { year?: number } =>
  Number.isInteger(year) && Number(year) >= 1900 && Number(year) < 2200 ? { year: Number(year) } : {}

/** Which organisations are listed. */
const organisationSearch = ({ unit, below, type, state, ...rest }: Record<string, unknown>): OrganisationSearch => ({
  ...asOf(rest),
  ...(unit === undefined ? {} : { unit: String(unit) }),
  ...(below === true ? { below } : {}),
  ...(typeof type === 'string' ? { type: type as NonNullable<OrganisationSearch['type']> } : {}),
  ...(state === 'ended' || state === 'all' ? { state } : {}),
})

const page = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => inside, path, component })

export const routeTree = root.addChildren({
  signIn,
  oneTimeLink,
  stopLetters,
  inside: inside.addChildren({
    home,
    search: page('/search', lazyPage(search, 'SearchPage')),
    me: page('/me', lazyPage(me, 'MeRoute')),
    security: page(SECURITY, lazyPage(security, 'SecurityRoute')),
    myData: page('/me/personal-data', lazyPage(audit, 'MyDataRoute')),
    myWork: page('/my-work', lazyPage(myWork, 'MyWorkRoute')),
    notices: page('/notices', lazyPage(notices, 'NoticesRoute')),
    assignment: createRoute({
      getParentRoute: () => inside,
      path: '/assignments/$assignmentId',
      validateSearch: commentSearch,
      component: lazyPage(assignment, 'AssignmentRoute'),
    }),
    overview: createRoute({
      getParentRoute: () => inside,
      path: '/overview',
      validateSearch: overviewSearch,
      component: lazyPage(overview, 'OverviewRoute'),
    }),
    proposals: page('/proposals', lazyPage(proposals, 'ProposalsRoute')),
    raise: page('/proposals/new', lazyPage(proposals, 'RaiseRoute')),
    proposal: page('/proposals/$proposalId', lazyPage(proposals, 'ProposalRoute')),
    guidance: page('/programmes/$programmeId/guidance', lazyPage(proposals, 'GuidanceRoute')),
    standingAgency: page('/programmes/$programmeId/standing-agency', lazyPage(proposals, 'StandingAgencyRoute')),
    reports: createRoute({
      getParentRoute: () => inside,
      path: '/reports',
      validateSearch: reportSearch,
      component: lazyPage(reports, 'ReportsRoute'),
    }),
    newReport: createRoute({
      getParentRoute: () => inside,
      path: '/reports/new',
      validateSearch: reportSearch,
      component: lazyPage(reports, 'NewReportRoute'),
    }),
    outlines: page('/reports/outlines', lazyPage(reports, 'OutlinesRoute')),
    outline: page('/reports/outlines/$code', lazyPage(reports, 'OutlineRoute')),
    report: createRoute({
      getParentRoute: () => inside,
      path: '/reports/$reportId',
      validateSearch: reportSearch,
      component: lazyPage(reports, 'ReportRoute'),
    }),
    reportPreview: page('/reports/$reportId/preview', lazyPage(reports, 'PreviewRoute')),
    people: page('/people', lazyPage(people, 'PeopleRoute')),
    addPerson: page('/people/new', lazyPage(people, 'AddPersonRoute')),
    serviceTokens: page('/people/service-tokens', lazyPage(people, 'ServiceTokensRoute')),
    mails: page('/mails', lazyPage(mails, 'MailsRoute')),
    person: page('/people/$personId', lazyPage(people, 'PersonRoute')),
    personalData: page('/people/$personId/personal-data', lazyPage(audit, 'PersonalDataRoute')),
    organisations: createRoute({
      getParentRoute: () => inside,
      path: '/organisations',
      validateSearch: organisationSearch,
      component: lazyPage(organisations, 'OrganisationsRoute'),
    }),
    organisation: createRoute({
      getParentRoute: () => inside,
      path: '/organisations/$organisationId',
      validateSearch: asOf,
      component: lazyPage(organisations, 'OrganisationRoute'),
    }),
    organisationReminders: page(
      '/organisations/$organisationId/reminders',
      lazyPage(reminders, 'OrganisationRemindersRoute'),
    ),
    boundaries: page('/boundaries', lazyPage(boundaries, 'BoundariesRoute')),
    administration: page('/administration', lazyPage(administration, 'AdministrationRoute')),
    audit: createRoute({
      getParentRoute: () => inside,
      path: '/audit',
      validateSearch: auditSearch,
      component: lazyPage(audit, 'AuditRoute'),
    }),
    holidays: createRoute({
      getParentRoute: () => inside,
      path: '/holidays',
      validateSearch: yearSearch,
      component: lazyPage(calendars, 'HolidaysRoute'),
    }),
    backups: page('/backups', lazyPage(system, 'BackupsRoute')),
    figures: page('/figures', lazyPage(figures, 'MyFormsRoute')),
    catalogue: createRoute({
      getParentRoute: () => inside,
      path: '/figures/catalogue',
      validateSearch: catalogueSearch,
      component: lazyPage(catalogue, 'CatalogueRoute'),
    }),
    element: page('/figures/catalogue/elements/$elementId', lazyPage(catalogue, 'ElementRoute')),
    indicator: page('/figures/catalogue/indicators/$indicatorId', lazyPage(catalogue, 'IndicatorRoute')),
    rule: page('/figures/catalogue/rules/$ruleId', lazyPage(catalogue, 'RuleRoute')),
    dimension: page('/figures/catalogue/dimensions/$code', lazyPage(catalogue, 'DimensionRoute')),
    figuresPlan: page('/programmes/$programmeId/figures', lazyPage(figuresPlan, 'FiguresPlanRoute')),
    figureReview: createRoute({
      getParentRoute: () => inside,
      path: '/figures/review',
      validateSearch: reviewSearch,
      component: lazyPage(figures, 'ReviewListRoute'),
    }),
    form: page('/figures/forms/$formId', lazyPage(form, 'FormRoute')),
    rollup: createRoute({
      getParentRoute: () => inside,
      path: '/figures/rollup',
      validateSearch: rollupSearch,
      component: lazyPage(rollup, 'RollupRoute'),
    }),
    series: createRoute({
      getParentRoute: () => inside,
      path: '/figures/series',
      validateSearch: seriesSearch,
      component: lazyPage(rollup, 'SeriesRoute'),
    }),
    targets: createRoute({
      getParentRoute: () => inside,
      path: '/figures/targets',
      validateSearch: targetsSearch,
      component: lazyPage(rollup, 'TargetsRoute'),
    }),
    targetProgress: createRoute({
      getParentRoute: () => inside,
      path: '/figures/targets/$programmeId/$factId',
      validateSearch: unitSearch,
      component: lazyPage(rollup, 'TargetProgressRoute'),
    }),
    jobs: createRoute({
      getParentRoute: () => inside,
      path: '/jobs',
      validateSearch: jobSearch,
      component: lazyPage(jobs, 'JobsRoute'),
    }),
    setup: page('/setup', lazyPage(setup, 'SetupRoute')),
    documents: page('/documents', lazyPage(documents, 'DocumentListRoute')),
    upload: page('/documents/new', lazyPage(documents, 'UploadRoute')),
    document: page('/documents/$documentId', lazyPage(documents, 'DocumentRoute')),
    documentLayout: page('/documents/$documentId/layout', lazyPage(layoutCheck, 'DocumentLayoutRoute')),
    layoutCheck: page('/layout-check', lazyPage(layoutCheck, 'LayoutCheckRoute')),
    programmes: page('/programmes', lazyPage(programmes, 'ProgrammeListRoute')),
    programme: page('/programmes/$programmeId', lazyPage(programme, 'ProgrammeRoute')),
    parties: page('/programmes/$programmeId/parties', lazyPage(parties, 'PartiesRoute')),
    followUp: page('/programmes/$programmeId/follow-up', lazyPage(duties, 'FollowUpRoute')),
    schemes: page('/programmes/$programmeId/schemes', lazyPage(schemes, 'SchemesRoute')),
    target: page('/programmes/$programmeId/targets/$targetId', lazyPage(target, 'TargetRoute')),
    letterhead: page('/programmes/$programmeId/letterhead', lazyPage(duties, 'LetterheadRoute')),
    clause: page('/clauses/$clauseId', lazyPage(programme, 'ClauseRoute')),
    version: page('/versions/$versionId', lazyPage(review, 'ReviewRoute')),
    matrix: page('/versions/$versionId/matrix', lazyPage(matrix, 'MatrixRoute')),
    amendment: page('/versions/$versionId/amendment', lazyPage(amendment, 'AmendmentRoute')),
    units: createRoute({
      getParentRoute: () => inside,
      path: '/units',
      validateSearch: asOf,
      component: lazyPage(units, 'UnitSearchRoute'),
    }),
    unit: createRoute({
      getParentRoute: () => inside,
      path: '/units/$unitId',
      validateSearch: asOf,
      component: lazyPage(units, 'UnitRoute'),
    }),
    unitShares: page('/units/$unitId/shares', lazyPage(units, 'UnitSharesRoute')),
    unitReminders: page('/units/$unitId/reminders', lazyPage(reminders, 'UnitRemindersRoute')),
    nowhere: page('/$', NotFoundPage),
  }),
})
