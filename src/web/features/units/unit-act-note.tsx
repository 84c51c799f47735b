import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UnitAct, UnitActState } from '../../../shared/units.ts'
import { api } from '../../api.ts'
import { formatWhen } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './units.module.css'

const problemWords = { 'unit-in-use': 'units.merge.inUse' } as const
const HEADS: Readonly<Record<UnitActState, TextKey>> = {
  prepared: 'units.merge.states.prepared',
  refused: 'units.merge.states.refused',
  done: 'units.merge.states.done',
  undone: 'units.merge.states.undone',
  replaced: 'units.merge.states.replaced',
}
const WORDS: Readonly<Record<UnitActState, TextKey>> = {
  prepared: 'units.merge.preparedWhy',
  refused: 'units.merge.refusedWhy',
  done: 'units.merge.doneWhy',
  undone: 'units.merge.doneWhy',
  replaced: 'units.merge.replacedWhy',
}

/** A merger that was recorded, how it stands, and the way to take it back while there is one. */
export function UnitActNote({ act }: { act: UnitAct }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const undo = useMutation({
    mutationFn: () => api.post(`/unit-changes/${act.id}/undo`),
    onSuccess: () => cache.invalidateQueries(),
  })
  const { state } = act
  return (
    <section className={style.section}>
      <h2>{t(HEADS[state])}</h2>
      <p>
        {t(WORDS[state], {
          day: formatWhen(act.on),
          from: act.from.map(({ fullName }) => fullName).join(', '),
          into: act.into?.fullName ?? act.name ?? '',
          replaced: act.replacedAt ? formatWhen(act.replacedAt, 'day') : '',
          basis: act.legalBasis,
        })}
      </p>
      <ProblemMessage error={undo.error} words={problemWords} />
      {state === 'replaced' || state === 'undone' ? null : (
        <p className="screen-only">
          <button type="button" onClick={once(() => undo.mutate())}>
            {t(state === 'done' ? 'units.merge.undo' : 'units.merge.withdraw')}
          </button>
        </p>
      )}
    </section>
  )
}
