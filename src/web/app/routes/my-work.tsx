import { MyWorkPage } from '../../features/duties/my-work-page.tsx'
import { programmeLink } from '../links.tsx'
import { useMay, useRequired } from '../use-session.ts'

export function MyWorkRoute() {
  useRequired('duties.read')
  return <MyWorkPage mayPlan={useMay('duties.plan')} programmeLink={programmeLink} />
}
