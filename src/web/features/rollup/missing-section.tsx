import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './rollup.module.css'
import { missingQuery } from './rollup.ts'

type MissingSectionProps = { title: string; asked: Parameters<typeof missingQuery>[0]; onClose: () => void }

/** Who was asked for an element and has not reported it. */
export function MissingSection({ title, asked, onClose }: MissingSectionProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(missingQuery(asked))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={style.section}>
      <div className={style.line}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="plain" onClick={onClose}>
          {t('figures.rollup.close')}
        </button>
      </div>
      <ProblemMessage error={error} />
      {data ? null : error ? null : <Progress words={t('figures.rollup.loading')} />}
      {data && data.units.length === 0 ? <p>{t('figures.rollup.missingNone')}</p> : null}
      <ul className={style.plainList}>
        {data?.units.map(({ unit, organisationName, dueOn, mark }) => (
          <li key={unit.id}>
            {capitalised(unit.fullName)} <span className="soft">{organisationName}</span>
            {mark === 'unknown' ? <span className="soft"> ({t('figures.rollup.unknown')})</span> : null}
            {dueOn ? <span className="soft"> {formatWhen(dueOn)}</span> : null}
          </li>
        ))}
      </ul>
      {data?.next ? <p className="soft">{t('figures.rollup.missingMore')}</p> : null}
    </section>
  )
}
