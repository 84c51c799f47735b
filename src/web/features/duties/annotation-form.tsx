import { useTranslation } from 'react-i18next'
import type { Annotation, NewAnnotation } from '../../../shared/annotations.ts'
import { AreaField, TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import { formatWhen, parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import { annotationProblems } from './annotations.ts'
import { dutyFieldWords } from './duty-field-words.ts'

type AnnotationFormProps = {
  kind: 'product' | 'due'
  /** What stands there now. */
  before: Annotation | undefined
  busy: boolean
  problem: unknown
  onAdd: (annotation: Pick<NewAnnotation, 'product' | 'dueOn'>) => void
  onClose: () => void
}

/** A product or a day that the plan does not say. */
export function AnnotationForm({ kind, before, busy, problem, onAdd, onClose }: AnnotationFormProps) {
  const { t } = useTranslation()
  const faults = ({ product = '', dueOn = '' }: FormValues) => {
    if (kind === 'product') return product.trim() === '' ? [{ pointer: '#/product', code: 'required' }] : []
    if (dueOn.trim() === '') return [{ pointer: '#/dueOn', code: 'required' }]
    return parseDay(dueOn) ? [] : [{ pointer: '#/dueOn', code: 'not-a-day' }]
  }
  return (
    <PanelForm
      send={t('dutyPages.added.save')}
      onClose={onClose}
      busy={busy}
      problem={problem}
      problemWords={annotationProblems}
      fieldWords={dutyFieldWords}
      check={faults}
      onSubmit={({ product = '', dueOn = '' }) =>
        onAdd(kind === 'product' ? { product: product.trim() } : { dueOn: parseDay(dueOn) ?? null })
      }
    >
      {kind === 'product' ? (
        <AreaField
          pointer="#/product"
          label={t('dutyPages.added.product')}
          hint={t('dutyPages.added.productHint')}
          rows={2}
          maxLength={1000}
          defaultValue={before?.product ?? ''}
        />
      ) : (
        <TextField
          pointer="#/dueOn"
          label={t('dutyPages.added.due')}
          hint={t('dutyPages.added.dueHint')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={before?.dueOn ? formatWhen(before.dueOn) : ''}
        />
      )}
    </PanelForm>
  )
}
