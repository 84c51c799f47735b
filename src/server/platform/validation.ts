import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import type { FieldError } from './problems.ts'

const formats = (ajv: Ajv) => (addFormats as unknown as (ajv: Ajv) => Ajv)(ajv)

/** Bodies are refused, never repaired. */
const strict = formats(
  new Ajv({ coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true, discriminator: false }),
)
/** A URL holds only text, so its parts are turned into what the schema names. */
const coercing = formats(new Ajv({ coerceTypes: 'array', removeAdditional: false, useDefaults: true, allErrors: true }))

export const validatorCompiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : coercing).compile(schema as object)

type AjvError = { instancePath: string; keyword: string; params: Record<string, unknown> }

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

const compiled = new WeakMap<TSchema, ReturnType<Ajv['compile']>>()

/** Checks a value that HTTP validation could not: the body of an edit, whose schema depends on the fact it edits. */
export function checkAgainst(schema: TSchema, value: unknown, pointer: string): FieldError[] {
  const check = compiled.get(schema) ?? strict.compile(schema as object)
  compiled.set(schema, check)
  if (check(value)) return []
  return fieldErrors(check.errors ?? [], 'body').map((error) => ({
    ...error,
    pointer: error.pointer.replace('#', pointer),
  }))
}
