import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FoundBody, findBodies } from '../../find-bodies.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
import style from './duties.module.css'
import { dutyProblems } from './duties.ts'
import { dutyFieldWords } from './duty-field-words.ts'

type OwnersFormProps = {
  busy: boolean
  problem: unknown
  problemWords?: ProblemWords
  onGive: (organisationIds: string[]) => void
  onClose: () => void
}

/** Bodies looked up one after another; the duty is given to all of them. */
export function OwnersForm({ busy, problem, problemWords = dutyProblems, onGive, onClose }: OwnersFormProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly FoundBody[]>([])
  const add = (value: string, label: string, hint: string) =>
    setChosen((before) => [...before.filter((each) => each.value !== value), { value, label, hint }])
  return (
    <PanelForm
      send={t('dutyPages.owners.give', { count: chosen.length })}
      onClose={onClose}
      busy={busy}
      problem={problem}
      problemWords={problemWords}
      fieldWords={dutyFieldWords}
      check={() => (chosen.length === 0 ? [{ pointer: '#/organisationIds', code: 'required' }] : [])}
      onSubmit={() => onGive(chosen.map(({ value }) => value))}
    >
      {chosen.length > 0 ? (
        <ul className={style.chosen} aria-label={t('dutyPages.owners.chosen')}>
          {chosen.map(({ value, label, hint }) => (
            <li key={value} className="row">
              <span>
                {label} <span className="soft">{hint}</span>
              </span>
              <button
                type="button"
                className="plain"
                onClick={() => setChosen((before) => before.filter((each) => each.value !== value))}
              >
                {t('dutyPages.owners.leaveOut')}
                <span className="hidden"> {label}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <SearchChoice
        pointer="#/organisationIds"
        label={t('dutyPages.owners.find')}
        searchKey="living-bodies"
        find={findBodies}
        chosen={undefined}
        onChoose={(found) => found && add(found.value, String(found.label), String(found.hint ?? ''))}
      />
    </PanelForm>
  )
}
