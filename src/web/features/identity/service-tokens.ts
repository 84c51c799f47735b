import { queryOptions } from '@tanstack/react-query'
import type { IssuedServiceToken, NewServiceToken, ServiceTokens } from '../../../shared/service-tokens.ts'
import { api } from '../../api.ts'

export const serviceTokenList = queryOptions({
  queryKey: ['service-tokens'],
  queryFn: async () => (await api.get<ServiceTokens>('/service-tokens')).tokens,
})

export const issueToken = (token: NewServiceToken) => api.post<IssuedServiceToken>('/service-tokens', token)
export const revokeToken = (id: string) => api.delete(`/service-tokens/${id}`)
