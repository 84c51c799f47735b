import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, Person } from '../../../shared/people.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Page } from '../../ui/page.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import style from './identity.module.css'
import { peopleList } from './people.ts'
import { stateTone, stateWords } from './person-state.ts'
import { ROLE_WORDS } from './role-words.ts'

export function PeoplePage({ mayManage }: { mayManage: boolean }) {
  const { t } = useTranslation()
  const {
    data: { people },
  } = useSuspenseQuery(peopleList)
  const columns = useMemo<Column<Person>[]>(() => {
    const roleLine = ({ role, unitName, organisationName }: Appointment) =>
      [`${t(ROLE_WORDS[role])}, ${unitName}`, organisationName].filter(Boolean).join(' – ')
    return [
      {
        id: 'name',
        head: t('identity.person.name'),
        text: ({ name }) => name,
        cell: ({ id, name }) => (
          <Link to="/people/$personId" params={{ personId: id }}>
            {name}
          </Link>
        ),
        width: '22%',
      },
      {
        id: 'email',
        head: t('identity.person.email'),
        text: ({ email }) => email,
        cell: ({ email }) => <span className="words">{email}</span>,
        width: '24%',
      },
      {
        id: 'roles',
        head: t('people.list.roles'),
        text: ({ appointments }) => appointments.map(roleLine).join('; '),
        cell: ({ appointments }) =>
          appointments.length === 0 ? (
            <span className="soft">{t('people.list.noRole')}</span>
          ) : (
            <ul className={style.roles}>
              {appointments.map((appointment) => (
                <li key={appointment.id}>{roleLine(appointment)}</li>
              ))}
            </ul>
          ),
      },
      {
        id: 'state',
        head: t('people.list.state'),
        text: (person) => stateWords(t, person),
        cell: (person) => <StateMark tone={stateTone(person)}>{stateWords(t, person)}</StateMark>,
        width: '180px',
      },
    ]
  }, [t])
  return (
    <Page
      title={t('people.list.title')}
      action={
        <>
          <Link className="button" to="/people/service-tokens">
            {t('people.token.title')}
          </Link>
          {mayManage ? (
            <Link className="button main" to="/people/new">
              {t('people.list.add')}
            </Link>
          ) : null}
        </>
      }
    >
      <DataTable
        caption={t('people.list.title')}
        columns={columns}
        rows={people}
        rowKey={({ id }) => id}
        fileName={t('people.list.fileName')}
      />
    </Page>
  )
}
