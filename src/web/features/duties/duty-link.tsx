import { Link } from '@tanstack/react-router'
import style from './duties.module.css'

type DutyLinkProps = { duty: { assignmentId: string; section: string; quote: string } }

/** The words of a duty, on the screen only as far as it helps to find it; they lead to its page. */
export function DutyLink({ duty: { assignmentId, section, quote } }: DutyLinkProps) {
  return (
    <Link to="/assignments/$assignmentId" params={{ assignmentId }} className={style.quote}>
      {section ? `${section} ` : ''}
      {quote}
    </Link>
  )
}
