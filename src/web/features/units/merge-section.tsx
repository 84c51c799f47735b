import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type MergedUnits,
  NATION_ID,
  type Unit,
  type UnitActs,
  type UnitId,
  type UnitKind,
} from '../../../shared/units.ts'
import { api } from '../../api.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { capitalised, formatNumber, formatWhen, parseDay } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { KIND_WORDS } from './unit-words.tsx'
import style from './units.module.css'
import { unitActs, unitPage } from './units.ts'

const KINDS: readonly UnitKind[] = ['commune', 'ward', 'special-zone']
const problemWords = {
  'units-not-merged': 'units.merge.refused',
  'unit-in-use': 'units.merge.inUse',
} as const
const fieldWords = {
  'not-living-siblings': 'units.merge.notSiblings',
  'day-not-open': 'units.merge.dayNotOpen',
  'code-taken': 'units.merge.codeTaken',
} as const

/** For an administrator: makes one commune of this and others of its province, after saying what lies there; or takes that back. */
export function MergeSection({ unit }: { unit: Unit }) {
  const { data: acts } = useQuery(unitActs)
  const act = acts?.acts.find(({ into, undoneAt }) => into?.id === unit.id && undoneAt === null)
  if (!acts || unit.ended !== null || unit.level !== 'commune') return null
  return act ? <Undo act={act} /> : <Merge unit={unit} />
}

function Undo({ act }: { act: UnitActs['acts'][number] }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const undo = useMutation({
    mutationFn: () => api.post(`/unit-changes/${act.id}/undo`),
    onSuccess: () => cache.invalidateQueries(),
  })
  return (
    <section className={`${style.section} screen-only`}>
      <h2>{t('units.merge.undo')}</h2>
      <p>
        {t('units.merge.undoWhy', {
          day: formatWhen(act.on),
          from: act.from.map(({ fullName }) => fullName).join(', '),
        })}
      </p>
      <ProblemMessage error={undo.error} words={problemWords} />
      <p>
        <button type="button" onClick={() => undo.mutate()}>
          {t('units.merge.undo')}
        </button>
      </p>
    </section>
  )
}

function Merge({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: parent } = useQuery(unitPage(unit.parentId ?? NATION_ID, undefined))
  const [others, setOthers] = useState<UnitId[]>([])
  const [looked, setLooked] = useState<{ values: string; found: MergedUnits }>()
  const merge = useMutation({
    mutationFn: (body: object) => api.post<MergedUnits>('/unit-changes', body),
    onSuccess: (found) => (found.unitId === null ? undefined : cache.invalidateQueries()),
  })
  const siblings = (parent?.children ?? []).filter(({ id }) => id !== unit.id && !others.includes(id))
  const ids = [unit.id, ...others]
  function send(values: FormValues) {
    const { name = '', kind = '', code = '', on = '', legalBasis = '' } = values
    const said = { unitIds: ids, name, kind, code: code === '' ? null : code, on: parseDay(on) ?? on, legalBasis }
    const key = JSON.stringify(said)
    const dryRun = looked?.values !== key
    merge.mutate({ ...said, dryRun }, { onSuccess: (found) => setLooked(dryRun ? { values: key, found } : undefined) })
  }
  const lies = looked?.found.lies
  return (
    <details className={`${style.section} screen-only`}>
      <summary>{t('units.merge.title')}</summary>
      <Form
        busy={merge.isPending}
        problem={merge.error}
        problemWords={problemWords}
        fieldWords={fieldWords}
        onSubmit={send}
      >
        <ul>
          {others.map((id) => (
            <li key={id}>{capitalised(parent?.children.find((each) => each.id === id)?.fullName ?? '')}</li>
          ))}
        </ul>
        <SelectField
          pointer="#/unitIds"
          label={t('units.merge.with')}
          hint={others.length === 0 ? t('units.merge.choose') : undefined}
          value=""
          onChange={({ target }) => setOthers([...others, target.value as UnitId])}
        >
          <option value="" />
          {siblings.map(({ id, fullName }) => (
            <option key={id} value={id}>
              {capitalised(fullName)}
            </option>
          ))}
        </SelectField>
        <TextField pointer="#/name" label={t('units.merge.name')} required maxLength={100} />
        <SelectField pointer="#/kind" label={t('units.merge.kind')} defaultValue={unit.kind}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(KIND_WORDS[kind])}
            </option>
          ))}
        </SelectField>
        <TextField pointer="#/code" label={t('units.merge.code')} maxLength={5} inputMode="numeric" />
        <TextField pointer="#/on" label={t('units.merge.on')} hint={t('units.merge.onHint')} required />
        <TextField pointer="#/legalBasis" label={t('units.merge.legalBasis')} required maxLength={500} />
        {lies ? (
          <Notice tone="soon">
            {t('units.merge.lies', {
              units: formatNumber(ids.length),
              organisations: formatNumber(lies.organisations),
              forms: formatNumber(lies.forms),
              figures: formatNumber(lies.figures),
            })}
          </Notice>
        ) : null}
        <button type="submit">
          {lies ? t('units.merge.do', { units: formatNumber(ids.length) }) : t('units.merge.preview')}
        </button>
      </Form>
    </details>
  )
}
