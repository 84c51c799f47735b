import { queryOptions } from '@tanstack/react-query'
import type {
  BackupCodes,
  ChangePassword,
  ConfirmIdentity,
  ConfirmWithCode,
  Elsewhere,
  MySignIn,
  NewCodeApp,
  Passkey,
  PasskeyOptions,
} from '../../../../shared/sessions.ts'
import { api } from '../../../api.ts'

export const mySignIn = queryOptions({
  queryKey: ['my-sign-in'],
  queryFn: () => api.get<MySignIn>('/me/sign-in'),
})

export const endSession = (id: string) => api.delete(`/me/sessions/${id}`)
export const endOtherSessions = () => api.delete('/me/sessions')
export const changePassword = (given: ChangePassword) => api.post('/me/password', given)

export const beginCodeApp = (given: ConfirmIdentity) => api.post<NewCodeApp>('/me/code-app', given)
export const confirmCodeApp = (code: string) => api.post<BackupCodes>('/me/code-app/confirm', { code })
export const renewBackupCodes = (given: ConfirmWithCode) => api.post<BackupCodes>('/me/code-app/backup-codes', given)
export const endCodeApp = (given: ConfirmWithCode) => api.post('/me/code-app/end', given)

/** Throws what the browser throws where somebody thinks better of it. */
export async function addPasskey({ name, ...given }: ConfirmIdentity & { name: string }): Promise<Passkey> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = await api.post<PasskeyOptions>('/me/passkeys/options', given)
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON']
  const response = await startRegistration({ optionsJSON: optionsJSON as unknown as Options })
  return api.post<Passkey>('/me/passkeys', { name, response })
}
export const removePasskey = ({ id, ...given }: ConfirmIdentity & { id: string }) =>
  api.post(`/me/passkeys/${id}/end`, given)

export async function linkAccount(given: ConfirmIdentity): Promise<void> {
  const { url } = await api.post<Elsewhere>('/me/oidc', given)
  location.assign(url)
}
export const unlinkAccount = (given: ConfirmIdentity) => api.post('/me/oidc/end', given)
