import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Edit, EditBatch, EditResult, FactChanges, UndoBatch } from '../../../shared/facts.ts'
import { NewDraft, Publish, PublishPreview, PublishProgress, Version } from '../../../shared/programmes.ts'
import { strict, Uuid } from '../../../shared/schema.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { checkAgainst } from '../../platform/validation.ts'
import { discardDraft, startDraft } from './drafts.service.ts'
import type { Telling } from './given.service.ts'
import { getPublishProgress, previewPublication, publishVersion } from './publish.service.ts'
import { followPublications } from './publish-progress.ts'
import { editFacts, undoBatch } from './review.service.ts'
import { getVersion, listChanges } from './version-page.ts'

const tags = ['programmes']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const Since = Type.Object({ since: Type.String({ pattern: '^[0-9]{1,9}$', description: 'A cursor of this version' }) })

/** Answers of thousands of facts: their types are checked when we build, and a schema at each answer costs ten times more. */
export const plainJson = { serializerCompiler: () => JSON.stringify }

const editsByAction = new Map(
  Edit.anyOf.map((schema) => [
    (schema as { properties: { action: { const: string } } }).properties.action.const,
    schema,
  ]),
)
const Envelope = Type.Object(
  { ...EditBatch.properties, edits: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 5000 }) },
  strict,
)

const mostFaults = 1000

/** What is wrong with a batch, each edit measured by its own action only. */
function faultsOf(body: unknown): FieldError[] {
  const faults = checkAgainst(Envelope, body, '#')
  if (faults.length > 0) return faults
  for (const [index, edit] of (body as { edits: unknown[] }).edits.entries()) {
    const schema = editsByAction.get((edit as { action?: string } | null)?.action ?? '')
    const pointer = `#/edits/${index}`
    faults.push(...(schema ? checkAgainst(schema, edit, pointer) : [{ pointer: `${pointer}/action`, code: 'enum' }]))
    if (faults.length > mostFaults) break
  }
  return faults
}

export function versionRoutes(app: FastifyInstance, telling: Telling): void {
  const { db, clock } = telling
  const publications = followPublications()
  app.post<{ Body: NewDraft }>(
    '/drafts',
    {
      schema: { tags, body: NewDraft, response: { 201: Version } },
      config: { access: 'programmes.review' },
      ...plainJson,
    },
    async (request, reply) => {
      const version = await startDraft(db, clock, request.actor, request.body)
      return reply.code(201).header('location', `/api/versions/${version.id}`).send(version)
    },
  )
  app.get<{ Params: Id }>(
    '/versions/:id',
    {
      schema: { tags, params: Id, response: { 200: Version } },
      config: { access: 'programmes.read', reads: { action: 'programmes.read-draft', of: 'version' } },
      ...plainJson,
    },
    (request) => getVersion(db, request.actor, request.params.id),
  )
  app.delete<{ Params: Id }>(
    '/versions/:id',
    { schema: { tags, params: Id }, config: { access: 'programmes.review' } },
    async (request, reply) => {
      await discardDraft(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
  app.get<{ Params: Id; Querystring: Static<typeof Since> }>(
    '/versions/:id/changes',
    {
      schema: { tags, params: Id, querystring: Since, response: { 200: FactChanges } },
      config: { access: 'programmes.read', reads: { action: 'programmes.read-draft', of: 'version' } },
      ...plainJson,
    },
    async ({ actor, params, query }) => ({
      ...(await listChanges(db, actor, params.id, query.since)),
      publishing: publications.find(params.id).state !== 'unknown',
    }),
  )
  app.post<{ Params: Id; Body: EditBatch }>(
    '/versions/:id/edits',
    {
      schema: { tags, params: Id, body: EditBatch, response: { 200: EditResult } },
      config: { access: 'programmes.review' },
      attachValidation: true,
      bodyLimit: 16 * 1024 * 1024,
      ...plainJson,
    },
    (request) => {
      if (request.validationError) {
        const { validationContext } = request.validationError
        const faults = validationContext === 'body' ? faultsOf(request.body) : []
        throw faults.length > 0 ? invalidRequest(faults) : request.validationError
      }
      return editFacts(db, clock, request.actor, request.params.id, request.body)
    },
  )
  app.post<{ Params: Id; Body: UndoBatch }>(
    '/versions/:id/undo',
    {
      schema: { tags, params: Id, body: UndoBatch, response: { 200: EditResult } },
      config: { access: 'programmes.review' },
      ...plainJson,
    },
    (request) => undoBatch(db, clock, request.actor, request.params.id, request.body),
  )
  app.get<{ Params: Id }>(
    '/versions/:id/publish-preview',
    {
      schema: { tags, params: Id, response: { 200: PublishPreview } },
      config: { access: 'programmes.publish' },
      ...plainJson,
    },
    (request) => previewPublication(db, clock, request.actor, request.params.id),
  )
  app.post<{ Params: Id; Body: Publish }>(
    '/versions/:id/publish',
    {
      schema: { tags, params: Id, body: Publish, response: { 200: Version } },
      config: { access: 'programmes.publish' },
      ...plainJson,
    },
    ({ actor, params, body }) =>
      publications.follow(params.id, (note) => publishVersion(telling, actor, params.id, body, note)),
  )
  app.get<{ Params: Id }>(
    '/versions/:id/publish-progress',
    {
      schema: {
        tags,
        description: 'How far a publication is, as far as the process that answers knows.',
        params: Id,
        response: { 200: PublishProgress },
      },
      config: { access: 'programmes.publish' },
    },
    (request) => getPublishProgress(db, publications, request.actor, request.params.id),
  )
}
