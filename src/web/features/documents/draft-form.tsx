import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../../shared/documents.ts'
import type { DocumentRelation, NewDraft } from '../../../shared/programmes.ts'
import { AreaField, ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import { formatWhen, parseDay } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { documentProblems, shortName } from './document-words.ts'
import { programmeChoices, startDraft } from './documents.ts'

const RELATIONS: [DocumentRelation, TextKey][] = [
  ['implements', 'documents.relation.implements'],
  ['supplements', 'documents.relation.supplements'],
  ['amends', 'documents.relation.amends'],
  ['replaces', 'documents.relation.replaces'],
  ['ends', 'documents.relation.ends'],
]

const FIELD_WORDS: FieldErrorWords = {
  '#/name required': 'documents.draft.nameRequired',
  '#/programmeId required': 'documents.draft.programmeRequired',
  '#/on format': 'documents.draft.onFormat',
}

const wholeDay = (day: string | null) => (day?.length === 10 ? formatWhen(day) : '')

function check({ into, name, programmeId, on }: FormValues) {
  const missing = into === 'existing' ? programmeId === '' && '#/programmeId' : !name?.trim() && '#/name'
  return [
    ...(missing ? [{ pointer: missing, code: 'required' }] : []),
    ...(on && !parseDay(on) ? [{ pointer: '#/on', code: 'format' }] : []),
  ]
}

type DraftFormProps = {
  document: Document
  /** The programme that the document was brought for. */
  wanted: string | undefined
  onDrafted: (versionId: string) => void
}

export function DraftForm({ document, wanted, onDrafted }: DraftFormProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: programmes = [] } = useQuery(programmeChoices)
  const [chosen, setInto] = useState<'new' | 'existing'>(wanted ? 'existing' : 'new')
  const starting = useMutation({
    mutationFn: startDraft,
    onSuccess: (version) => {
      void cache.invalidateQueries({ queryKey: ['documents'] })
      void cache.invalidateQueries({ queryKey: ['programmes'] })
      onDrafted(version.id)
    },
  })
  const here = programmes.filter(({ id }) => !document.programmes.some((known) => known.id === id))
  const into = here.length > 0 ? chosen : 'new'

  const submit = ({ name = '', programmeId = '', relation = '', on = '' }: FormValues) => {
    const draft: NewDraft =
      into === 'new'
        ? { documentId: document.id, relation: 'starts', name: name.replace(/\s+/g, ' ').trim() }
        : { documentId: document.id, relation: relation as DocumentRelation, programmeId }
    const day = parseDay(on)
    starting.mutate(day ? { ...draft, on: day } : draft)
  }
  return (
    <section className="stack" aria-labelledby="draft-title">
      <h2 id="draft-title">{t('documents.draft.title')}</h2>
      <p className="soft reading">{t('documents.draft.about')}</p>
      <Form
        busy={starting.isPending}
        problem={starting.error}
        problemWords={documentProblems(starting.error)}
        fieldWords={FIELD_WORDS}
        check={check}
        onSubmit={submit}
      >
        {here.length > 0 ? (
          <ChoiceField
            pointer="#/into"
            label={t('documents.draft.into')}
            value={into}
            onChoose={(value) => setInto(value as typeof into)}
            choices={[
              { value: 'new', label: t('documents.draft.new') },
              { value: 'existing', label: t('documents.draft.existing') },
            ]}
          />
        ) : null}
        {into === 'new' ? (
          <AreaField
            pointer="#/name"
            label={t('documents.draft.name')}
            defaultValue={document.number ? (document.title ?? shortName(document)) : shortName(document)}
            maxLength={1000}
          />
        ) : (
          <>
            <SelectField pointer="#/programmeId" label={t('documents.draft.programme')} defaultValue={wanted ?? ''}>
              <option value="">{t('documents.draft.choose')}</option>
              {here.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SelectField pointer="#/relation" label={t('documents.draft.relation')}>
              {RELATIONS.map(([relation, words]) => (
                <option key={relation} value={relation}>
                  {t(words)}
                </option>
              ))}
            </SelectField>
          </>
        )}
        <TextField
          pointer="#/on"
          inputMode="numeric"
          label={t('documents.draft.on')}
          hint={t(document.issuedOn ? 'documents.draft.onHint' : 'documents.draft.onHintNoDay')}
          defaultValue={wholeDay(document.issuedOn)}
        />
        <div>
          <button type="submit" className="main">
            {t('documents.draft.button')}
          </button>
        </div>
      </Form>
    </section>
  )
}
