import { useTranslation } from 'react-i18next'
import type { FundingBody, ObjectiveBody, RecipientBody, ReviewBody } from '../../../shared/facts.ts'
import {
  type Citation,
  type DocumentFacts,
  OBJECTIVE_SCOPES,
  REVIEW_KINDS,
  SCOPE_LEVELS,
} from '../../../shared/plan.ts'
import { LEVEL_WORDS, OBJECTIVE_WORDS, REVIEW_WORDS } from '../../facts/kinds.ts'
import { AreaField, SelectField, TextField } from '../../ui/fields.tsx'
import { formatWhen } from '../../ui/format.ts'
import style from './review.module.css'

const date = (text: string | null) => (text ? formatWhen(text) : '')

export function ReviewFields({ body }: { body: ReviewBody }) {
  const { t } = useTranslation()
  return (
    <div className={style.fields}>
      <SelectField pointer="#/reviewKind" label={t('facts.field.reviewKind')} defaultValue={body.kind}>
        {REVIEW_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(REVIEW_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <TextField pointer="#/year" label={t('facts.field.year')} inputMode="numeric" defaultValue={body.year ?? ''} />
    </div>
  )
}

export function ObjectiveFields({ body }: { body: ObjectiveBody }) {
  const { t } = useTranslation()
  return (
    <div className={style.fields}>
      <SelectField pointer="#/objective" label={t('facts.field.objective')} defaultValue={body.scope}>
        {OBJECTIVE_SCOPES.map((scope) => (
          <option key={scope} value={scope}>
            {t(OBJECTIVE_WORDS[scope])}
          </option>
        ))}
      </SelectField>
      <TextField pointer="#/year" label={t('facts.field.year')} inputMode="numeric" defaultValue={body.year ?? ''} />
    </div>
  )
}

/** One after another, with semicolons, as plans list them. */
export function FundingFields({ body }: { body: FundingBody }) {
  const { t } = useTranslation()
  return <AreaField pointer="#/sources" label={t('facts.field.sources')} defaultValue={body.sources.join('; ')} />
}

export function CitationFields({ body }: { body: Citation }) {
  const { t } = useTranslation()
  return (
    <>
      <input type="hidden" name="dates" value={(body.dates ?? []).join(' ')} />
      <div className={style.fields}>
        <TextField pointer="#/kind" label={t('facts.field.documentKind')} defaultValue={body.kind ?? ''} />
        <TextField pointer="#/number" label={t('facts.field.number')} defaultValue={body.number} />
        <TextField
          pointer="#/date"
          label={t('facts.field.date')}
          hint={t('review.form.dateHint')}
          defaultValue={date(body.date)}
        />
      </div>
      <TextField pointer="#/issuer" label={t('facts.field.issuer')} defaultValue={body.issuer ?? ''} />
    </>
  )
}

export function RecipientFields({ body }: { body: RecipientBody }) {
  const { t } = useTranslation()
  return <TextField pointer="#/name" label={t('facts.kind.recipient')} defaultValue={body.name} />
}

export function DocumentFields({ body }: { body: DocumentFacts }) {
  const { t } = useTranslation()
  return (
    <>
      <TextField pointer="#/title" label={t('facts.field.title')} defaultValue={body.title ?? ''} />
      <div className={style.fields}>
        <TextField pointer="#/kind" label={t('facts.field.documentKind')} defaultValue={body.kind ?? ''} />
        <TextField pointer="#/number" label={t('facts.field.number')} defaultValue={body.number ?? ''} />
        <TextField
          pointer="#/issuedOn"
          label={t('facts.field.issuedOn')}
          hint={t('review.form.dateHint')}
          defaultValue={date(body.issuedOn)}
        />
        <TextField pointer="#/place" label={t('facts.field.place')} defaultValue={body.place ?? ''} />
      </div>
      <TextField pointer="#/issuer" label={t('facts.field.issuer')} defaultValue={body.issuer ?? ''} />
      <div className={style.fields}>
        <TextField pointer="#/signer" label={t('facts.field.signer')} defaultValue={body.signer ?? ''} />
        <SelectField
          pointer="#/scopeLevel"
          label={t('facts.field.level')}
          defaultValue={body.scope?.level ?? 'province'}
        >
          {SCOPE_LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(LEVEL_WORDS[level])}
            </option>
          ))}
        </SelectField>
        <TextField pointer="#/scopeName" label={t('facts.field.scopeName')} defaultValue={body.scope?.name ?? ''} />
        <TextField
          pointer="#/horizonFrom"
          label={t('facts.field.horizonFrom')}
          inputMode="numeric"
          defaultValue={body.horizon?.from ?? ''}
        />
        <TextField
          pointer="#/horizonTo"
          label={t('facts.field.horizonTo')}
          inputMode="numeric"
          defaultValue={body.horizon?.to ?? ''}
        />
      </div>
    </>
  )
}
