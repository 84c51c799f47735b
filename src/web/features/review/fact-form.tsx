import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactKind } from '../../../shared/documents.ts'
import type { FactBody } from '../../../shared/facts.ts'
import { Form } from '../../ui/form.tsx'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import { bodyFromForm } from './body-from-form.ts'
import {
  CitationFields,
  DocumentFields,
  FundingFields,
  ObjectiveFields,
  RecipientFields,
  ReviewFields,
} from './document-fields.tsx'
import { DutyFields, ReportFields } from './duty-fields.tsx'
import style from './review.module.css'
import { type TargetChoice, TargetFields } from './target-fields.tsx'

export type FormHelp = {
  parties: readonly string[]
  units: readonly string[]
  /** The targets that this one may be a part of. */
  targets: readonly TargetChoice[]
}

type FactFormProps = {
  kind: FactKind
  body: FactBody
  help: FormHelp
  /** Somebody else has saved another version since this was opened. */
  stale?: boolean
  onSave: (body: FactBody) => void
  onCancel: () => void
}

const WORDS: FieldErrorWords = {
  decimal: 'review.form.decimal',
  year: 'review.form.year',
  partialDate: 'review.form.partialDate',
  daysOfYear: 'review.form.daysOfYear',
  'not-a-date': 'review.form.partialDate',
  'before-from': 'review.form.beforeFrom',
  'below-value': 'review.form.belowValue',
  'needed-between': 'review.form.neededBetween',
}

function Fields({ kind, body, help }: Pick<FactFormProps, 'kind' | 'body' | 'help'>) {
  switch (kind) {
    case 'target':
      return <TargetFields body={body as FactBody<'target'>} units={help.units} targets={help.targets} />
    case 'duty':
      return <DutyFields body={body as FactBody<'duty'>} parties={help.parties} />
    case 'report':
      return <ReportFields body={body as FactBody<'report'>} parties={help.parties} />
    case 'review':
      return <ReviewFields body={body as FactBody<'review'>} />
    case 'objective':
      return <ObjectiveFields body={body as FactBody<'objective'>} />
    case 'funding':
      return <FundingFields body={body as FactBody<'funding'>} />
    case 'citation':
      return <CitationFields body={body as FactBody<'citation'>} />
    case 'recipient':
      return <RecipientFields body={body as FactBody<'recipient'>} />
    case 'document':
      return <DocumentFields body={body as FactBody<'document'>} />
  }
}

/** Saves with Enter in a field or Ctrl+Enter, leaves with Esc. */
export function FactForm({ kind, body, help, stale = false, onSave, onCancel }: FactFormProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc inside the form means the button "Thôi"
    <div
      ref={box}
      className={style.form}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          event.preventDefault()
          onCancel()
        } else if (event.key === 'Enter' && event.ctrlKey) {
          event.currentTarget.querySelector('form')?.requestSubmit()
        }
      }}
    >
      <Form
        problem={null}
        fieldWords={WORDS}
        check={(values) => [...bodyFromForm(kind, values).errors]}
        onSubmit={(values) => onSave(bodyFromForm(kind, values).body)}
      >
        {stale ? (
          <p className={style.stale} role="status">
            {t('review.form.stale')}
          </p>
        ) : null}
        <Fields kind={kind} body={body} help={help} />
        <div className="row">
          <button type="submit" className="main">
            {t('review.form.save')}
          </button>
          <button type="button" onClick={onCancel}>
            {t('review.form.cancel')}
          </button>
        </div>
      </Form>
    </div>
  )
}
