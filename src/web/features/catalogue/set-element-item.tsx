import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataSet, FiguresPlan, SetElement } from '../../../shared/data-sets.ts'
import type { ElementFrequency } from '../../../shared/elements.ts'
import { PERIODS } from '../../../shared/plan.ts'
import { SelectField } from '../../ui/fields.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import style from './catalogue.module.css'
import { FREQUENCY_WORDS, LEVEL_WORDS } from './catalogue-words.ts'
import { type Planning, setChange } from './figures-plan.ts'
import { whoFills } from './who-fills.ts'

type SetElementItemProps = {
  of: SetElement
  set: DataSet
  plan: FiguresPlan
  planning: Planning
  elementLink: LinkTo
}

/** An element of a form: how often it is asked for and how many targets need it. */
export function SetElementItem({ of, set, plan, planning, elementLink }: SetElementItemProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'frequency' | 'move'>()
  const { elementId, removed, frequency } = of
  const element = plan.elements.find(({ id }) => id === elementId)
  const name = element?.name ?? elementId
  const close = () => setOpen(undefined)
  const say = (edit: Parameters<typeof setChange>[1]) => planning.change(setChange(set, edit), { onSuccess: close })
  const others = plan.choices.filter(
    ({ level, organisation }) => level !== set.level || (organisation?.id ?? null) !== (set.organisation?.id ?? null),
  )
  const falls = element && element.level !== set.level && !of.added && !removed
  return (
    <li>
      <p className={removed ? style.removed : undefined}>{elementLink(elementId, name)}</p>
      <p className="soft">
        {[
          element?.measure,
          t(FREQUENCY_WORDS[frequency]),
          of.targets > 0 ? t('catalogue.plan.targetsAsk', { number: formatNumber(of.targets) }) : '',
          of.added ? t('catalogue.plan.added') : '',
          removed ? t('catalogue.plan.removed') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {falls ? <p className="soft">{t('catalogue.plan.falls', { level: t(LEVEL_WORDS[element.level]) })}</p> : null}
      {open === 'frequency' ? (
        <PanelForm
          send={t('catalogue.add.save')}
          onClose={close}
          busy={planning.isPending}
          problem={null}
          onSubmit={({ frequency = '' }) =>
            say({
              action: 'frequency',
              elementId,
              frequency: frequency === '' ? null : (frequency as ElementFrequency),
            })
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
      ) : null}
      {open === 'move' ? (
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
      ) : null}
      {plan.mayPlan && open === undefined ? (
        <p className={`${style.acts} screen-only`}>
          {removed ? (
            <button type="button" className="plain" onClick={() => say({ action: 'put-back', elementId })}>
              {t('catalogue.plan.putBack')}
              <span className="hidden"> {name}</span>
            </button>
          ) : (
            <>
              <button type="button" className="plain" onClick={() => say({ action: 'remove', elementId })}>
                {t('catalogue.plan.remove')}
                <span className="hidden"> {name}</span>
              </button>
              <button type="button" className="plain" onClick={() => setOpen('frequency')}>
                {t('catalogue.plan.change')}
                <span className="hidden"> {name}</span>
              </button>
              {others.length > 0 ? (
                <button type="button" className="plain" onClick={() => setOpen('move')}>
                  {t('catalogue.plan.move')}
                  <span className="hidden"> {name}</span>
                </button>
              ) : null}
            </>
          )}
        </p>
      ) : null}
    </li>
  )
}
