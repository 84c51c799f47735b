import { useTranslation } from 'react-i18next'
import { PROGRESS_STATES } from '../../../shared/target-progress.ts'
import { STATE_WORDS } from '../../figures/progress-words.ts'
import { STATE_INKS, signOf } from '../../figures/state-marks.tsx'
import style from './overview.module.css'

/** What each colour and sign means. */
export function StateLegend() {
  const { t } = useTranslation()
  return (
    <ul className={style.legend}>
      {PROGRESS_STATES.map((state) => (
        <li key={state}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <rect x=".5" y=".5" width="19" height="19" fill={STATE_INKS[state].fill} stroke="#78838f" />
            <path d={signOf(state)} transform="translate(4 4)" fill={STATE_INKS[state].ink} />
          </svg>
          {t(STATE_WORDS[state])}
        </li>
      ))}
    </ul>
  )
}
