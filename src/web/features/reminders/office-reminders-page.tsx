import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeReminders, OfficeRemindersPage as PageData } from '../../../shared/telling.ts'
import { Ask } from '../../ui/ask.tsx'
import { CheckField, SelectField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { parseDaysBefore } from './days-before.ts'
import { HourOptions } from './hour-options.tsx'
import { type Office, officeFieldWords, officeReminders, reminderProblems, setOfficeReminders } from './reminders.ts'

type OfficeRemindersPageProps = { office: Office; up: (name: string) => ReactNode }

/** When those who answer for an office, and for those below it that set nothing, are reminded. */
export function OfficeRemindersPage({ office, up }: OfficeRemindersPageProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const query = officeReminders(office)
  const { data } = useSuspenseQuery(query)
  const setting = useMutation({
    mutationFn: (settings: OfficeReminders | null) => setOfficeReminders(office, { settings, revision: data.revision }),
    onSuccess: async (page) => {
      cache.setQueryData(query.queryKey, page)
      await cache.invalidateQueries({ queryKey: ['reminders'], refetchType: 'none' })
    },
    onError: () => cache.invalidateQueries({ queryKey: query.queryKey }),
  })
  return (
    <Page
      title={t('reminders.office.title', { name: data.name })}
      up={up(data.name)}
      about={t('reminders.office.about')}
    >
      <p>{whoseWords()}</p>
      {setting.isSuccess ? (
        <Notice urgent>
          <p>{t('reminders.saved')}</p>
        </Notice>
      ) : null}
      {data.mayManage ? (
        <>
          <OfficeForm
            key={data.revision}
            settings={data.settings}
            busy={setting.isPending}
            problem={setting.error}
            onSave={(settings) => setting.mutate(settings)}
          />
          {data.own ? (
            <Ask
              quiet
              words={t('reminders.office.asAbove')}
              question={t('reminders.office.asAboveAsk')}
              yes={t('reminders.office.asAbove')}
              busy={setting.isPending}
              onYes={() => setting.mutate(null)}
            />
          ) : null}
        </>
      ) : (
        <OfficeFacts settings={data.settings} />
      )}
      {data.mayManage ? null : <ProblemMessage error={setting.error} words={reminderProblems} />}
    </Page>
  )

  function whoseWords() {
    if (data.own) return t('reminders.office.own')
    return data.from === null ? t('reminders.office.usual') : t('reminders.office.from', { name: data.from.name })
  }
}

type OfficeFormProps = {
  settings: PageData['settings']
  busy: boolean
  problem: unknown
  onSave: (settings: OfficeReminders) => void
}

function OfficeForm({ settings, busy, problem, onSave }: OfficeFormProps) {
  const { t } = useTranslation()
  return (
    <Form
      busy={busy}
      problem={problem}
      problemWords={reminderProblems}
      fieldWords={officeFieldWords}
      check={(values) =>
        parseDaysBefore(values['settings/daysBefore'] ?? '') === undefined
          ? [{ pointer: '#/settings/daysBefore', code: 'pattern' }]
          : []
      }
      onSubmit={(values) =>
        onSave({
          daysBefore: parseDaysBefore(values['settings/daysBefore'] ?? '') ?? [],
          weekly: values['settings/weekly'] === 'yes',
          hour: Number(values['settings/hour']),
        })
      }
    >
      <TextField
        pointer="#/settings/daysBefore"
        label={t('reminders.office.days')}
        hint={t('reminders.office.daysHint')}
        autoComplete="off"
        maxLength={40}
        defaultValue={settings.daysBefore.join(', ')}
      />
      <SelectField pointer="#/settings/hour" label={t('reminders.office.hour')} defaultValue={String(settings.hour)}>
        <HourOptions from={6} until={20} />
      </SelectField>
      <CheckField
        pointer="#/settings/weekly"
        label={t('reminders.office.weekly')}
        hint={t('reminders.office.weeklyHint')}
        defaultChecked={settings.weekly}
      />
      <div>
        <button type="submit" className="main">
          {t('reminders.save')}
        </button>
      </div>
    </Form>
  )
}

function OfficeFacts({ settings: { daysBefore, weekly, hour } }: { settings: PageData['settings'] }) {
  const { t } = useTranslation()
  return (
    <ul>
      <li>
        {daysBefore.length === 0
          ? t('reminders.office.onlyLate')
          : t('reminders.office.daysAre', { days: daysBefore.join(', ') })}
      </li>
      <li>{t('reminders.office.hourIs', { hour })}</li>
      <li>{weekly ? t('reminders.office.weeklyOn') : t('reminders.office.weeklyOff')}</li>
    </ul>
  )
}
