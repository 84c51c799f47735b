import { useTranslation } from 'react-i18next'
import type { LinkEdit } from '../../../shared/links.ts'
import { leadWords, STATE_WORDS, whyWords } from './link-words.ts'
import style from './links.module.css'
import { isOn, linkKey, type Mark, toggled } from './matrix.ts'

type LinkMarksProps = {
  marks: readonly Mark[]
  mayLink: boolean
  /** What the marks are for, so that each is told apart by ear. */
  of: string
  onSay: (edits: readonly LinkEdit[]) => void
}

/** Each duty as a mark with who leads; a click refuses it or brings it back. */
export function LinkMarks({ marks, mayLink, of, onSay }: LinkMarksProps) {
  const { t } = useTranslation()
  return (
    <ul className={style.marks}>
      {marks.map(({ link, duty }) => {
        const words = `${duty.section} ${leadWords(t, duty)}`.trim()
        const title = [duty.quote, t(STATE_WORDS[link.state]), whyWords(t, link)].filter(Boolean).join('\n')
        const look = `${style.mark} ${style[link.state]}`
        return (
          <li key={linkKey(link)} className={isOn(link) ? undefined : 'screen-only'}>
            {mayLink ? (
              <button
                type="button"
                className={look}
                aria-pressed={isOn(link)}
                aria-label={t('links.mark.label', { duty: words, of })}
                title={title}
                onClick={() => onSay([toggled(link)])}
              >
                {words}
              </button>
            ) : (
              <span className={look} title={title}>
                {words}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
