import { type HttpClient, openSession, password } from './http.ts'
import { tokenOf } from './links.ts'
import type { RunningServer } from './server.ts'

/** Somebody who answers for an organisation and has a password; answers the cookie of a session of theirs. */
export async function appointOfficer(
  server: RunningServer,
  giver: HttpClient,
  organisationId: string,
  { name = 'Cán bộ thử', email }: { name?: string; email: string },
): Promise<string> {
  const { organisation } = (await giver.get<{ organisation: { unitId: string } }>(`/organisations/${organisationId}`))
    .body
  const role = { role: 'reporter', reach: 'organisation', unitId: organisation.unitId, organisationId }
  const { body } = await giver.post<{ link: string }>('/people', { name, email, ...role })
  return openSession(server, '/links/use', { token: tokenOf(body.link), password })
}
