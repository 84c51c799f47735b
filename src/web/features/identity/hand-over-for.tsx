import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayBeHandedOver } from '../../../rules/hand-overs.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Person } from '../../../shared/people.ts'
import { Notice } from '../../ui/notice.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { peopleList } from './people.ts'
import { ROLE_WORDS } from './role-words.ts'

/** For somebody who is away already and handed nothing over. */
export function HandOverFor({ person }: { person: Person }) {
  const { t } = useTranslation()
  const {
    data: { people },
  } = useSuspenseQuery(peopleList)
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed')
  if (!person.appointments.some(({ role }) => mayBeHandedOver(role))) return null
  if (state !== 'open') {
    return (
      <div className="stack">
        {state === 'done' ? (
          <Notice urgent>
            <p>{t('people.handOver.done')}</p>
          </Notice>
        ) : null}
        <div>
          <button type="button" onClick={() => setState('open')}>
            {t('people.handOver.openFor')}
          </button>
        </div>
      </div>
    )
  }
  const find = async (words: string) => {
    const wanted = foldVietnamese(words)
    return people
      .filter(({ id, name, appointments }) => {
        return id !== person.id && appointments.length > 0 && foldVietnamese(name).includes(wanted)
      })
      .slice(0, 20)
      .map(({ id, name, appointments: [first] }) => ({
        value: id,
        label: name,
        hint: first ? `${t(ROLE_WORDS[first.role])}, ${first.unitName}` : undefined,
      }))
  }
  return (
    <section className="stack" aria-labelledby="hand-over-for">
      <h2 id="hand-over-for">{t('people.handOver.openFor')}</h2>
      <HandOverForm
        giverId={person.id}
        appointments={person.appointments}
        searchKey="people-to-stand-in"
        findReceivers={find}
        onDone={() => setState('done')}
        onCancel={() => setState('closed')}
      />
    </section>
  )
}
