import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'

/** The forms of others that are to be looked through. */
export function ReviewListPage({ places }: { places: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Page title={t('collection.review.title')} filters={places}>
      <EmptyState title={t('collection.review.none')}>{t('collection.review.noneWhy')}</EmptyState>
    </Page>
  )
}
