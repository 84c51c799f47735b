import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataSet, FiguresPlan, SetElement } from '../../../shared/data-sets.ts'
import { PERIODS, type Period } from '../../../shared/plan.ts'
import { SelectField } from '../../ui/fields.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import style from './catalogue.module.css'
import { FREQUENCY_WORDS } from './catalogue-words.ts'
import { type Planning, setChange } from './figures-plan.ts'
import { whoFills } from './who-fills.ts'

type SetElementActsProps = { of: SetElement; name: string; set: DataSet; plan: FiguresPlan; planning: Planning }

/** To take an element out of a form or put it back, to ask for it more or less often, or to ask somebody else. */
export function SetElementActs({ of, name, set, plan, planning }: SetElementActsProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'frequency' | 'move'>()
  const { elementId, removed, frequency } = of
  const close = () => setOpen(undefined)
  const say = (edit: Parameters<typeof setChange>[1]) => planning.change(setChange(set, edit), { onSuccess: close })
  const others = plan.choices.filter(
    ({ level, organisation }) => level !== set.level || (organisation?.id ?? null) !== (set.organisation?.id ?? null),
  )
  if (open === 'frequency')
    return (
      <PanelForm
        send={t('catalogue.add.save')}
        onClose={close}
        busy={planning.isPending}
        problem={null}
        onSubmit={({ frequency = '' }) =>
          say({ action: 'frequency', elementId, frequency: frequency === '' ? null : (frequency as Period) })
        }
      >
        <SelectField
          pointer="#/frequency"
          label={t('catalogue.plan.frequency')}
          defaultValue={of.frequencyChosen ? frequency : ''}
        >
          <option value="">{t('catalogue.plan.asItself')}</option>
          {PERIODS.map((each) => (
            <option key={each} value={each}>
              {t(FREQUENCY_WORDS[each])}
            </option>
          ))}
        </SelectField>
      </PanelForm>
    )
  if (open === 'move')
    return (
      <PanelForm
        send={t('catalogue.plan.move')}
        onClose={close}
        busy={planning.isPending}
        problem={null}
        onSubmit={({ to = '0' }) => {
          const choice = others[Number(to)]
          if (choice)
            say({
              action: 'move',
              elementId,
              to: { level: choice.level, organisationId: choice.organisation?.id ?? null },
            })
        }}
      >
        <SelectField pointer="#/to" label={t('catalogue.plan.moveTo')}>
          {others.map((choice, index) => (
            <option key={`${choice.level} ${choice.organisation?.id}`} value={index}>
              {whoFills(t, choice)}
            </option>
          ))}
        </SelectField>
      </PanelForm>
    )
  const hidden = <span className="hidden"> {name}</span>
  return (
    <div className={`${style.acts} screen-only`}>
      {removed ? (
        <button type="button" className="plain" onClick={() => say({ action: 'put-back', elementId })}>
          {t('catalogue.plan.putBack')}
          {hidden}
        </button>
      ) : (
        <>
          <button type="button" className="plain" onClick={() => say({ action: 'remove', elementId })}>
            {t('catalogue.plan.remove')}
            {hidden}
          </button>
          <button type="button" className="plain" onClick={() => setOpen('frequency')}>
            {t('catalogue.plan.change')}
            {hidden}
          </button>
          {others.length > 0 ? (
            <button type="button" className="plain" onClick={() => setOpen('move')}>
              {t('catalogue.plan.move')}
              {hidden}
            </button>
          ) : null}
        </>
      )}
    </div>
  )
}
