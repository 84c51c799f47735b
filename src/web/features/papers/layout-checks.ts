import { queryOptions } from '@tanstack/react-query'
import type { LayoutReport } from '../../../shared/layout-checks.ts'
import { api } from '../../api.ts'
import { type UploadOptions, upload } from '../../upload.ts'

/** In which language the findings are told. */
const inLanguage = (language: string) => `lang=${language === 'en' ? 'en' : 'vi'}`

export function checkLayout(file: File, language: string, options: UploadOptions): Promise<LayoutReport> {
  const form = new FormData()
  form.append('file', file, file.name.normalize('NFC'))
  return upload<LayoutReport>(`/layout-checks?${inLanguage(language)}`, form, options)
}

export const layoutOf = (documentId: string, language: string) =>
  queryOptions({
    queryKey: ['documents', documentId, 'layout', language],
    queryFn: () => api.get<LayoutReport>(`/documents/${documentId}/layout?${inLanguage(language)}`),
    retry: false,
  })
