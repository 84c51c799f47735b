import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalidRequest, Problem, wrongMediaTypeKind } from './problems.ts'

export type UploadForm = { bytes: Buffer; fileName: string | undefined; fields: Record<string, unknown> }

/** Lets the routes of this scope take forms with one file of so many bytes and a few fields beside it. */
export async function takeUploads(app: FastifyInstance, maxBytes: number): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: maxBytes, files: 1, fields: 5, fieldSize: 1000, parts: 6 },
  })
}

/** The one file, sent as `file`, and the fields beside it, in any order; stops reading where the file is too large. */
export async function readUploadForm(request: FastifyRequest, tooLarge: () => Problem): Promise<UploadForm> {
  if (!request.isMultipart()) throw new Problem(wrongMediaTypeKind, 'Send a form (multipart/form-data)')
  let file: Pick<UploadForm, 'bytes' | 'fileName'> | undefined
  const fields: Record<string, unknown> = {}
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file' && part.fieldname === 'file') {
        const bytes = await part.toBuffer()
        if (part.file.truncated) throw tooLarge()
        file = { bytes, fileName: part.filename }
      } else if (part.type === 'file') part.file.resume()
      else fields[part.fieldname] = part.value
    }
  } catch (error) {
    if (error instanceof Problem || (error as { statusCode?: number }).statusCode !== undefined) throw error
    throw invalidRequest([{ pointer: '#', code: 'form' }])
  }
  if (file === undefined) throw invalidRequest([{ pointer: '#/file', code: 'required' }])
  return { ...file, fields }
}
