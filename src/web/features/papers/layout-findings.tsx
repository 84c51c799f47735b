import { useTranslation } from 'react-i18next'
import type { LayoutFinding, LayoutPlace, LayoutReport } from '../../../shared/layout-checks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './layout-findings.module.css'

/** What a paper lacks: where, what is needed, what is there, how to mend it. */
export function LayoutFindings({ report, name }: { report: LayoutReport; name: string }) {
  const { t } = useTranslation()
  const { decree, findings } = report
  const day = formatWhen(report.day)
  if (decree === null)
    return (
      <Notice tone="soon">
        <p>{t('papers.unknownDay', { day })}</p>
      </Notice>
    )
  if (findings.length === 0)
    return (
      <EmptyState title={t('papers.right', { fileName: name })}>{t('papers.rightAbout', { decree, day })}</EmptyState>
    )
  const blocking = findings.filter(({ severity }) => severity === 'blocking').length
  return (
    <section className="stack">
      <h2>{name}</h2>
      <p>{t('papers.count', { blocking, advice: findings.length - blocking, decree })}</p>
      <ol className={style.findings}>
        {findings.map((finding) => (
          <Finding key={finding.rule} finding={finding} />
        ))}
      </ol>
    </section>
  )
}

function Finding({ finding: { severity, needed, basis, mend, places, more } }: { finding: LayoutFinding }) {
  const { t } = useTranslation()
  const blocks = severity === 'blocking'
  return (
    <li className={style.finding}>
      <StateMark tone={blocks ? 'bad' : 'soon'}>{t(blocks ? 'papers.blocking' : 'papers.advice')}</StateMark>
      <h3>{needed}</h3>
      <ul className={style.places}>
        {places.map((place) => (
          <Place key={`${place.part} ${place.section} ${place.paragraph} ${place.words}`} place={place} />
        ))}
        {more > 0 ? <li className="soft">{t('papers.more', { count: more })}</li> : null}
      </ul>
      <p>
        {t('papers.mend')}: {mend}
      </p>
      <p className="soft">
        {t('papers.basis')}: {basis}
      </p>
    </li>
  )
}

function Place({ place: { part, section, paragraph, words, found } }: { place: LayoutPlace }) {
  const { t } = useTranslation()
  const where = [
    part,
    section === null ? null : t('papers.place.section', { section }),
    paragraph === null ? null : t('papers.place.paragraph', { paragraph }),
    words === null ? null : `“${words}”`,
  ]
  return (
    <li>
      {where.filter((each) => each !== null).join(', ')}. <strong>{t('papers.found', { found })}</strong>
    </li>
  )
}
