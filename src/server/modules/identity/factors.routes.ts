import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Uuid } from '../../../shared/schema.ts'
import {
  BackupCodes,
  ChangePassword,
  ConfirmIdentity,
  ConfirmWithCode,
  Elsewhere,
  MySignIn,
  NewCodeApp,
  NewPasskey,
  Passkey,
  PasskeyOptions,
  SecondFactorCode,
} from '../../../shared/sessions.ts'
import { changeMyPassword, describeMySignIn, endMyOtherSessions, endMySession } from './my-sign-in.service.ts'
import { beginLink, unlink } from './oidc.service.ts'
import { addPasskey, askForNewPasskey, removePasskey } from './passkeys.service.ts'
import { beginCodeApp, confirmCodeApp, endCodeApp, renewBackupCodes, resetFactors } from './second-factor.service.ts'
import { ownOf, type SignInDeps, setCookies, throttles } from './sign-in-tools.routes.ts'

const ById = Type.Object({ id: Uuid })
type ById = Static<typeof ById>
const Nothing = Type.Null({ description: 'Done; there is nothing to say' })

/** How I sign in, and where I am signed in. */
export function factorRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const { db, clock, settings, rateFactor } = deps
  const oidcDeps = { ...deps, oidc: settings.oidc }
  const { limit } = throttles(app, rateFactor)
  const slowed = limit(10, '1 minute', (request) => `own ${request.foundActor?.personId}`)
  const schema = { tags: ['identity'] }
  const own = { access: 'signed-in', beforeSecondFactor: true } as const

  app.get('/me/sign-in', { schema: { ...schema, response: { 200: MySignIn } }, config: own }, (request) =>
    describeMySignIn(deps, ownOf(request)),
  )
  app.delete<{ Params: ById }>(
    '/me/sessions/:id',
    { schema: { ...schema, params: ById }, config: own },
    async (request, reply) => {
      await endMySession(deps, ownOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
  app.delete('/me/sessions', { schema, config: own }, async (request, reply) => {
    await endMyOtherSessions(deps, ownOf(request))
    return reply.code(204).send()
  })
  app.post<{ Body: ChangePassword }>(
    '/me/password',
    { schema: { ...schema, body: ChangePassword, response: { 204: Nothing } }, config: own },
    async (request, reply) => {
      await slowed(request)
      await changeMyPassword(deps, ownOf(request), request.body)
      return reply.code(204).send()
    },
  )

  app.post<{ Body: ConfirmIdentity }>(
    '/me/code-app',
    { schema: { ...schema, body: ConfirmIdentity, response: { 200: NewCodeApp } }, config: own },
    async (request) => {
      await slowed(request)
      return beginCodeApp(deps, ownOf(request), request.body)
    },
  )
  app.post<{ Body: SecondFactorCode }>(
    '/me/code-app/confirm',
    { schema: { ...schema, body: SecondFactorCode, response: { 200: BackupCodes } }, config: own },
    async (request, reply) => {
      await slowed(request)
      const { cookies, backupCodes } = await confirmCodeApp(deps, ownOf(request), request.body.code)
      return setCookies(reply, cookies).send({ backupCodes })
    },
  )
  app.post<{ Body: ConfirmWithCode }>(
    '/me/code-app/backup-codes',
    { schema: { ...schema, body: ConfirmWithCode, response: { 200: BackupCodes } }, config: own },
    async (request) => {
      await slowed(request)
      return renewBackupCodes(deps, ownOf(request), request.body)
    },
  )
  app.post<{ Body: ConfirmWithCode }>(
    '/me/code-app/end',
    { schema: { ...schema, body: ConfirmWithCode, response: { 204: Nothing } }, config: own },
    async (request, reply) => {
      await slowed(request)
      return setCookies(reply, await endCodeApp(deps, ownOf(request), request.body))
        .code(204)
        .send()
    },
  )

  app.post<{ Body: ConfirmIdentity }>(
    '/me/passkeys/options',
    { schema: { ...schema, body: ConfirmIdentity, response: { 200: PasskeyOptions } }, config: own },
    async (request, reply) => {
      await slowed(request)
      const { options, cookies } = await askForNewPasskey(deps, ownOf(request), request.body)
      return setCookies(reply, cookies).send(options)
    },
  )
  app.post<{ Body: NewPasskey }>(
    '/me/passkeys',
    { schema: { ...schema, body: NewPasskey, response: { 201: Passkey } }, config: own },
    async (request, reply) => reply.code(201).send(await addPasskey(deps, ownOf(request), request.body)),
  )
  app.post<{ Params: ById; Body: ConfirmIdentity }>(
    '/me/passkeys/:id/end',
    { schema: { ...schema, params: ById, body: ConfirmIdentity, response: { 204: Nothing } }, config: own },
    async (request, reply) => {
      await slowed(request)
      await removePasskey(deps, ownOf(request), request.params.id, request.body)
      return reply.code(204).send()
    },
  )

  app.post<{ Body: ConfirmIdentity }>(
    '/me/oidc',
    { schema: { ...schema, body: ConfirmIdentity, response: { 200: Elsewhere } }, config: own },
    async (request, reply) => {
      await slowed(request)
      const { url, cookies } = await beginLink(oidcDeps, ownOf(request), request.body)
      return setCookies(reply, cookies).send({ url })
    },
  )
  app.post<{ Body: ConfirmIdentity }>(
    '/me/oidc/end',
    { schema: { ...schema, body: ConfirmIdentity, response: { 204: Nothing } }, config: own },
    async (request, reply) => {
      await slowed(request)
      await unlink(oidcDeps, ownOf(request), request.body)
      return reply.code(204).send()
    },
  )

  app.delete<{ Params: ById }>(
    '/people/:id/factors',
    { schema: { tags: ['people'], params: ById }, config: { access: 'people.manage' } },
    async (request, reply) => {
      await resetFactors(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
}
