import { queryOptions } from '@tanstack/react-query'
import type { Letter, Mails, MailWay } from '../../../shared/mails.ts'
import { api } from '../../api.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const mailList = queryOptions({ queryKey: ['mails'], queryFn: () => api.get<Mails>('/mails') })
export const openMail = (id: string) => api.post<Letter>(`/mails/${id}/open`)

export const WAY_WORDS: Record<MailWay, TextKey> = {
  off: 'people.letters.off',
  kept: 'people.letters.kept',
  smtp: 'people.letters.smtp',
}
