import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { type IncomingFault, takeIn } from './incoming.ts'
import type { FieldError } from './problems.ts'

/** As PostgreSQL writes it: two spellings of one id would be two keys to us. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const formats = (ajv: Ajv) => (addFormats as unknown as (ajv: Ajv) => Ajv)(ajv).addFormat('uuid', uuid)

/** Bodies are refused, never repaired; their text alone is put into Unicode NFC. */
const bodies = { coerceTypes: false, removeAdditional: false, useDefaults: false, discriminator: false } as const
const firstFault = formats(new Ajv(bodies))
const everyFault = formats(new Ajv({ ...bodies, allErrors: true }))
/** A URL holds only text, so its parts are turned into what the schema names. */
const coercing = formats(new Ajv({ coerceTypes: 'array', removeAdditional: false, useDefaults: true, allErrors: true }))

/** Values in a body; of a larger one the first fault is told, since to tell all costs far more than it cost to send. */
const allToldUpTo = 10_000

type AjvError = { instancePath: string; keyword: string; params: Record<string, unknown> }

export const validatorCompiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  const faultsOf = httpPart === 'body' ? bodyCheck(schema as object) : urlCheck(schema as object)
  return (given: unknown) => {
    const { value, faults } = takeIn(given)
    const errors = faults.length > 0 ? faults.slice(0, allToldUpTo).map(toAjvError) : faultsOf(value)
    // Fastify reads `error` as what Ajv would have answered.
    return errors.length > 0 ? { error: errors as unknown as Error } : { value }
  }
}

type Check = (value: unknown) => AjvError[]

/** Made when it is first asked: to make those of every route takes a third of a start. */
function bodyCheck(schema: object): Check {
  let first: ValidateFunction | undefined
  return (value) => {
    first ??= firstFault.compile(schema)
    if (first(value)) return []
    const check = takeIn(value).size > allToldUpTo ? first : everyFault.compile(schema)
    check(value)
    return check.errors ?? []
  }
}

function urlCheck(schema: object): Check {
  let check: ValidateFunction | undefined
  return (value) => {
    check ??= coercing.compile(schema)
    return check(value) ? [] : (check.errors ?? [])
  }
}

const toAjvError = ({ path, code }: IncomingFault): AjvError => ({ instancePath: path, keyword: code, params: {} })

/** One entry for each wrong field; a missing or superfluous field is named itself, not its parent. */
export function fieldErrors(errors: readonly AjvError[], part: string): FieldError[] {
  const prefix = part === 'body' ? '#' : part
  return errors
    .filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'if')
    .map(({ instancePath, keyword, params }) => {
      const child = params.missingProperty ?? params.additionalProperty
      const pointer = `${prefix}${instancePath}${child === undefined ? '' : `/${child}`}`
      const { limit, format } = params
      const shown = { ...(limit === undefined ? {} : { limit }), ...(format === undefined ? {} : { format }) }
      return { pointer, code: keyword, ...(Object.keys(shown).length > 0 ? { params: shown } : {}) }
    })
}

const checks = new WeakMap<TSchema, Check>()

/** Checks a value that HTTP validation could not: the body of an edit, whose schema depends on the fact it edits. */
export function checkAgainst(schema: TSchema, value: unknown, pointer: string): FieldError[] {
  const check = checks.get(schema) ?? bodyCheck(schema as object)
  checks.set(schema, check)
  return fieldErrors(check(value), 'body').map((error) => ({ ...error, pointer: error.pointer.replace('#', pointer) }))
}
