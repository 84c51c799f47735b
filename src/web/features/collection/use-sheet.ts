import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Saved } from '../../../shared/form-acts.ts'
import type { FormPage } from '../../../shared/forms.ts'
import { api } from '../../api.ts'
import { formQuery } from './forms.ts'
import { createSheet } from './sheet.ts'

/** What is typed in the form that the page shows; whoever leaves while something is not saved is asked. */
export function useSheet(form: FormPage) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { id } = form
  const sheet = useMemo(() => {
    const made = createSheet({
      send: (submission) => api.post<Saved>(`/forms/${id}/submissions`, submission),
      reload: async () => {
        const page = await cache.fetchQuery({ ...formQuery(id), staleTime: 0 })
        made.load(page.revision, page.cells)
      },
      newId: () => crypto.randomUUID(),
      later: (run, ms) => void setTimeout(run, ms),
    })
    return made
  }, [id, cache])
  useEffect(() => sheet.load(form.revision, form.cells), [sheet, form])
  const state = useSyncExternalStore(sheet.subscribe, sheet.get)
  useBlocker({
    shouldBlockFn: async () => {
      await sheet.flush()
      return sheet.isUnsaved() && !window.confirm(t('collection.leave'))
    },
    enableBeforeUnload: () => sheet.isUnsaved(),
  })
  return { sheet, state }
}
