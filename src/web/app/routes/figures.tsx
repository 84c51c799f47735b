import { MyFormsPage } from '../../features/collection/my-forms-page.tsx'
import { ReviewListPage } from '../../features/collection/review-list-page.tsx'
import { FigureLinks } from '../figure-links.tsx'
import { useRequired } from '../use-session.ts'

export function MyFormsRoute() {
  useRequired('figures.read')
  return <MyFormsPage places={<FigureLinks />} />
}

export function ReviewListRoute() {
  useRequired('figures.read')
  return <ReviewListPage places={<FigureLinks />} />
}
