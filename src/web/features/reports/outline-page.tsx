import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outline, OutlineSection } from '../../../shared/outlines.ts'
import { Ask } from '../../ui/ask.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { faultWords, newSection } from './outline-edits.ts'
import { OutlineSectionFields } from './outline-section-fields.tsx'
import { outlineQuery, useEndOutline, useSaveOutline } from './outlines.ts'
import style from './reports.module.css'
import { reportProblems } from './reports.ts'

type OutlinePageProps = { homeId: number; code: string; listLink: (words: string) => ReactNode }

/** An outline, to read or to change: what is changed holds for reports that are made from now on. */
export function OutlinePage({ homeId, code, listLink }: OutlinePageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(outlineQuery(homeId, code))
  const up = listLink(t('reports.outlines.title'))
  if (!data)
    return (
      <Page title={t('reports.outlines.one')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('reports.loading')} />}
      </Page>
    )
  return (
    <Page
      title={data.name}
      up={up}
      about={t(data.homeId === 0 ? 'reports.outlines.isShipped' : 'reports.outlines.isOwn')}
    >
      <Editor key={`${data.homeId} ${data.version}`} homeId={homeId} outline={data} />
    </Page>
  )
}

function Editor({ homeId, outline }: { homeId: number; outline: Outline }) {
  const { t } = useTranslation()
  const [sections, setSections] = useState<readonly OutlineSection[]>(outline.sections)
  const saving = useSaveOutline(outline.code)
  const ending = useEndOutline(outline.code)
  const seen = outline.homeId === 0 ? 0 : outline.version
  const { mayChange } = outline
  const change = (at: number, next: Partial<OutlineSection>) =>
    setSections(sections.map((each, index) => (index === at ? { ...each, ...next } : each)))
  const move = (at: number, by: -1 | 1) => {
    const [one] = sections.slice(at, at + 1)
    if (!one) return
    const others = sections.filter((_, index) => index !== at)
    setSections([...others.slice(0, at + by), one, ...others.slice(at + by)])
  }
  const faults = faultWords(t, sections)
  const isDirty = JSON.stringify(sections) !== JSON.stringify(outline.sections)
  const save = () =>
    saving.isPending ||
    faults.length > 0 ||
    saving.mutate({ homeId, name: outline.name, kind: outline.kind, sections: [...sections], seen })
  return (
    <>
      <ol className={style.events}>
        {sections.map((section, index) => (
          <OutlineSectionFields
            key={section.key}
            section={section}
            mayChange={mayChange}
            isFirst={index === 0}
            isLast={index === sections.length - 1}
            onChange={(next) => change(index, next)}
            onMove={(by) => move(index, by)}
            onRemove={() => setSections(sections.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      {mayChange ? (
        <div className={`${style.section} screen-only`}>
          {faults.length > 0 ? (
            <Notice tone="soon">
              {faults.map((words) => (
                <p key={words}>{words}</p>
              ))}
            </Notice>
          ) : null}
          <ProblemMessage error={saving.error ?? ending.error} words={reportProblems} />
          <div className={style.acts}>
            <button type="button" onClick={() => setSections([...sections, newSection(t, sections)])}>
              {t('reports.outlines.add')}
            </button>
            <button
              type="button"
              className="main"
              aria-disabled={!isDirty || faults.length > 0}
              onClick={() => isDirty && save()}
            >
              {t('reports.outlines.save')}
            </button>
            {seen > 0 ? (
              <Ask
                quiet
                words={t('reports.outlines.end')}
                question={t('reports.outlines.endAsk')}
                yes={t('reports.outlines.end')}
                busy={ending.isPending}
                onYes={() => ending.mutate({ homeId, seen })}
              />
            ) : null}
            <span role="status" className="soft">
              {saving.isSuccess && !isDirty ? t('reports.section.saved') : isDirty ? t('reports.section.unsaved') : ''}
            </span>
          </div>
        </div>
      ) : null}
    </>
  )
}
