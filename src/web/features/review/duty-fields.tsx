import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyBody, ReportBody } from '../../../shared/facts.ts'
import { type Due, FREQUENCIES, PERIODS, ROLES } from '../../../shared/plan.ts'
import { dayOfYearWords } from '../../facts/fact-words.ts'
import { FREQUENCY_WORDS, PERIOD_WORDS, ROLE_WORDS } from '../../facts/kinds.ts'
import { CheckField, SelectField, TextField } from '../../ui/fields.tsx'
import { formatWhen } from '../../ui/format.ts'
import { PartyField } from './party-field.tsx'
import style from './review.module.css'

type DueKind = Due['kind'] | 'none'

const days = (before: readonly string[]) => before.map(dayOfYearWords).join(', ')
const date = (text: string | undefined) => (text ? formatWhen(text) : '')

export function DutyFields({ body, parties }: { body: DutyBody; parties: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <>
      <PartyField
        pointer="#/responsible"
        label={t('facts.field.responsible')}
        parties={body.responsible}
        known={parties}
      />
      <div className={style.fields}>
        <SelectField pointer="#/role" label={t('facts.field.role')} defaultValue={body.role}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(ROLE_WORDS[role])}
            </option>
          ))}
        </SelectField>
        <TextField pointer="#/product" label={t('facts.field.product')} defaultValue={body.product ?? ''} />
      </div>
      <PartyField pointer="#/with" label={t('facts.field.with')} parties={body.with} known={parties} />
      <DueFields due={body.due} />
      <TextField pointer="#/condition" label={t('facts.field.condition')} defaultValue={body.condition ?? ''} />
      <TextField pointer="#/scheme" label={t('facts.field.scheme')} defaultValue={body.scheme ?? ''} />
      <CheckField pointer="#/requested" label={t('facts.field.requested')} defaultChecked={body.requested} />
    </>
  )
}

function DueFields({ due }: { due: Due | null }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<DueKind>(due?.kind ?? 'none')
  const within = due?.kind === 'within' ? due : undefined
  const every = due?.kind === 'every' ? due : undefined
  const hint = t('review.form.dateHint')
  return (
    <div className={style.fields}>
      <SelectField
        pointer="#/due"
        label={t('facts.field.due')}
        value={kind}
        onChange={(event) => setKind(event.target.value as DueKind)}
      >
        <option value="none">{t('review.form.due.none')}</option>
        <option value="by">{t('review.form.due.by')}</option>
        <option value="within">{t('review.form.due.within')}</option>
        <option value="every">{t('review.form.due.every')}</option>
      </SelectField>
      {kind === 'by' ? (
        <TextField
          pointer="#/dueBy"
          label={t('review.form.due.date')}
          hint={hint}
          defaultValue={date(due?.kind === 'by' ? due.date : undefined)}
        />
      ) : null}
      {kind === 'within' ? (
        <>
          <TextField
            pointer="#/dueFrom"
            label={t('review.form.due.from')}
            hint={hint}
            defaultValue={date(within?.from)}
          />
          <TextField pointer="#/dueTo" label={t('review.form.due.to')} hint={hint} defaultValue={date(within?.to)} />
        </>
      ) : null}
      {kind === 'every' ? (
        <>
          <SelectField pointer="#/duePeriod" label={t('review.form.due.period')} defaultValue={every?.period ?? 'year'}>
            {PERIODS.map((period) => (
              <option key={period} value={period}>
                {t(PERIOD_WORDS[period])}
              </option>
            ))}
          </SelectField>
          <TextField
            pointer="#/dueBefore"
            label={t('facts.field.before')}
            hint={t('review.form.daysHint')}
            defaultValue={days(every?.before ?? [])}
          />
        </>
      ) : null}
    </div>
  )
}

export function ReportFields({ body, parties }: { body: ReportBody; parties: readonly string[] }) {
  const { t } = useTranslation()
  const [frequency, setFrequency] = useState<readonly string[]>(body.frequency)
  return (
    <>
      <PartyField pointer="#/from" label={t('facts.field.from')} parties={body.from} known={parties} />
      <PartyField pointer="#/to" label={t('facts.field.to')} parties={body.to} known={parties} />
      <PartyField pointer="#/onward" label={t('facts.field.onward')} parties={body.onward} known={parties} />
      <fieldset className={style.checks}>
        <legend>{t('facts.field.frequency')}</legend>
        <input type="hidden" name="frequency" value={frequency.join(' ')} />
        {FREQUENCIES.map((each) => (
          <label key={each}>
            <input
              type="checkbox"
              checked={frequency.includes(each)}
              onChange={({ target }) =>
                setFrequency(target.checked ? [...frequency, each] : frequency.filter((one) => one !== each))
              }
            />
            {t(FREQUENCY_WORDS[each])}
          </label>
        ))}
      </fieldset>
      <TextField
        pointer="#/before"
        label={t('facts.field.before')}
        hint={t('review.form.daysHint')}
        defaultValue={days(body.before)}
      />
    </>
  )
}
