import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EndedPerson, Person } from '../../../shared/people.ts'
import { Ask } from '../../ui/ask.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { HeldAt } from './held-at.tsx'
import style from './identity.module.css'
import { endPerson, peopleList } from './people.ts'
import { peopleProblems } from './people-problems.ts'
import { ROLE_WORDS } from './role-words.ts'

/** Somebody leaves: everything that I may end ends now, in one step. */
export function EndPerson({ person }: { person: Person }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const ending = useMutation({
    mutationFn: () => endPerson(person.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: peopleList.queryKey }),
  })
  const count = person.appointments.length
  if (count === 0 && !ending.data) return null
  return (
    <section className="stack" aria-labelledby="end-person">
      <h2 id="end-person">{t('people.end.title')}</h2>
      <ProblemMessage error={ending.error} words={peopleProblems} />
      {ending.data ? <Ended name={person.name} ended={ending.data} /> : null}
      {count > 0 ? (
        <div>
          <Ask
            words={t('people.end.button')}
            question={t('people.end.ask', { name: person.name, count })}
            yes={t('people.end.button')}
            busy={ending.isPending}
            onYes={() => ending.mutate()}
          />
        </div>
      ) : null}
    </section>
  )
}

function Ended({ name, ended: { ended, kept, keptElsewhere } }: { name: string; ended: EndedPerson }) {
  const { t } = useTranslation()
  return (
    <Notice urgent>
      <p>{t('people.end.done', { name, count: ended })}</p>
      {kept.length > 0 ? (
        <>
          <p>{t('people.end.kept')}</p>
          <ul className={style.roles}>
            {kept.map(({ id, role, unitName, organisationName, reach }) => (
              <li key={id}>
                {t(ROLE_WORDS[role])}, {unitName}
                <HeldAt organisationName={organisationName} reach={reach} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {keptElsewhere ? <p>{t('people.end.keptElsewhere')}</p> : null}
    </Notice>
  )
}
