import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SharedUnit, UnitChange } from '../../../shared/units.ts'
import { api } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { parsePercent, writePercent } from './percent.ts'
import style from './units.module.css'
import { unitPage } from './units.ts'

type SharesPageProps = { unitId: string; up: ReactNode }

const problemWords = { 'shares-not-whole': 'units.shares.refused' } as const
const fieldWords = { 'shares-not-whole': 'units.shares.notWhole', percent: 'units.shares.notPercent' } as const

/** For an administrator: what part of a split unit's people went where, and what that changes of its figures. */
export function SharesPage({ unitId, up }: SharesPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(unitPage(unitId, undefined))
  const parts = data?.successors.filter(({ relation }) => relation === 'part') ?? []
  const title = data ? t('units.shares.titleOf', { unit: data.unit.fullName }) : t('units.shares.title')
  return (
    <Page title={title} up={up}>
      <ProblemMessage error={error} />
      {data || error ? null : <Progress words={t('units.shares.loading')} />}
      {data && parts.length === 0 ? (
        <EmptyState title={t('units.shares.none')}>{t('units.shares.noneWhy')}</EmptyState>
      ) : null}
      {parts.length > 0 ? (
        <Shares key={unitId} unitId={unitId} parts={parts} keepsRest={data?.unit.ended === null} />
      ) : null}
    </Page>
  )
}

type SharesProps = { unitId: string; parts: readonly UnitChange[]; keepsRest: boolean }

function Shares({ unitId, parts, keepsRest }: SharesProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [looked, setLooked] = useState<{ said: string; found: SharedUnit }>()
  const share = useMutation({ mutationFn: (body: object) => api.post<SharedUnit>(`/units/${unitId}/shares`, body) })
  const sharesOf = (values: FormValues) =>
    parts.map(({ unit }, index) => ({ toId: unit.id, share: parsePercent(values[`shares/${index}`] ?? '') ?? null }))
  function send(values: FormValues) {
    const said = JSON.stringify(sharesOf(values))
    const dryRun = looked?.said !== said
    share.mutate(
      { shares: sharesOf(values), dryRun },
      {
        onSuccess: (found) => {
          setLooked(dryRun ? { said, found } : undefined)
          if (!dryRun) void cache.invalidateQueries()
        },
      },
    )
  }
  return (
    <div className={style.beside}>
      <Form
        busy={share.isPending}
        problem={share.error}
        problemWords={problemWords}
        fieldWords={fieldWords}
        check={(values) =>
          parts.flatMap((_, index) =>
            parsePercent(values[`shares/${index}`] ?? '') === undefined
              ? [{ pointer: `#/shares/${index}`, code: 'percent' }]
              : [],
          )
        }
        onSubmit={send}
      >
        <p>{t(keepsRest ? 'units.shares.aboutKept' : 'units.shares.about')}</p>
        {parts.map(({ unit, on, share: told }, index) => (
          <TextField
            key={unit.id}
            pointer={`#/shares/${index}`}
            label={t('units.shares.into', { unit: capitalised(unit.fullName) })}
            hint={t('units.shares.since', { day: formatWhen(on) })}
            inputMode="decimal"
            defaultValue={told === null ? '' : writePercent(told)}
          />
        ))}
        <button type="submit">{t(looked ? 'units.shares.do' : 'units.shares.preview')}</button>
        {share.isSuccess && !looked ? <p role="status">{t('units.shares.done')}</p> : null}
      </Form>
      {looked ? <Effect found={looked.found} /> : null}
    </div>
  )
}

/** Where the figures from before lie, and would. */
function Effect({ found: { folds } }: { found: SharedUnit }) {
  const { t } = useTranslation()
  const words = ({ least, most }: SharedUnit['folds'][number]['before']) =>
    least === most
      ? t('units.shares.percent', { value: formatNumber(Number(least) * 100, { maximumFractionDigits: 4 }) })
      : t('units.shares.range', {
          least: formatNumber(Number(least) * 100, { maximumFractionDigits: 4 }),
          most: formatNumber(Number(most) * 100, { maximumFractionDigits: 4 }),
        })
  return (
    <section className={style.section} aria-live="polite">
      <h2>{t('units.shares.effect')}</h2>
      <p>{t('units.shares.effectWhy')}</p>
      <table className={style.facts}>
        <caption className="hidden">{t('units.shares.effect')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('units.columns.unit')}</th>
            <th scope="col">{t('units.shares.before')}</th>
            <th scope="col">{t('units.shares.after')}</th>
          </tr>
        </thead>
        <tbody>
          {folds.map(({ unitId, name, before, after }) => (
            <tr key={unitId}>
              <td>{capitalised(name)}</td>
              <td data-head={t('units.shares.before')}>{words(before)}</td>
              <td data-head={t('units.shares.after')}>{words(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
