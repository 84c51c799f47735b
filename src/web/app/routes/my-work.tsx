import { useSearch } from '@tanstack/react-router'
import { MyWorkPage } from '../../features/duties/my-work-page.tsx'
import { programmeLink } from '../links.tsx'
import { useMay, useRequired } from '../use-session.ts'

export function MyWorkRoute() {
  useRequired('duties.read')
  const { whose }: { whose?: string } = useSearch({ strict: false })
  return <MyWorkPage toMe={whose === 'to-me'} mayPlan={useMay('duties.plan')} programmeLink={programmeLink} />
}
