import { PassThrough } from 'node:stream'
import type { LightMyRequestResponse } from 'fastify'
import type { Document } from '../../src/shared/documents.ts'
import type { Client } from './app.ts'

type Beside = { name?: string; unitId?: string; period?: string; elementId?: string; category?: string }

/** The form with which a file is sent. */
export function formOf(bytes: Uint8Array, { name = 'ke-hoach.txt', ...fields }: Beside) {
  const boundary = 'hieuhoc-form-0123456789'
  const field = ([key, value]: [string, string]) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name.replaceAll('"', '%22')}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(Object.entries(fields).map(field).join('') + head),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return { headers, payload }
}

/** Sends a file as a form does. */
export function upload(client: Client, bytes: Uint8Array, beside: Beside = {}): Promise<LightMyRequestResponse> {
  return client.send({ method: 'POST', url: '/api/documents', ...formOf(bytes, beside) })
}

/** Sends a file for the answer of a period. */
export function attach(
  client: Client,
  { assignmentId, period }: { assignmentId: string; period: string },
  bytes: Uint8Array,
  name = 'anh.png',
): Promise<LightMyRequestResponse> {
  const url = `/api/assignments/${assignmentId}/evidence`
  return client.send({ method: 'POST', url, ...formOf(bytes, { name, period }) })
}

/** Sends all but the end of a file, and that when told. */
export function uploadSlowly(client: Client, bytes: Uint8Array) {
  const { headers, payload } = formOf(bytes, {})
  const line = new PassThrough()
  line.write(payload.subarray(0, -10))
  const answer = client.send({ method: 'POST', url: '/api/documents', headers, payload: line })
  return {
    answer,
    /** Whether somebody began to read it. */
    isTaken: () => line.readableLength === 0,
    finish: () => line.end(payload.subarray(-10)),
  }
}

/** Asks until the reading is over, and answers the document. */
export async function whenRead(client: Client, documentId: string): Promise<Document> {
  for (;;) {
    const response = await client.get(`/api/documents/${documentId}`)
    if (response.statusCode !== 200) throw new Error(response.body)
    const document: Document = response.json()
    if (document.reading && !['waiting', 'running'].includes(document.reading.state)) return document
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
