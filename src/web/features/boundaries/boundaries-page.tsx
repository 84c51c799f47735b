import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HomeBoundaries } from '../../../shared/boundaries.ts'
import { Ask } from '../../ui/ask.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatBytes, formatNumber, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import {
  boundariesQuery,
  boundaryFile,
  boundaryProblems,
  faultOf,
  removeBoundaries,
  sendBoundaries,
} from './boundaries.ts'

/** For who administers a home: where its units lie, for the map of the overview. */
export function BoundariesPage({ up }: { up: ReactNode }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(boundariesQuery)
  return (
    <Page title={t('boundaries.title')} up={up} about={t('boundaries.about')}>
      <ProblemMessage error={error} />
      {data || error ? null : <Progress words={t('boundaries.loading')} />}
      {data?.homes.length === 0 ? <EmptyState title={t('boundaries.none')} /> : null}
      {data?.homes.map((home) => (
        <HomeSection key={home.homeId} home={home} />
      ))}
    </Page>
  )
}

function HomeSection({ home }: { home: HomeBoundaries }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [share, setShare] = useState(0)
  const onSettled = () =>
    Promise.all([['boundaries'], ['overview']].map((queryKey) => cache.invalidateQueries({ queryKey })))
  const sending = useMutation({
    mutationFn: (file: File) => sendBoundaries(home.homeId, file, setShare),
    onSettled,
  })
  const removing = useMutation({ mutationFn: () => removeBoundaries(home.homeId), onSettled })
  const fault = faultOf(sending.error)
  const { file } = home
  return (
    <section className="stack">
      <h2>{capitalised(home.homeName)}</h2>
      {file ? <Loaded file={file} address={boundaryFile(home.homeId)} /> : <p>{t('boundaries.nothing')}</p>}
      <label className="words">
        {file ? t('boundaries.another') : t('boundaries.choose')}
        <input
          type="file"
          style={{ width: '100%' }}
          accept=".geojson,.json,application/geo+json"
          disabled={sending.isPending}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            target.value = ''
            if (chosen) sending.mutate(chosen)
          }}
        />
      </label>
      {sending.isPending ? <Progress words={t('boundaries.sending')} share={share} /> : null}
      <ProblemMessage error={sending.error ?? removing.error} words={boundaryProblems}>
        {fault ? (
          <p>
            {fault.feature === null ? '' : t('boundaries.inFeature', { number: formatNumber(fault.feature) })}{' '}
            {t(fault.words)}
          </p>
        ) : null}
      </ProblemMessage>
      {file ? (
        <Ask
          words={t('boundaries.removal')}
          question={t('boundaries.removeWhat')}
          yes={t('boundaries.removal')}
          onYes={() => removing.mutate()}
          busy={removing.isPending}
        />
      ) : null}
    </section>
  )
}

function Loaded({ file, address }: { file: NonNullable<HomeBoundaries['file']>; address: string }) {
  const { t } = useTranslation()
  const { name, bytes, loadedAt, matched, units, missing, unmatched } = file
  return (
    <>
      <p>
        <a href={address} download={name}>
          {name}
        </a>{' '}
        <span className="soft">
          {formatBytes(bytes)}, {formatWhen(loadedAt)}
        </span>
      </p>
      <p role="status">
        {t('boundaries.matched', { matched: formatNumber(matched), units: formatNumber(units) })}
        {missing.length > 0 ? ` ${t('boundaries.missing', { units: missing.join(', ') })}` : ''}
        {unmatched.length > 0
          ? ` ${t('boundaries.unmatched', { number: formatNumber(unmatched.length), codes: unmatched.join(', ') })}`
          : ''}
      </p>
    </>
  )
}
