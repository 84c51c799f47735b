import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { noteNavigation, Page } from '../../ui/page.tsx'
import { HandedLinkNotice } from './handed-link-notice.tsx'
import { addPerson, peopleList } from './people.ts'
import { peopleFieldWords, peopleProblems } from './people-problems.ts'
import { checkRole, type RoleChoices, RoleFields, roleOf } from './role-fields.tsx'

export function AddPersonPage(choices: RoleChoices) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data } = useSuspenseQuery(peopleList)
  const [unit, setUnit] = useState(choices.startUnit)
  const [by, setBy] = useState<'link' | 'mail'>(data.mailWay === 'off' ? 'link' : 'mail')
  const adding = useMutation({
    mutationFn: addPerson,
    onSuccess: () => {
      noteNavigation()
      return cache.invalidateQueries({ queryKey: peopleList.queryKey })
    },
  })
  const up = <Link to="/people">{t('people.list.title')}</Link>
  if (adding.data) {
    const { person, link, linkExpiresAt } = adding.data
    return (
      <Page key="added" title={t('people.list.added', { name: person.name })} up={up}>
        {link && linkExpiresAt ? (
          <HandedLinkNotice name={person.name} link={link} linkExpiresAt={linkExpiresAt} invited />
        ) : (
          <Notice urgent>
            <p>{t('people.invite.mailed', { email: person.email })}</p>
            <Link to="/people/$personId" params={{ personId: person.id }}>
              {t('people.invite.follow')}
            </Link>
          </Notice>
        )}
        <div className="row">
          <button type="button" onClick={() => adding.reset()}>
            {t('people.list.addAnother')}
          </button>
        </div>
      </Page>
    )
  }
  return (
    <Page key="form" title={t('people.list.add')} up={up}>
      <Form
        busy={adding.isPending}
        problem={adding.error}
        problemWords={peopleProblems}
        fieldWords={peopleFieldWords}
        check={(values) => [
          ...(values.name?.trim() ? [] : [{ pointer: '#/name', code: 'required' }]),
          ...(values.email?.trim() ? [] : [{ pointer: '#/email', code: 'required' }]),
          ...checkRole(values, unit),
        ]}
        onSubmit={(values) =>
          adding.mutate({
            name: values.name?.trim() ?? '',
            email: values.email?.trim() ?? '',
            ...roleOf(values),
            by,
          })
        }
      >
        <TextField pointer="#/name" label={t('identity.person.name')} autoComplete="off" maxLength={200} />
        <TextField
          pointer="#/email"
          label={t('identity.person.email')}
          hint={t('people.list.emailHint')}
          type="email"
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
        />
        <RoleFields {...choices} unit={unit} onUnit={setUnit} />
        {data.mailWay === 'off' ? null : (
          <ChoiceField
            pointer="#/by"
            label={t('people.invite.by')}
            choices={[
              { value: 'mail', label: t('people.invite.byMail'), hint: t('people.invite.byMailHint') },
              { value: 'link', label: t('people.invite.byLink'), hint: t('people.invite.byLinkHint') },
            ]}
            value={by}
            onChoose={(value) => setBy(value as 'link' | 'mail')}
          />
        )}
        <div>
          <button type="submit" className="main">
            {by === 'mail' ? t('people.invite.addAndMail') : t('people.list.addButton')}
          </button>
        </div>
      </Form>
    </Page>
  )
}
