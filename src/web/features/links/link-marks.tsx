import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LinkEdit } from '../../../shared/links.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { leadWords, STATE_WORDS, whyWords } from './link-words.ts'
import style from './links.module.css'
import { isOn, linkKey, type Mark, toggled } from './matrix.ts'
import { EXACT, withSearch } from './use-matrix-view.ts'

type LinkMarksProps = {
  marks: readonly Mark[]
  mayLink: boolean
  /** What the marks are for, so that each is told apart by ear. */
  of: string
  /** Whose panel a mark opens; without it a mark leads to what the duty says. */
  target?: string
  clauseLink: LinkTo
  onSay: (edits: readonly LinkEdit[]) => void
}

const toPanel = () => document.querySelector('#target-title')?.scrollIntoView({ block: 'nearest' })

/** Each duty as a mark with who leads, which opens more of it, and a button of its own that refuses it or brings it back. */
export function LinkMarks({ marks, mayLink, of, target, clauseLink, onSay }: LinkMarksProps) {
  const { t } = useTranslation()
  return (
    <ul className={style.marks}>
      {marks.map(({ link, duty }) => {
        const words = `${duty.section} ${leadWords(t, duty)}`.trim()
        const title = [duty.quote, t(STATE_WORDS[link.state]), whyWords(t, link)].filter(Boolean).join('\n')
        const shown = (
          <>
            <span className={style.lead}>{words}</span>
            <span className={style.first}>{duty.quote}</span>
          </>
        )
        const say = t(isOn(link) ? 'links.mark.refuse' : 'links.mark.keep', { duty: words, of })
        return (
          <li
            key={linkKey(link)}
            title={title}
            className={`${style.mark} ${style[link.state]} ${isOn(link) ? '' : 'screen-only'}`}
          >
            {target === undefined ? (
              clauseLink(duty.clauseId, shown)
            ) : (
              <Link
                to="."
                search={withSearch({ target })}
                activeOptions={EXACT}
                resetScroll={false}
                replace
                onClick={toPanel}
              >
                {shown}
              </Link>
            )}
            {mayLink ? (
              <button type="button" aria-label={say} title={say} onClick={() => onSay([toggled(link)])}>
                <span aria-hidden="true">{isOn(link) ? '×' : '↺'}</span>
              </button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
