import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedFilter } from '../../../shared/saved-filters.ts'
import { Ask } from '../../ui/ask.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { AnswerFilter } from './duties.ts'
import { type DutyView, viewIn, withView } from './duty-view.ts'
import style from './duty-views.module.css'
import { filterFieldWords, filterProblems, savedFilters, useSavedFilterChange } from './saved-filter-queries.ts'
import { filterIn, withFilter } from './use-follow-up-view.ts'

const NAME_LENGTH = 100

type SavedFiltersProps = { programmeId: string; view: DutyView; filter: AnswerFilter; onClose: () => void }

/** What one looks at again and again, under names of one's own; nobody else sees them. */
export function SavedFilters({ programmeId, view, filter, onClose }: SavedFiltersProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(savedFilters(programmeId))
  const adding = useSavedFilterChange(programmeId)
  /** Which one is being renamed: one form at a time. */
  const [renamed, setRenamed] = useState<string>()
  const [times, setTimes] = useState(0)
  return (
    <Panel onClose={onClose}>
      <h2>{t('dutyPages.view.saved')}</h2>
      <ProblemMessage error={error} />
      {!data && !error ? <Progress words={t('duties.loading')} /> : null}
      {data?.filters.length === 0 ? <p className="soft">{t('dutyViews.saved.none')}</p> : null}
      <ul className={style.saved}>
        {data?.filters.map((each) => (
          <SavedItem
            key={each.id}
            programmeId={programmeId}
            saved={each}
            isRenaming={renamed === each.id}
            onRename={(on) => setRenamed(on ? each.id : undefined)}
          />
        ))}
      </ul>
      {renamed === undefined ? (
        <Form
          key={times}
          busy={adding.isPending}
          problem={adding.error}
          problemWords={filterProblems}
          fieldWords={filterFieldWords}
          check={missingName}
          onSubmit={({ name = '' }) =>
            adding.mutate(
              { add: { name: name.trim(), view: view === 'table' ? null : view, filter: { ...filter } } },
              { onSuccess: () => setTimes(times + 1) },
            )
          }
        >
          <TextField pointer="#/name" label={t('dutyViews.saved.name')} maxLength={NAME_LENGTH} autoComplete="off" />
          <div className="row">
            <button type="submit" className="main">
              {t('dutyViews.saved.keep')}
            </button>
            <button type="button" className="plain" onClick={onClose}>
              {t('dutyViews.saved.close')}
            </button>
          </div>
        </Form>
      ) : null}
    </Panel>
  )
}

const missingName = ({ name = '' }: Readonly<Record<string, string>>) =>
  name.trim() === '' ? [{ pointer: '#/name', code: 'required' }] : []

type SavedItemProps = {
  programmeId: string
  saved: SavedFilter
  isRenaming: boolean
  onRename: (on: boolean) => void
}

function SavedItem({ programmeId, saved: { id, name, view, filter }, isRenaming, onRename }: SavedItemProps) {
  const { t } = useTranslation()
  const changing = useSavedFilterChange(programmeId)
  return (
    <li>
      <div className="row">
        <Link
          to="."
          search={(before: Record<string, unknown>) => withFilter(filterIn(filter))(withView(viewIn({ view }))(before))}
          resetScroll={false}
        >
          {name}
        </Link>
        <button type="button" className="plain" aria-expanded={isRenaming} onClick={() => onRename(!isRenaming)}>
          {t('dutyViews.saved.rename')}
          <span className="hidden"> {name}</span>
        </button>
        <Ask
          quiet
          words={t('dutyViews.saved.remove')}
          question={t('dutyViews.saved.removeAsk', { name })}
          yes={t('dutyViews.saved.remove')}
          busy={changing.isPending}
          onYes={() => changing.mutate({ remove: id })}
        />
      </div>
      {isRenaming ? (
        <Form
          busy={changing.isPending}
          problem={changing.error}
          problemWords={filterProblems}
          fieldWords={filterFieldWords}
          check={missingName}
          onSubmit={({ name: typed = '' }) =>
            changing.mutate({ rename: id, name: typed.trim() }, { onSuccess: () => onRename(false) })
          }
        >
          <TextField
            pointer="#/name"
            label={t('dutyViews.saved.newName')}
            maxLength={NAME_LENGTH}
            defaultValue={name}
            autoComplete="off"
          />
          <div className="row">
            <button type="submit">{t('dutyViews.saved.rename')}</button>
          </div>
        </Form>
      ) : (
        <ProblemMessage error={changing.error} words={filterProblems} />
      )}
    </li>
  )
}
