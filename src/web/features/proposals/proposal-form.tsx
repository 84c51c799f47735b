import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PROPOSAL_KINDS, type ProposalKind } from '../../../shared/proposals.ts'
import { AreaField, CheckField, SelectField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { KIND_WORDS } from './proposal-words.ts'
import { proposalFieldWords, proposalProblems } from './proposals.ts'

export type Written = { kind: ProposalKind; title: string; words: string; mayName: boolean }

type ProposalFormProps = {
  written?: Written
  busy: boolean
  problem: unknown
  onSubmit: (written: Written, values: FormValues) => void
  /** Fields that stand before the others. */
  children?: ReactNode
  buttons: ReactNode
}

/** What is raised, in somebody's words. */
export function ProposalForm({ written, busy, problem, onSubmit, children, buttons }: ProposalFormProps) {
  const { t } = useTranslation()
  const check = ({ title = '', words = '' }: FormValues) => [
    ...(title.trim() === '' ? [{ pointer: '#/title', code: 'required' }] : []),
    ...(words.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : []),
  ]
  return (
    <Form
      busy={busy}
      problem={problem}
      problemWords={proposalProblems}
      fieldWords={proposalFieldWords}
      check={check}
      onSubmit={(values) => {
        const { kind, title = '', words = '', mayName } = values
        onSubmit(
          {
            kind: PROPOSAL_KINDS.find((each) => each === kind) ?? 'difficulty',
            title: title.trim(),
            words: words.trim(),
            mayName: mayName !== undefined,
          },
          values,
        )
      }}
    >
      {children}
      <SelectField pointer="#/kind" label={t('proposals.column.kind')} defaultValue={written?.kind ?? 'difficulty'}>
        {PROPOSAL_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(KIND_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <TextField
        pointer="#/title"
        label={t('proposals.form.title')}
        hint={t('proposals.form.titleHint')}
        maxLength={300}
        defaultValue={written?.title ?? ''}
      />
      <AreaField
        pointer="#/words"
        label={t('proposals.form.words')}
        hint={t('proposals.form.wordsHint')}
        rows={8}
        maxLength={10_000}
        defaultValue={written?.words ?? ''}
      />
      <CheckField
        pointer="#/mayName"
        label={t('proposals.form.mayName')}
        hint={t('proposals.form.mayNameHint')}
        defaultChecked={written?.mayName ?? false}
      />
      <div className="row">{buttons}</div>
    </Form>
  )
}
