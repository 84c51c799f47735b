import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Ask } from '../../ui/ask.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './audit.module.css'
import { deedWords, erasePerson, erasurePreview, tableWords } from './personal-data.ts'

type ErasePanelProps = { personId: string; name: string; email: string; onErased: () => void }

/** Says with numbers what will go and what will stay, before it cannot be undone. */
export function ErasePanel({ personId, name, email, onErased }: ErasePanelProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(erasurePreview(personId))
  const erasing = useMutation({ mutationFn: () => erasePerson(personId), onSuccess: onErased })
  const sum = (numbers: readonly number[]) => formatNumber(numbers.reduce((all, one) => all + one, 0))
  return (
    <section className="stack screen-only" aria-labelledby="erase-title">
      <h2 id="erase-title">{t('audit.personal.erase.title')}</h2>
      <p className="reading">{t('audit.personal.erase.explain')}</p>
      <ProblemMessage error={error ?? erasing.error} words={{ 'person-has-role': 'audit.personal.erase.hasRole' }} />
      {data ? (
        <>
          <div className={style.sides}>
            <div>
              <h3>{t('audit.personal.erase.goes')}</h3>
              <ul className={style.list}>
                {data.goes.map(({ table, rows }) => (
                  <li key={table}>
                    {t('audit.personal.times', { words: t(tableWords(table)), times: formatNumber(rows) })}
                  </li>
                ))}
              </ul>
            </div>
            <div>
              <h3>{t('audit.personal.erase.stays')}</h3>
              <ul className={style.list}>
                {data.stays.map((deed) => (
                  <li key={`${deed.table} ${deed.as}`}>
                    {t('audit.personal.times', { words: t(deedWords(deed)), times: formatNumber(deed.times) })}
                  </li>
                ))}
              </ul>
            </div>
          </div>
          {data.mayErase ? (
            <Ask
              words={t('audit.personal.erase.button')}
              question={t('audit.personal.erase.ask', {
                name,
                email,
                rows: sum(data.goes.map(({ rows }) => rows)),
                stays: sum(data.stays.map(({ times }) => times)),
              })}
              yes={t('audit.personal.erase.button')}
              busy={erasing.isPending}
              onYes={() => erasing.mutate()}
            />
          ) : (
            <p>{t('audit.personal.erase.held', { count: data.rolesHeld })}</p>
          )}
        </>
      ) : null}
    </section>
  )
}
