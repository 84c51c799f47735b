import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataSet, FiguresPlan } from '../../../shared/data-sets.ts'
import type { ReportingLevel } from '../../../shared/elements.ts'
import { SelectField } from '../../ui/fields.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import style from './catalogue.module.css'
import { findElements } from './catalogue.ts'
import { LEVEL_WORDS } from './catalogue-words.ts'
import { ChoosePanel } from './choose-panel.tsx'
import { type Planning, setChange } from './figures-plan.ts'
import { SetElements } from './set-elements.tsx'
import { whoFills } from './who-fills.ts'

type DataSetSectionProps = { set: DataSet; plan: FiguresPlan; planning: Planning; elementLink: LinkTo }

/** From the nearest to the highest: all ways in which a form of a level can be verified. */
const verifyChoices = (level: ReportingLevel): ReportingLevel[][] => (level === 1 ? [[1]] : [[1], [level, 1], [level]])

/** A form: who fills it for which periods, what it asks for, who verifies it. */
export function DataSetSection({ set, plan, planning, elementLink }: DataSetSectionProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'add' | 'verify'>()
  const close = () => setOpen(undefined)
  const who = whoFills(t, set)
  const levels = (all: readonly ReportingLevel[]) => all.map((level) => t(LEVEL_WORDS[level])).join(' → ')
  return (
    <section className={style.section}>
      <h2>{t('catalogue.plan.formOf', { who })}</h2>
      <p className="soft">
        {set.periods.length === 0
          ? t('catalogue.plan.noPeriods')
          : `${t('catalogue.plan.reporters', { number: formatNumber(set.reporters) })}. ${t('catalogue.plan.periods', { periods: set.periods.join(', ') })}`}
      </p>
      <p className="soft">{t('catalogue.plan.verifiedAt', { levels: levels(set.verifiedAt) })}</p>
      {set.elements.length > 0 ? (
        <SetElements set={set} plan={plan} planning={planning} elementLink={elementLink} />
      ) : null}
      {open === 'add' ? (
        <ChoosePanel
          label={t('catalogue.plan.findElement')}
          searchKey="elements of a form"
          find={findElements}
          onChoose={(elementId) => planning.change(setChange(set, { action: 'add', elementId }), { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {open === 'verify' ? (
        <PanelForm
          send={t('catalogue.add.save')}
          onClose={close}
          busy={planning.isPending}
          problem={null}
          onSubmit={({ levels = '' }) =>
            planning.change(
              setChange(set, { action: 'verify', levels: levels.split(',').map(Number) as ReportingLevel[] }),
              { onSuccess: close },
            )
          }
        >
          <SelectField
            pointer="#/levels"
            label={t('catalogue.plan.verifyLabel')}
            hint={t('catalogue.plan.verifyHint')}
            defaultValue={set.verifiedAt.join(',')}
          >
            {verifyChoices(set.level).map((choice) => (
              <option key={choice.join(',')} value={choice.join(',')}>
                {levels(choice)}
              </option>
            ))}
          </SelectField>
        </PanelForm>
      ) : null}
      {plan.mayPlan && open === undefined ? (
        <p className={`${style.acts} screen-only`}>
          <button type="button" className="plain" onClick={() => setOpen('add')}>
            {t('catalogue.plan.addElement')}
            <span className="hidden"> {who}</span>
          </button>
          <button type="button" className="plain" onClick={() => setOpen('verify')}>
            {t('catalogue.plan.changeVerify')}
            <span className="hidden"> {who}</span>
          </button>
        </p>
      ) : null}
    </section>
  )
}
