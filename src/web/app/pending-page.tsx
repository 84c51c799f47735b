import { useTranslation } from 'react-i18next'
import { Progress } from '../ui/progress.tsx'

export function PendingPage() {
  const { t } = useTranslation()
  return <Progress words={t('app.loading')} />
}
