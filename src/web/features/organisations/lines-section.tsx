import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewOrganisationLine, OrganisationLine, OrganisationPage } from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { EndControls } from './end-controls.tsx'
import { findOrganisations } from './find-organisations.tsx'
import { Opened } from './opened.tsx'
import { OrganisationLink } from './organisation-link.tsx'
import { dayFaults, dayOf, duringWords } from './organisation-words.ts'
import style from './organisations.module.css'
import { organisationFieldWords, organisationProblems, useOrganisationChange } from './organisations.ts'

/** As many as are seen at a glance. */
const CHILDREN_OPEN = 12

/** Who guides it above, itself, and whom it guides below. */
export function LinesSection({ page }: { page: OrganisationPage }) {
  const { t } = useTranslation()
  const { organisation, parents, children, moreChildren, otherLines, mayManage } = page
  const removing = useOrganisationChange((parentId: string) =>
    api.delete(`/organisations/${organisation.id}/lines/${parentId}`),
  )
  const ending = useOrganisationChange(({ id, until }: { id: string; until: string }) =>
    api.post(`/organisations/${organisation.id}/lines/${id}/end`, { until }),
  )
  const line = ({ organisation: other, from, until }: OrganisationLine) => (
    <>
      <OrganisationLink organisation={other} unitName={organisation.unitName} />{' '}
      <span className="soft">{duringWords(t, from, until)}</span>
    </>
  )
  const listed =
    children.length === 0 ? null : (
      <ul>
        {children.map((child) => (
          <li key={child.organisation.id}>{line(child)}</li>
        ))}
        {moreChildren ? <li>{t('organisations.lines.more', { shown: formatNumber(children.length) })}</li> : null}
      </ul>
    )
  const below =
    children.length > CHILDREN_OPEN ? (
      <details>
        <summary>
          {t('organisations.lines.below', { count: children.length, children: formatNumber(children.length) })}
        </summary>
        {listed}
      </details>
    ) : (
      listed
    )
  const self = (
    <li>
      <strong>{organisation.name}</strong>
      {below}
    </li>
  )
  return (
    <section className={style.section}>
      <h2>{t('organisations.lines.title')}</h2>
      <ProblemMessage error={removing.error ?? ending.error} words={organisationProblems} />
      {parents.length + children.length === 0 ? (
        <p className="soft">{t('organisations.lines.none')}</p>
      ) : parents.length === 0 ? (
        <ul className={style.tree}>{self}</ul>
      ) : (
        <ul className={style.tree}>
          {parents.map((parent, index) => (
            <li key={parent.organisation.id}>
              {line(parent)}
              {mayManage ? (
                <EndControls
                  endable={parent.until === null}
                  removeAsk={t('organisations.lines.removeAsk', { name: parent.organisation.name })}
                  busy={removing.isPending || ending.isPending}
                  problem={ending.error}
                  onEnd={(until) => ending.mutateAsync({ id: parent.organisation.id, until })}
                  onRemove={() => removing.mutate(parent.organisation.id)}
                />
              ) : null}
              {index === parents.length - 1 ? <ul>{self}</ul> : null}
            </li>
          ))}
        </ul>
      )}
      {otherLines > 0 ? (
        <p className="soft">{t('organisations.lines.other', { count: otherLines, lines: formatNumber(otherLines) })}</p>
      ) : null}
      {mayManage ? (
        <Opened words={t('organisations.lines.add')}>{(close) => <LineForm page={page} onDone={close} />}</Opened>
      ) : null}
    </section>
  )
}

function LineForm({ page, onDone }: { page: OrganisationPage; onDone: () => void }) {
  const { t } = useTranslation()
  const { organisation, revision } = page
  const [parent, setParent] = useState<Found>()
  const adding = useOrganisationChange(
    (body: NewOrganisationLine) => api.post(`/organisations/${organisation.id}/lines`, body),
    onDone,
  )
  return (
    <Form
      busy={adding.isPending}
      problem={adding.error}
      problemWords={organisationProblems}
      fieldWords={organisationFieldWords}
      check={(values) => [
        ...(parent ? [] : [{ pointer: '#/parentId', code: 'required' }]),
        ...dayFaults(values, { from: 'optional' }),
      ]}
      onSubmit={(values) => {
        if (parent) adding.mutate({ revision, parentId: parent.value, from: dayOf(values, 'from') })
      }}
    >
      <SearchChoice
        pointer="#/parentId"
        label={t('organisations.lines.parent')}
        hint={t('organisations.lines.parentHint')}
        searchKey="organisations-to-choose"
        find={findOrganisations}
        chosen={parent}
        onChoose={setParent}
      />
      <TextField
        pointer="#/from"
        label={t('organisations.lines.from')}
        hint={t('organisations.add.bornHint')}
        inputMode="numeric"
        autoComplete="off"
      />
      <div>
        <button type="submit" className="main">
          {t('organisations.lines.add')}
        </button>
      </div>
    </Form>
  )
}
