import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LETTER_LANGUAGES, type LetterLanguage, MAIL_PACES, type MailPace } from '../../../shared/telling.ts'
import { CheckField, ChoiceField, SelectField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { HourOptions } from './hour-options.tsx'
import { myReminders, reminderProblems, setMyReminders } from './reminders.ts'

const PACES: Record<MailPace, TextKey> = {
  'at-once': 'reminders.mine.atOnce',
  daily: 'reminders.mine.daily',
  weekly: 'reminders.mine.weekly',
  off: 'reminders.mine.off',
}
const LANGUAGES: Record<LetterLanguage, TextKey> = { vi: 'reminders.mine.vi', en: 'reminders.mine.en' }

/** How what I am told reaches me by mail. */
export function MyReminders() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data, error } = useQuery(myReminders)
  const setting = useMutation({
    mutationFn: setMyReminders,
    onSuccess: (habits) => cache.setQueryData(myReminders.queryKey, habits),
    onError: () => cache.invalidateQueries({ queryKey: myReminders.queryKey }),
  })
  return (
    <section className="stack screen-only" aria-labelledby="my-reminders">
      <h2 id="my-reminders">{t('reminders.mine.title')}</h2>
      <p className="soft reading">{t('reminders.mine.about')}</p>
      <ProblemMessage error={error} />
      {setting.isSuccess ? (
        <Notice urgent>
          <p>{t('reminders.saved')}</p>
        </Notice>
      ) : null}
      {data ? (
        <Form
          key={data.revision}
          busy={setting.isPending}
          problem={setting.error}
          problemWords={reminderProblems}
          onSubmit={({ mail, language, quietFrom, quietUntil, workingDaysOnly }) =>
            setting.mutate({
              mail: mail as MailPace,
              language: language as LetterLanguage,
              quietFrom: Number(quietFrom),
              quietUntil: Number(quietUntil),
              workingDaysOnly: workingDaysOnly === 'yes',
              revision: data.revision,
            })
          }
        >
          <PaceField initial={data.mail} />
          <SelectField pointer="#/language" label={t('reminders.mine.language')} defaultValue={data.language}>
            {LETTER_LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {t(LANGUAGES[language])}
              </option>
            ))}
          </SelectField>
          <SelectField
            pointer="#/quietFrom"
            label={t('reminders.mine.quietFrom')}
            hint={t('reminders.mine.quietHint')}
            defaultValue={String(data.quietFrom)}
          >
            <HourOptions from={0} until={23} />
          </SelectField>
          <SelectField
            pointer="#/quietUntil"
            label={t('reminders.mine.quietUntil')}
            defaultValue={String(data.quietUntil)}
          >
            <HourOptions from={0} until={23} />
          </SelectField>
          <CheckField
            pointer="#/workingDaysOnly"
            label={t('reminders.mine.workingDaysOnly')}
            defaultChecked={data.workingDaysOnly}
          />
          <div>
            <button type="submit">{t('reminders.save')}</button>
          </div>
        </Form>
      ) : null}
    </section>
  )
}

function PaceField({ initial }: { initial: MailPace }) {
  const { t } = useTranslation()
  const [pace, setPace] = useState(initial)
  return (
    <ChoiceField
      pointer="#/mail"
      label={t('reminders.mine.pace')}
      value={pace}
      onChoose={(value) => setPace(value as MailPace)}
      choices={MAIL_PACES.map((value) => ({ value, label: t(PACES[value]) }))}
    />
  )
}
