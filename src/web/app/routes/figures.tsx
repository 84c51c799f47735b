import { useNavigate, useSearch } from '@tanstack/react-router'
import { MyFormsPage } from '../../features/collection/my-forms-page.tsx'
import { ReviewListPage, type ReviewSearch } from '../../features/collection/review-list-page.tsx'
import { FigureLinks } from '../figure-links.tsx'
import { formLink } from '../links.tsx'
import { useRequired } from '../use-session.ts'

export function MyFormsRoute() {
  useRequired('figures.read')
  return <MyFormsPage places={<FigureLinks />} formLink={formLink} />
}

export function ReviewListRoute() {
  useRequired('figures.read')
  const search: ReviewSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <ReviewListPage
      places={<FigureLinks />}
      formLink={formLink}
      search={search}
      onSearch={(next) => void navigate({ to: '/figures/review', search: ({ q }) => ({ ...next, q }), replace: true })}
    />
  )
}
