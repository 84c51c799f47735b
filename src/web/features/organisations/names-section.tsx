import { useTranslation } from 'react-i18next'
import type { NameForm, NewOrganisationName, OrganisationPage } from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import { Ask } from '../../ui/ask.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Facts } from './facts.tsx'
import { Opened } from './opened.tsx'
import { dayFaults, dayOf, duringWords } from './organisation-words.ts'
import style from './organisations.module.css'
import { organisationFieldWords, organisationProblems, useOrganisationChange } from './organisations.ts'

/** How it was called when, and how papers shorten it. */
export function NamesSection({ page }: { page: OrganisationPage }) {
  const { t } = useTranslation()
  const { organisation, names, mayManage } = page
  const removing = useOrganisationChange((name: string) =>
    api.delete(`/organisations/${organisation.id}/names/${encodeURIComponent(name)}`),
  )
  return (
    <section className={style.section}>
      <h2>{t('organisations.names.title')}</h2>
      <ProblemMessage error={removing.error} words={organisationProblems} />
      <Facts
        caption={t('organisations.names.title')}
        heads={[
          t('organisations.names.name'),
          t('organisations.names.form'),
          t('organisations.during.title'),
          ...(mayManage ? [t('organisations.list.do')] : []),
        ]}
        rows={names.map(({ name, form, from, until }) => ({
          key: `${form} ${name} ${from}`,
          cells: [
            name,
            t(form === 'full' ? 'organisations.names.full' : 'organisations.names.short'),
            duringWords(t, from, until) || t('organisations.names.always'),
            mayManage && form === 'short' ? (
              <Ask
                key="remove"
                quiet
                words={t('organisations.names.remove')}
                question={t('organisations.names.removeAsk', { name })}
                yes={t('organisations.names.remove')}
                busy={removing.isPending}
                onYes={() => removing.mutate(name)}
              />
            ) : null,
          ],
        }))}
      />
      {mayManage ? (
        <div className="row">
          <Opened words={t('organisations.names.rename')}>
            {(close) => <NewNameForm page={page} form="full" onDone={close} />}
          </Opened>
          <Opened words={t('organisations.names.addShort')}>
            {(close) => <NewNameForm page={page} form="short" onDone={close} />}
          </Opened>
        </div>
      ) : null}
    </section>
  )
}

function NewNameForm({ page, form, onDone }: { page: OrganisationPage; form: NameForm; onDone: () => void }) {
  const { t } = useTranslation()
  const { organisation, revision } = page
  const naming = useOrganisationChange(
    (body: NewOrganisationName) => api.post(`/organisations/${organisation.id}/names`, body),
    onDone,
  )
  const whole = form === 'full'
  return (
    <Form
      busy={naming.isPending}
      problem={naming.error}
      problemWords={organisationProblems}
      fieldWords={{ ...organisationFieldWords, '#/name taken': 'organisations.field.nameHere' }}
      check={(values) => [
        ...((values.name?.trim().length ?? 0) > 1 ? [] : [{ pointer: '#/name', code: 'required' }]),
        ...dayFaults(values, whole ? { from: 'required' } : {}),
      ]}
      onSubmit={(values) =>
        naming.mutate({ revision, name: values.name?.trim() ?? '', form, from: whole ? dayOf(values, 'from') : null })
      }
    >
      <TextField
        pointer="#/name"
        label={t(whole ? 'organisations.names.newName' : 'organisations.names.shortName')}
        maxLength={300}
      />
      {whole ? (
        <TextField
          pointer="#/from"
          label={t('organisations.names.fromDay')}
          hint={t('organisations.names.fromDayHint')}
          inputMode="numeric"
          autoComplete="off"
        />
      ) : null}
      <div>
        <button type="submit" className="main">
          {t(whole ? 'organisations.names.renameButton' : 'organisations.names.addShort')}
        </button>
      </div>
    </Form>
  )
}
