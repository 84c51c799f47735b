import { useTranslation } from 'react-i18next'
import { WORST_FIRST } from '../../../rules/duties/worst.ts'
import type { MatrixCell } from '../../../shared/duty-views.ts'
import style from './duty-views.module.css'
import { STANDING_WORDS } from './duty-words.ts'
import { StandingSign } from './standing-sign.tsx'

/** What the marks that are shown mean; the worst comes first. */
export function MatrixLegend({ cells }: { cells: readonly MatrixCell[] }) {
  const { t } = useTranslation()
  const shown = WORST_FIRST.filter((standing) => cells.some((cell) => cell.standing === standing))
  return (
    <p className={style.legend}>
      {shown.map((standing) => (
        <StandingSign key={standing} standing={standing}>
          {t(STANDING_WORDS[standing].words)}
        </StandingSign>
      ))}
      {cells.some(({ standing }) => standing === null) ? (
        <span className="soft">· {t('dutyViews.matrix.nothingYet')}</span>
      ) : null}
      <span className="soft">{t('dutyViews.matrix.about')}</span>
    </p>
  )
}
