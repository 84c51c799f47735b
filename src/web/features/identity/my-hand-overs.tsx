import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayBeHandedOver } from '../../../rules/hand-overs.ts'
import type { HandOver } from '../../../shared/hand-overs.ts'
import type { Appointment } from '../../../shared/people.ts'
import { Ask } from '../../ui/ask.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { findReceivers, handOverList, takeBack } from './hand-overs.ts'
import { HeldAt } from './held-at.tsx'
import style from './identity.module.css'
import { peopleProblems } from './people-problems.ts'
import { RoleDays } from './role-days.tsx'
import { ROLE_WORDS } from './role-words.ts'
import { sessionQuery } from './session.ts'

/** Who stands in for me while I am away, and for whom I do. */
export function MyHandOvers({ appointments }: { appointments: readonly Appointment[] }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data, error } = useQuery(handOverList)
  const [open, setOpen] = useState(false)
  const refresh = () => {
    setOpen(false)
    void cache.invalidateQueries({ queryKey: handOverList.queryKey })
    void cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const ending = useMutation({ mutationFn: takeBack, onSettled: refresh })
  const mayGive = appointments.some(({ role }) => mayBeHandedOver(role))
  if (!mayGive && !data?.received.length) return null
  return (
    <section className="stack" aria-labelledby="hand-overs">
      <h2 id="hand-overs">{t('people.handOver.title')}</h2>
      <ProblemMessage error={error ?? ending.error} words={peopleProblems} />
      {data?.given.length ? (
        <HandOverLines
          handOvers={data.given}
          words={({ receiver }) => t('people.handOver.given', { name: receiver.name ?? '' })}
          end={t('people.handOver.takeBack')}
          ask={({ receiver }) => t('people.handOver.takeBackAsk', { name: receiver.name ?? '' })}
          busy={ending.isPending}
          onEnd={(id) => ending.mutate(id)}
        />
      ) : null}
      {data?.received.length ? (
        <HandOverLines
          handOvers={data.received}
          words={({ giver }) => t('people.handOver.received', { name: giver.name ?? '' })}
          end={t('people.handOver.giveBack')}
          ask={({ giver }) => t('people.handOver.giveBackAsk', { name: giver.name ?? '' })}
          busy={ending.isPending}
          onEnd={(id) => ending.mutate(id)}
        />
      ) : null}
      {!mayGive ? null : open ? (
        <HandOverForm
          appointments={appointments}
          searchKey="receivers"
          findReceivers={async (words, signal) =>
            (await findReceivers(words, signal)).map(({ id, name, role, unitName }) => ({
              value: id,
              label: name,
              hint: `${t(ROLE_WORDS[role])}, ${unitName}`,
            }))
          }
          onDone={refresh}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <>
          <p className="soft reading">{t('people.handOver.about')}</p>
          <div>
            <button type="button" onClick={() => setOpen(true)}>
              {t('people.handOver.open')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}

type HandOverLinesProps = {
  handOvers: readonly HandOver[]
  words: (handOver: HandOver) => string
  end: string
  ask: (handOver: HandOver) => string
  busy: boolean
  onEnd: (id: string) => void
}

function HandOverLines({ handOvers, words, end, ask, busy, onEnd }: HandOverLinesProps) {
  const { t } = useTranslation()
  return (
    <ul className={style.list}>
      {handOvers.map((one) => (
        <li key={one.id}>
          <strong>{words(one)}</strong>
          <div>
            {t(ROLE_WORDS[one.role])}, {one.unitName}
          </div>
          <HeldAt organisationName={one.organisationName} reach={one.reach} />
          <div className="soft">
            <RoleDays from={one.from} until={one.until} />
          </div>
          <Ask quiet words={end} question={ask(one)} yes={end} busy={busy} onYes={() => onEnd(one.id)} />
        </li>
      ))}
    </ul>
  )
}
