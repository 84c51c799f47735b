import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PartEvent, PartEventKind } from '../../../shared/parts.ts'
import { formatWhen } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'
import style from './duties.module.css'

const WORDS: Record<PartEventKind, TextKey> = {
  give: 'dutyPages.parts.did.give',
  change: 'dutyPages.parts.did.change',
  'grant-extension': 'dutyPages.parts.did.extend',
  cancel: 'dutyPages.parts.did.cancel',
  reopen: 'dutyPages.parts.did.reopen',
  undo: 'dutyPages.parts.did.undo',
}

/** That a part was given, said anew, given more time or taken back: to whom, what and by when. */
export function PartEventLine({ event }: { event: PartEvent }) {
  const { t } = useTranslation()
  const { act, assignmentId, number, organisation, words, dueOn, reason, by, at } = event
  return (
    <>
      <p>
        <strong>{t(WORDS[act], { number, organisation: organisation.name })}</strong>
        {` · ${t('duties.until', { day: formatWhen(dueOn) })}`}
      </p>
      <p>
        <Link to="/assignments/$assignmentId" params={{ assignmentId }}>
          {words}
        </Link>
      </p>
      <p className="soft">
        {by || t('ui.erasedPerson')} · {formatWhen(at)}
      </p>
      {reason ? <p className={style.written}>{reason}</p> : null}
    </>
  )
}
