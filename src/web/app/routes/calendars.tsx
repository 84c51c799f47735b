import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { dayInVietnam } from '../../../rules/days.ts'
import { HolidaysPage } from '../../features/calendars/holidays-page.tsx'
import { useMay } from '../use-session.ts'

const yearLink = (year: number) => (
  <Link to="/holidays" search={{ year }}>
    {year}
  </Link>
)

export function HolidaysRoute() {
  const { year = Number(dayInVietnam(new Date()).slice(0, 4)) }: { year?: number } = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <HolidaysPage
      key={year}
      year={year}
      yearLink={yearLink}
      onYear={(next) => next !== year && void navigate({ to: '/holidays', search: { year: next } })}
      mayOperate={useMay('system.operate')}
    />
  )
}
