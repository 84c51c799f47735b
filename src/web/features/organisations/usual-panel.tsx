import { useMutation } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MakeUsualOrganisations, UsualOrganisations } from '../../../shared/organisations.ts'
import { CheckField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { Facts } from './facts.tsx'
import {
  makeUsual,
  organisationFieldWords,
  organisationProblems,
  undoStep,
  useOrganisationChange,
} from './organisations.ts'

type UsualPanelProps = {
  startUnit: Found | undefined
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
}
type Asked = Omit<MakeUsualOrganisations, 'dryRun'> & { unitId: string }

/** The bodies that a unit usually has: counted first, then made in one step that can be taken back. */
export function UsualPanel({ startUnit, findUnits }: UsualPanelProps) {
  const { t } = useTranslation()
  const [unit, setUnit] = useState(startUnit)
  const [asked, setAsked] = useState<Asked>()
  const [preview, setPreview] = useState<UsualOrganisations>()
  const previewing = useMutation({ mutationFn: makeUsual, onSuccess: setPreview })
  const making = useOrganisationChange(makeUsual)
  const undoing = useOrganisationChange(undoStep, () => {
    making.reset()
    setPreview(undefined)
  })
  const look = (next: Asked) => {
    setAsked(next)
    making.reset()
    previewing.mutate({ ...next, dryRun: true })
  }
  const stepId = making.data?.stepId
  return (
    <div className="stack">
      <p className="soft reading">{t('organisations.usual.about')}</p>
      <Form
        busy={previewing.isPending}
        problem={previewing.error}
        problemWords={organisationProblems}
        fieldWords={organisationFieldWords}
        check={() => (unit ? [] : [{ pointer: '#/unitId', code: 'required' }])}
        onSubmit={({ communes }) => {
          if (unit) look({ unitId: unit.value, communes: communes === 'yes' })
        }}
      >
        <SearchChoice
          pointer="#/unitId"
          label={t('organisations.list.unit')}
          searchKey="any-units"
          find={findUnits}
          chosen={unit}
          onChoose={(chosen) => {
            setUnit(chosen)
            setPreview(undefined)
          }}
        />
        <CheckField
          pointer="#/communes"
          label={t('organisations.usual.communes')}
          hint={t('organisations.usual.communesHint')}
        />
        <div>
          <button type="submit">{t('organisations.usual.look')}</button>
        </div>
      </Form>
      <ProblemMessage error={making.error ?? undoing.error} words={organisationProblems} />
      {making.data ? (
        <Notice urgent>
          <p>{t('organisations.usual.made', numbersOf(making.data))}</p>
          {stepId ? (
            <button type="button" className="plain" disabled={undoing.isPending} onClick={() => undoing.mutate(stepId)}>
              {t('organisations.steps.undo')}
            </button>
          ) : null}
        </Notice>
      ) : preview && asked ? (
        <Preview
          preview={preview}
          chosen={asked.also ?? []}
          onChoose={(also) => look({ ...asked, also })}
          busy={making.isPending || previewing.isPending}
          onMake={() => making.mutate({ ...asked, dryRun: false })}
        />
      ) : null}
    </div>
  )
}

const numbersOf = ({ organisations, units, standing }: UsualOrganisations) => ({
  count: organisations,
  organisations: formatNumber(organisations),
  units: formatNumber(units),
  standing: formatNumber(standing),
})

type PreviewProps = {
  preview: UsualOrganisations
  chosen: readonly string[]
  onChoose: (keys: string[]) => void
  busy: boolean
  onMake: () => void
}

function Preview({ preview, chosen, onChoose, busy, onMake }: PreviewProps) {
  const { t } = useTranslation()
  const numbers = numbersOf(preview)
  return (
    <div className="stack">
      {preview.alsoPossible.length > 0 ? (
        <div className="stack">
          <p>{t('organisations.usual.also')}</p>
          <div className="row">
            {preview.alsoPossible.map(({ key, name }) => (
              <button key={key} type="button" disabled={busy} onClick={() => onChoose([...chosen, key])}>
                {t('organisations.usual.addAlso', { name })}
              </button>
            ))}
          </div>
        </div>
      ) : null}
      <p role="status">
        {preview.organisations === 0
          ? t('organisations.usual.nothing', numbers)
          : t('organisations.usual.count', numbers)}
      </p>
      {preview.organisations > 0 ? (
        <>
          <Facts
            caption={t('organisations.usual.title')}
            heads={[
              t('organisations.usual.example'),
              t('organisations.usual.number'),
              t('organisations.usual.certainty'),
            ]}
            rows={preview.bodies.map(({ key, name, count, certainty, note }) => ({
              key,
              cells: [
                name,
                formatNumber(count),
                <Fragment key="certainty">
                  {t(certainty === 'seen' ? 'organisations.usual.seen' : 'organisations.usual.recalled')}
                  {note ? <div className="soft">{note}</div> : null}
                </Fragment>,
              ],
            }))}
          />
          <div>
            <button type="button" className="main" disabled={busy} onClick={once(onMake)}>
              {t('organisations.usual.button', numbers)}
            </button>
          </div>
        </>
      ) : null}
    </div>
  )
}
