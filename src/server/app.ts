import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { jobKindsOf } from './job-kinds.ts'
import { composeLetters } from './letter-kinds.ts'
import { auditRoutes, keepReadTrail } from './modules/audit/index.ts'
import { type BackupJobs, backupRoutes } from './modules/backups/index.ts'
import { boundaryRoutes } from './modules/boundaries/index.ts'
import { calendarRoutes } from './modules/calendars/index.ts'
import { catalogueRoutes } from './modules/catalogue/index.ts'
import { collectionRoutes, formEvidenceRoutes } from './modules/collection/index.ts'
import { dataSetRoutes } from './modules/data-sets/index.ts'
import { documentRoutes, type ReadingJobs } from './modules/documents/index.ts'
import {
  commentRoutes,
  dutyRoutes,
  dutyViewRoutes,
  evidenceRoutes,
  holdingRoutes,
  openDuties,
  reminderRoutes,
  savedFilterRoutes,
  sheetRoutes,
} from './modules/duties/index.ts'
import { feedRoutes } from './modules/feeds/index.ts'
import {
  accountsWith,
  findCaller,
  handOverRoutes,
  identityRoutes,
  type PasswordHashing,
  personalDataRoutes,
  type SignInSettings,
  serviceTokenRoutes,
  usualSignIn,
} from './modules/identity/index.ts'
import { jobRoutes } from './modules/jobs/index.ts'
import { type MailJobs, mailRoutes, mailsWithoutServer } from './modules/mails/index.ts'
import { noticeRoutes } from './modules/notices/index.ts'
import { organisationRoutes } from './modules/organisations/index.ts'
import { overviewRoutes } from './modules/overview/index.ts'
import { layoutCheckRoutes } from './modules/papers/index.ts'
import { programmeRoutes } from './modules/programmes/index.ts'
import { guidanceRoutes, proposalRoutes, standingAgencyRoutes } from './modules/proposals/index.ts'
import { tellingRoutes } from './modules/reminders/index.ts'
import { outlineRoutes, reportRoutes } from './modules/reports/index.ts'
import { rollupRoutes } from './modules/rollup/index.ts'
import { sampleRoutes } from './modules/sample/index.ts'
import { unitRoutes } from './modules/units/index.ts'
import { type Access, guardRoutes } from './platform/access.ts'
import { apiDescription } from './platform/api-description.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/database.ts'
import { refuseWhileAway } from './platform/database-watch.ts'
import { handleErrors, refuseUnreadable, replyToError } from './platform/error-handler.ts'
import { newId } from './platform/ids.ts'
import { describeError } from './platform/log.ts'
import { takeIdempotencyKeys } from './platform/once.ts'
import { noteReads, type Reading } from './platform/reads.ts'
import { limitRequests } from './platform/request-limits.ts'
import {
  docsSecurityPolicy,
  headersWithoutRoute,
  httpsForSeconds,
  keepOutOfCaches,
  refuseForeignOrigins,
} from './platform/security.ts'
import { validatorCompiler } from './platform/validation.ts'
import { serveWeb } from './platform/web.ts'

export type AppDeps = {
  db: Db
  clock: Clock
  readings: ReadingJobs
  /** Left out: no letters are taken. */
  mails?: MailJobs
  backups: BackupJobs
  /** Signs the session cookies. */
  sessionSecret: string
  /** Where people reach us, without a slash at the end. */
  publicUrl: string
  /** The built web client; left out where only the API is wanted. */
  webFolder?: string
  logger?: FastifyServerOptions['logger']
  https?: { cert: Buffer; key: Buffer }
  trustProxy?: boolean | number | string[]
  signIn?: SignInSettings
  /** Left out: dear on purpose; tests make it cheap. */
  passwordHashing?: PasswordHashing
  /** How many times the usual number of requests is let through; tests raise it. */
  rateLimitFactor?: number
  /** Whether the database is known not to answer. */
  isDatabaseAway?: () => boolean
}

export type App = FastifyInstance & { accessTable: Map<string, Access>; readTable: Map<string, Reading> }

/** The one place that knows every module. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { db, clock, readings, backups, publicUrl } = deps
  const mails =
    deps.mails ?? mailsWithoutServer('off', composeLetters({ db, clock, publicUrl, sessionSecret: deps.sessionSecret }))
  const app = fastify({
    ...(deps.https === undefined ? {} : { https: deps.https }),
    logger: typeof deps.logger === 'object' ? { ...deps.logger, serializers: logSerializers } : (deps.logger ?? false),
    trustProxy: deps.trustProxy ?? false,
    genReqId: () => newId(),
    bodyLimit: 64 * 1024,
    // As long as the largest file takes on the slowest line.
    requestTimeout: 30 * 60 * 1000,
    frameworkErrors: (error, request, reply) =>
      replyToError(error, request, reply.headers(headersWithoutRoute(publicUrl))),
    clientErrorHandler: refuseUnreadable,
    routerOptions: { maxParamLength: 200 },
  } as FastifyServerOptions) as unknown as FastifyInstance

  app.setValidatorCompiler(validatorCompiler)
  // JSON and the upload's form are all that we read.
  app.removeContentTypeParser('text/plain')
  handleErrors(app)
  keepOutOfCaches(app)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(
        ['default-src', 'frame-ancestors', 'base-uri', 'form-action'].map((name) => [name, ["'none'"]]),
      ),
    },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: httpsForSeconds } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    // For browsers of long ago, or said better by the policy above; some 250 bytes on each of a page's files.
    xFrameOptions: false,
    xXssProtection: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xPermittedCrossDomainPolicies: false,
    originAgentCluster: false,
  })
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  })
  await app.register(underPressure, { maxEventLoopDelay: 2000, exposeStatusRoute: false })
  refuseForeignOrigins(app, publicUrl)
  const isAway = deps.isDatabaseAway ?? (() => false)
  refuseWhileAway(app, isAway)

  const settings = deps.signIn ?? usualSignIn
  const { sessionSecret: secret, passwordHashing } = deps
  const accountsIn = accountsWith({
    secret,
    baseUrl: publicUrl,
    clock,
    settings,
    ...(passwordHashing && { passwordHashing }),
  })
  const accounts = accountsIn(db)
  const rateFactor = deps.rateLimitFactor ?? 1
  const slowDown = await limitRequests(app, rateFactor)
  const accessTable = guardRoutes(app, (headers) => findCaller(db, accounts, clock, settings, headers), slowDown)
  takeIdempotencyKeys(app, clock)
  const readTable = noteReads(app, keepReadTrail(db, clock))

  await app.register(swagger, apiDescription)
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: docsSecurityPolicy })

  app.get('/health', { schema: { hide: true } }, async (_request, reply) => {
    const alive = !isAway() && (await isAlive(db))
    return reply.code(alive ? 200 : 503).send({ status: alive ? 'ok' : 'database-unreachable' })
  })
  await app.register(
    async (api) => {
      auditRoutes(api, { db, clock })
      unitRoutes(api, { db, clock })
      organisationRoutes(api, { db, clock })
      calendarRoutes(api, { db, clock })
      catalogueRoutes(api, { db, clock })
      backupRoutes(api, { db, clock, backups })
      documentRoutes(api, { db, clock, readings })
      programmeRoutes(api, { db, clock, publicUrl, readings, whenGiven: openDuties })
      dataSetRoutes(api, { db, clock })
      dutyRoutes(api, { db, clock })
      commentRoutes(api, { db, clock })
      evidenceRoutes(api, { db, clock, readings })
      holdingRoutes(api, { db, clock })
      dutyViewRoutes(api, { db, clock })
      sheetRoutes(api, { db, clock })
      savedFilterRoutes(api, { db })
      reminderRoutes(api, { db, clock, mailWay: mails.way })
      collectionRoutes(api, { db, clock })
      formEvidenceRoutes(api, { db, clock, readings })
      proposalRoutes(api, { db, clock })
      guidanceRoutes(api, { db })
      standingAgencyRoutes(api, { db, clock })
      tellingRoutes(api, { db, clock, sessionSecret: secret })
      layoutCheckRoutes(api, { db, clock })
      feedRoutes(api, { db, clock, publicUrl, sessionSecret: secret })
      reportRoutes(api, { db, clock })
      outlineRoutes(api, { db, clock })
      rollupRoutes(api, { db, clock })
      boundaryRoutes(api, { db, clock })
      overviewRoutes(api, { db, clock })
      sampleRoutes(api, { db, clock, readings })
      personalDataRoutes(api, { db, clock })
      mailRoutes(api, { db, clock, mails })
      noticeRoutes(api, { db, clock })
      jobRoutes(api, { db, kinds: jobKindsOf({ db, clock, readings, backups, mails }) })
      serviceTokenRoutes(api, { db, clock })
      handOverRoutes(api, { db, clock })
      identityRoutes(api, { db, accountsIn, clock, settings, publicUrl, rateFactor, mails })
    },
    { prefix: '/api' },
  )
  if (deps.webFolder !== undefined) await serveWeb(app, deps.webFolder)
  return Object.assign(app, { accessTable, readTable })
}

/** No address, no name, no token of a link: a request is logged by its route. */
const logSerializers = {
  req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? 'unknown' }),
  res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
  err: describeError,
}

async function isAlive(db: Db): Promise<boolean> {
  return db
    .selectFrom('homes')
    .select('id')
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    )
}
