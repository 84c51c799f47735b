import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SEVERITIES } from '../../../shared/elements.ts'
import { AreaField, SelectField } from '../../ui/fields.tsx'
import { parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import { useCatalogueChange } from './catalogue.ts'
import { catalogueFieldWords, catalogueProblems, SEVERITY_WORDS } from './catalogue-words.ts'
import { dayFaults, FromField, missing } from './from-field.tsx'
import { HomeField, type Homes } from './home-field.tsx'
import { TermsField, termsOf } from './terms-field.tsx'

/** A rule that compares two sums. */
export function RuleForm({ homes, onClose }: { homes: Homes; onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, error, isPending } = useCatalogueChange()
  const [left, setLeft] = useState<readonly Found[]>([])
  const [right, setRight] = useState<readonly Found[]>([])
  return (
    <PanelForm
      send={t('catalogue.add.save')}
      onClose={onClose}
      busy={isPending}
      problem={error}
      problemWords={catalogueProblems}
      fieldWords={catalogueFieldWords}
      check={(values) => [
        ...missing(values, ['sentence']),
        ...(left.length === 0 ? [{ pointer: '#/leftTerms', code: 'required' }] : []),
        ...(right.length === 0 ? [{ pointer: '#/rightTerms', code: 'required' }] : []),
        ...dayFaults('#/validFrom', values.validFrom),
      ]}
      onSubmit={(values) =>
        mutate(
          {
            path: 'rules',
            body: {
              homeId: Number(values.homeId),
              kind: 'compare',
              leftTerms: termsOf(left),
              comparator: values.comparator,
              rightTerms: termsOf(right),
              percent: null,
              severity: values.severity,
              sentence: (values.sentence ?? '').trim(),
              validFrom: parseDay(values.validFrom ?? ''),
            },
          },
          { onSuccess: onClose },
        )
      }
    >
      <HomeField homes={homes} />
      <AreaField pointer="#/sentence" label={t('catalogue.sentence')} maxLength={500} />
      <TermsField pointer="#/leftTerms" label={t('catalogue.add.left')} chosen={left} onChange={setLeft} />
      <SelectField pointer="#/comparator" label={t('catalogue.kind')}>
        <option value="at-most">{t('catalogue.add.atMost')}</option>
        <option value="equal">{t('catalogue.add.equal')}</option>
      </SelectField>
      <TermsField pointer="#/rightTerms" label={t('catalogue.add.right')} chosen={right} onChange={setRight} />
      <SelectField pointer="#/severity" label={t('catalogue.severity')}>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {t(SEVERITY_WORDS[severity])}
          </option>
        ))}
      </SelectField>
      <FromField />
    </PanelForm>
  )
}
