import type { LightMyRequestResponse } from 'fastify'
import type { Document } from '../../src/shared/documents.ts'
import type { Client } from './app.ts'

/** Sends a file as a form does. */
export function upload(
  client: Client,
  bytes: Uint8Array,
  { name = 'ke-hoach.txt', ...fields }: { name?: string; unitId?: string } = {},
): Promise<LightMyRequestResponse> {
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
  return client.send({ method: 'POST', url: '/api/documents', headers, payload })
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
