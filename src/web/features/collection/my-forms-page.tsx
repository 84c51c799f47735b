import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'

/** The forms that are mine to fill. */
export function MyFormsPage({ places }: { places: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Page title={t('collection.mine.title')} filters={places}>
      <EmptyState title={t('collection.mine.none')}>{t('collection.mine.noneWhy')}</EmptyState>
    </Page>
  )
}
