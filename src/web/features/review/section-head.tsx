import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../ui/format.ts'
import type { ReviewActions } from './actions.ts'
import style from './review.module.css'
import { type Section, sureToConfirm } from './rows.ts'

type SectionHeadProps = { section: Section; words: string; mayEdit: boolean; actions: ReviewActions }

export const SectionHead = memo(function SectionHead({ section, words, mayEdit, actions }: SectionHeadProps) {
  const { t } = useTranslation()
  const sure = sureToConfirm(section.facts)
  const left = section.facts.length - section.confirmed
  const name = section.section === '' ? t(section.first ? 'review.section.opening' : 'review.section.closing') : words
  return (
    <div className={style.section}>
      <h2>
        {section.section ? <span className={style.number}>{section.section}</span> : null} {name}
      </h2>
      <span className={style.share}>
        {formatNumber(section.confirmed)}/{formatNumber(section.facts.length)}
      </span>
      {mayEdit && sure.length > 0 && sure.length < left ? (
        <button
          type="button"
          className="plain"
          title={t('certainty.confirmSectionWhole', { count: sure.length })}
          onClick={() => actions.confirm(sure)}
        >
          {t('certainty.confirmSection', { count: sure.length })}
        </button>
      ) : null}
      {mayEdit && left > 0 ? (
        <button type="button" className="plain" onClick={() => actions.confirm(section.facts)}>
          {t('review.section.confirm', { count: left })}
        </button>
      ) : null}
    </div>
  )
})
