import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { CataloguePart } from './catalogue.ts'
import { VersionsSection } from './versions-section.tsx'

type Version = { version: number; words: string; validFrom: string; validUntil: string | null }

type EntryPageProps<Data> = {
  part: CataloguePart
  /** What it is, until it is known how it is called. */
  kind: string
  query: { data: Data | undefined; error: unknown }
  /** Of all that is known: what it is called, more about it, and each version. */
  title: (data: Data) => string
  about?: (data: Data) => string
  versions: (data: Data) => Version[]
  children: (data: Data) => ReactNode
}

/** The frame of what the catalogue tells of one entry. */
export function EntryPage<Data>({ part, kind, query, title, about, versions, children }: EntryPageProps<Data>) {
  const { t } = useTranslation()
  const { data, error } = query
  const up = (
    <Link to="/figures/catalogue" search={part === 'elements' ? {} : ({ of: part } as Record<string, unknown>)}>
      {t('catalogue.title')}
    </Link>
  )
  if (data === undefined)
    return (
      <Page title={kind} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('catalogue.loading')} />}
      </Page>
    )
  return (
    <Page title={title(data)} up={up} about={about?.(data)}>
      <ProblemMessage error={error} />
      {children(data)}
      <VersionsSection versions={versions(data)} />
    </Page>
  )
}

/** From when until when a version holds. */
export function useValidity() {
  const { t } = useTranslation()
  return ({ validFrom, validUntil }: Pick<Version, 'validFrom' | 'validUntil'>) =>
    `${formatWhen(validFrom)}${validUntil ? `, ${t('catalogue.validUntil')} ${formatWhen(validUntil)}` : ''}`
}
