import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewLetterhead, ProgrammeLetterhead } from '../../../shared/letterheads.ts'
import { AreaField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import type { LinkTo } from '../../ui/link-to.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { dutyProblems } from './duties.ts'
import { dutyFieldWords } from './duty-field-words.ts'
import { letterheadOf, useLetterhead } from './reminders.ts'

type LetterheadPageProps = { programmeId: string; followUpLink: LinkTo }

/** Head and foot of the official letters of the office that follows up a programme. */
export function LetterheadPage({ programmeId, followUpLink }: LetterheadPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(letterheadOf(programmeId))
  return (
    <Page
      title={t('dutyPages.letterhead.title')}
      up={followUpLink(programmeId, t('dutyPages.followUp.title'))}
      about={data?.programmeName}
    >
      <ProblemMessage error={error} />
      {data ? <LetterheadForm key={data.revision} known={data} /> : null}
      {!data && !error ? <Progress words={t('dutyPages.letterhead.loading')} /> : null}
    </Page>
  )
}

const lines = (value: string | undefined) =>
  (value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const said = (value: string | undefined) => value?.trim() || null

const bodyOf = (values: FormValues, revision: number): NewLetterhead => ({
  parent: said(values.parent),
  issuer: said(values.issuer),
  symbol: said(values.symbol),
  place: said(values.place),
  position: lines(values.position),
  signer: said(values.signer),
  recipients: lines(values.recipients),
  keptAt: said(values.keptAt),
  revision,
})

function LetterheadForm({ known: { programmeId, letterhead, revision } }: { known: ProgrammeLetterhead }) {
  const { t } = useTranslation()
  const saving = useLetterhead(programmeId)
  const { parent, issuer, symbol, place, position, signer, recipients, keptAt } = letterhead
  return (
    <Form
      busy={saving.isPending}
      problem={saving.error}
      problemWords={dutyProblems}
      fieldWords={dutyFieldWords}
      onSubmit={(values) => saving.mutate(bodyOf(values, revision))}
    >
      <p className="soft">{t('dutyPages.letterhead.about')}</p>
      {revision > 0 ? <Notice>{t('dutyPages.letterhead.saved')}</Notice> : null}
      <TextField
        pointer="#/parent"
        label={t('dutyPages.letterhead.parent')}
        hint={t('dutyPages.letterhead.parentHint')}
        defaultValue={parent ?? ''}
        maxLength={300}
      />
      <TextField
        pointer="#/issuer"
        label={t('dutyPages.letterhead.issuer')}
        hint={t('dutyPages.letterhead.issuerHint')}
        defaultValue={issuer ?? ''}
        maxLength={300}
      />
      <TextField
        pointer="#/symbol"
        label={t('dutyPages.letterhead.symbol')}
        hint={t('dutyPages.letterhead.symbolHint')}
        defaultValue={symbol ?? ''}
        maxLength={60}
      />
      <TextField
        pointer="#/place"
        label={t('dutyPages.letterhead.place')}
        hint={t('dutyPages.letterhead.placeHint')}
        defaultValue={place ?? ''}
        maxLength={300}
      />
      <AreaField
        pointer="#/position"
        label={t('dutyPages.letterhead.position')}
        hint={t('dutyPages.letterhead.positionHint')}
        defaultValue={position.join('\n')}
        rows={3}
      />
      <TextField
        pointer="#/signer"
        label={t('dutyPages.letterhead.signer')}
        hint={t('dutyPages.letterhead.signerHint')}
        defaultValue={signer ?? ''}
        maxLength={300}
      />
      <AreaField
        pointer="#/recipients"
        label={t('dutyPages.letterhead.recipients')}
        hint={t('dutyPages.letterhead.recipientsHint')}
        defaultValue={recipients.join('\n')}
        rows={3}
      />
      <TextField
        pointer="#/keptAt"
        label={t('dutyPages.letterhead.keptAt')}
        hint={t('dutyPages.letterhead.keptAtHint')}
        defaultValue={keptAt ?? ''}
        maxLength={300}
      />
      <div>
        <button type="submit" className="main">
          {t('dutyPages.letterhead.save')}
        </button>
      </div>
    </Form>
  )
}
