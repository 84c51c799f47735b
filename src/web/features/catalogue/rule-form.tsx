import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CatalogueRule,
  RULE_COMPARATORS,
  RULE_KINDS,
  type RulePage,
  SEVERITIES,
} from '../../../shared/elements.ts'
import { AreaField, SelectField, TextField } from '../../ui/fields.tsx'
import { COMPARATOR_WORDS, RULE_KIND_WORDS, SEVERITY_WORDS } from './catalogue-words.ts'
import { EntryForm } from './entry-form.tsx'
import { missing } from './from-field.tsx'
import type { Homes } from './home-field.tsx'
import { TermsField, termFaults, termsBefore, termsOf } from './terms-field.tsx'

type RuleFormProps = { homes: Homes; before: RulePage | undefined; onClose: () => void }

const PERCENT = /^[1-9]\d{0,3}([.,]\d{1,2})?$/

/** A rule that compares two sums, or one with what it was the period before; new, or as it is from a day on. */
export function RuleForm({ homes, before, onClose }: RuleFormProps) {
  const { t } = useTranslation()
  const latest = before?.versions[0]
  const [kind, setKind] = useState<CatalogueRule['kind']>(latest?.kind ?? 'compare')
  const [left, setLeft] = useState(() => termsBefore(latest?.leftTerms, before?.elements ?? []))
  const [right, setRight] = useState(() => termsBefore(latest?.rightTerms, before?.elements ?? []))
  const isCompared = kind === 'compare'
  return (
    <EntryForm
      part="rules"
      of={latest?.id ?? null}
      homes={homes}
      onClose={onClose}
      check={(values) => [
        ...missing(values, ['sentence']),
        ...termFaults('#/leftTerms', left),
        ...(isCompared ? termFaults('#/rightTerms', right) : []),
        ...(isCompared || PERCENT.test((values.percent ?? '').trim())
          ? []
          : [{ pointer: '#/percent', code: 'percent' }]),
      ]}
      bodyOf={(values) => ({
        kind,
        leftTerms: termsOf(left),
        comparator: isCompared ? values.comparator : null,
        rightTerms: isCompared ? termsOf(right) : null,
        percent: isCompared ? null : (values.percent ?? '').trim().replace(',', '.'),
        severity: values.severity,
        sentence: (values.sentence ?? '').trim(),
      })}
    >
      <AreaField
        pointer="#/sentence"
        label={t('catalogue.sentence')}
        hint={t('catalogue.add.sentenceHint')}
        maxLength={500}
        defaultValue={latest?.sentence}
      />
      <SelectField
        pointer="#/kind"
        label={t('catalogue.add.ruleKind')}
        value={kind}
        onChange={({ target }) => setKind(target.value as CatalogueRule['kind'])}
      >
        {RULE_KINDS.map((each) => (
          <option key={each} value={each}>
            {t(RULE_KIND_WORDS[each])}
          </option>
        ))}
      </SelectField>
      <TermsField
        pointer="#/leftTerms"
        label={t(isCompared ? 'catalogue.add.left' : 'catalogue.add.watched')}
        chosen={left}
        onChange={(terms) => setLeft([...terms])}
      />
      {isCompared ? (
        <>
          <SelectField
            pointer="#/comparator"
            label={t('catalogue.add.comparator')}
            defaultValue={latest?.comparator ?? undefined}
          >
            {RULE_COMPARATORS.map((each) => (
              <option key={each} value={each}>
                {t(COMPARATOR_WORDS[each])}
              </option>
            ))}
          </SelectField>
          <TermsField
            pointer="#/rightTerms"
            label={t('catalogue.add.right')}
            chosen={right}
            onChange={(terms) => setRight([...terms])}
          />
        </>
      ) : (
        <TextField
          pointer="#/percent"
          label={t('catalogue.add.percent')}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={latest?.percent?.replace('.', ',') ?? '50'}
        />
      )}
      <SelectField pointer="#/severity" label={t('catalogue.severity')} defaultValue={latest?.severity}>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {t(SEVERITY_WORDS[severity])}
          </option>
        ))}
      </SelectField>
    </EntryForm>
  )
}
