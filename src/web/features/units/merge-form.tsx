import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MergedUnits, NATION_ID, type Unit, type UnitId, type UnitKind } from '../../../shared/units.ts'
import { api } from '../../api.ts'
import { ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { capitalised, formatNumber, parseDay } from '../../ui/format.ts'
import { MergeEffect } from './merge-effect.tsx'
import { KIND_WORDS } from './unit-words.tsx'
import style from './units.module.css'
import { unitPage } from './units.ts'

const KINDS: readonly UnitKind[] = ['commune', 'ward', 'special-zone']
const A_NEW_ONE = 'new'
const problemWords = { 'units-not-merged': 'units.merge.refused' } as const
const fieldWords = {
  'not-living-siblings': 'units.merge.notSiblings',
  'already-prepared': 'units.merge.alreadyPrepared',
  'day-not-open': 'units.merge.dayNotOpen',
  'code-taken': 'units.merge.codeTaken',
} as const

/** Makes one commune of this and others of its province, on a day, after saying what that does. */
export function MergeForm({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: parent } = useQuery(unitPage(unit.parentId ?? NATION_ID, undefined))
  const [others, setOthers] = useState<UnitId[]>([])
  const [keeps, setKeeps] = useState<string>(A_NEW_ONE)
  const [looked, setLooked] = useState<{ said: string; found: MergedUnits }>()
  const merge = useMutation({ mutationFn: (body: object) => api.post<MergedUnits>('/unit-changes', body) })
  const children = parent?.children ?? []
  const siblings = children.filter(({ id }) => id !== unit.id && !others.includes(id))
  const ids = [unit.id, ...others]
  const nameOf = (id: string) => capitalised(children.find((each) => each.id === id)?.fullName ?? unit.fullName)
  const isNew = keeps === A_NEW_ONE
  function send(values: FormValues) {
    const { on = '', legalBasis = '' } = values
    const code = values['made/code'] ?? ''
    const said = {
      unitIds: ids,
      keepsId: isNew ? null : keeps,
      made: isNew ? { name: values['made/name'], kind: values['made/kind'], code: code === '' ? null : code } : null,
      on: parseDay(on) ?? on,
      legalBasis,
    }
    const key = JSON.stringify(said)
    const dryRun = looked?.said !== key
    merge.mutate(
      { ...said, dryRun },
      {
        onSuccess: (found) => {
          setLooked(dryRun ? { said: key, found } : undefined)
          if (!dryRun) void cache.invalidateQueries()
        },
      },
    )
  }
  return (
    <Form
      busy={merge.isPending}
      problem={merge.error}
      problemWords={problemWords}
      fieldWords={fieldWords}
      onSubmit={send}
    >
      <ul className={style.chosen}>
        {others.map((id) => (
          <li key={id}>
            {nameOf(id)}{' '}
            <button
              type="button"
              className="plain"
              aria-label={t('units.merge.leaveOut', { unit: nameOf(id) })}
              onClick={() => {
                setOthers(others.filter((each) => each !== id))
                if (keeps === id) setKeeps(A_NEW_ONE)
              }}
            >
              {t('units.merge.remove')}
            </button>
          </li>
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
      <ChoiceField
        pointer="#/keepsId"
        label={t('units.merge.how')}
        value={keeps}
        onChoose={setKeeps}
        choices={[
          { value: A_NEW_ONE, label: t('units.merge.makeNew') },
          ...ids.map((id) => ({ value: id, label: t('units.merge.keep', { unit: nameOf(id) }) })),
        ]}
      />
      {isNew ? (
        <>
          <TextField pointer="#/made/name" label={t('units.merge.name')} required maxLength={100} />
          <SelectField pointer="#/made/kind" label={t('units.merge.kind')} defaultValue={unit.kind}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(KIND_WORDS[kind])}
              </option>
            ))}
          </SelectField>
          <TextField pointer="#/made/code" label={t('units.merge.code')} maxLength={5} inputMode="numeric" />
        </>
      ) : null}
      <TextField pointer="#/on" label={t('units.merge.on')} hint={t('units.merge.onHint')} required />
      <TextField pointer="#/legalBasis" label={t('units.merge.legalBasis')} required maxLength={500} />
      {looked ? (
        <MergeEffect
          found={looked.found}
          keepsId={isNew ? null : keeps}
          nameOf={nameOf}
          province={parent?.unit.fullName ?? ''}
        />
      ) : null}
      <button type="submit">
        {looked
          ? t(looked.found.prepared ? 'units.merge.prepare' : 'units.merge.do', { units: formatNumber(ids.length) })
          : t('units.merge.preview')}
      </button>
    </Form>
  )
}
