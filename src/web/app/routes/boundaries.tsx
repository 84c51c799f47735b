import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BoundariesPage } from '../../features/boundaries/boundaries-page.tsx'
import { useRequired } from '../use-session.ts'

export function BoundariesRoute() {
  useRequired('homes.manage')
  const { t } = useTranslation()
  return <BoundariesPage up={<Link to="/administration">{t('app.places.administration')}</Link>} />
}
