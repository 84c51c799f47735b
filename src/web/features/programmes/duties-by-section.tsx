import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dueWords } from '../../facts/fact-words.ts'
import { headingsOf } from '../../facts/headings.ts'
import { documentText } from '../../facts/queries.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useListView } from '../../ui/list-view.ts'
import { matcher } from '../../ui/table-order.ts'
import type { Duty } from './agencies.ts'
import { ClauseLink } from './here-link.tsx'
import style from './programmes.module.css'

type DutiesBySectionProps = { duties: readonly Duty[]; tools: ReactNode }
type Section = { section: string; duties: Duty[] }

function bySection(duties: readonly Duty[]): Section[] {
  const sections: Section[] = []
  for (const duty of duties) {
    const last = sections.at(-1)
    if (last?.section === duty.section) last.duties.push(duty)
    else sections.push({ section: duty.section, duties: [duty] })
  }
  return sections
}

/** Duties as the plan orders them, under its own headings: who leads, who joins, by when. */
export function DutiesBySection({ duties, tools }: DutiesBySectionProps) {
  const { t } = useTranslation()
  const [{ q }] = useListView()
  const { data: text } = useQuery(documentText(duties[0]?.documentId ?? ''))
  const headings = useMemo(() => (text ? headingsOf(text) : new Map<string, string>()), [text])
  const sections = useMemo(() => {
    const fits = matcher(q)
    return bySection(
      duties.filter(({ quote, section, body }) =>
        fits([quote, section, headings.get(section) ?? null, ...body.responsible, ...body.with, dueWords(t, body.due)]),
      ),
    )
  }, [duties, headings, q, t])
  return (
    <div className={style.tab}>
      <div className={`${style.tools} screen-only`}>
        <FilterBox label={t('ui.table.filter')} />
        {tools}
        <button type="button" onClick={() => window.print()}>
          {t('ui.table.print')}
        </button>
      </div>
      <div className={style.wide}>
        <table className={style.calendar}>
          <caption className="hidden">{t('programmes.duties.captionSections')}</caption>
          <thead>
            <tr>
              <th scope="col" className={style.half}>
                {t('facts.kind.duty')}
              </th>
              <th scope="col">{t('facts.field.responsible')}</th>
              <th scope="col">{t('facts.field.with')}</th>
              <th scope="col">{t('facts.field.due')}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map(({ section, duties: inside }) => (
              <Fragment key={inside[0]?.id}>
                <tr className={style.theme}>
                  <th scope="colgroup" colSpan={4}>
                    {section} {headings.get(section)} ({inside.length})
                  </th>
                </tr>
                {inside.map(({ id, clauseId, quote, body }) => (
                  <tr key={id}>
                    <td>
                      <ClauseLink id={clauseId} long>
                        {quote}
                      </ClauseLink>
                    </td>
                    <td>
                      {body.responsible.join('; ') || t('programmes.duties.nobody')}
                      {body.role === 'support' ? ` (${t('facts.role.support').toLocaleLowerCase('vi')})` : ''}
                    </td>
                    <td>{body.with.join('; ')}</td>
                    <td>{dueWords(t, body.due)}</td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {sections.length === 0 ? <p>{t('ui.table.noMatch', { query: q })}</p> : null}
    </div>
  )
}
