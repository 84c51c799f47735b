import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentRelation, Programme, ProgrammeDocument } from '../../../shared/programmes.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import { formatWhen, parseDay } from '../../ui/format.ts'
import { programmeList, setRelation } from './programmes.ts'
import { documentName, ofAnother, ownEnd, RELATION_WORDS, RELATIONS } from './relation-words.ts'

const FIELD_WORDS: FieldErrorWords = {
  day: 'programme.documents.notADay',
  'before-on': 'programme.relate.untilBefore',
  'before-the-other': 'programme.relate.beforeOther',
  itself: 'programme.relate.notThis',
  'of-nothing': 'programme.relate.notThis',
  'not-in-programme': 'programme.relate.notThis',
}

function check({ on = '', until = '' }: FormValues) {
  const wrong = [!parseDay(on) && '#/on', until.trim() !== '' && !parseDay(until) && '#/until']
  return wrong.flatMap((pointer) => (pointer ? [{ pointer, code: 'day' }] : []))
}

type RelationFormProps = { programme: Programme; document: ProgrammeDocument; onClose: () => void }

/** How a document stands in the plan, from when to when, and what it does to which other. */
export function RelationForm({ programme, document, onClose }: RelationFormProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const title = useRef<HTMLHeadingElement>(null)
  const [relation, setKind] = useState<DocumentRelation>(document.relation)
  const saving = useMutation({
    mutationFn: (values: FormValues) =>
      setRelation(programme.id, {
        documentId: document.documentId,
        relation,
        on: parseDay(values.on ?? '') ?? '',
        until: parseDay(values.until ?? '') ?? null,
        of: ofAnother(relation) ? values.of || null : null,
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: programmeList.queryKey })
      onClose()
    },
  })
  useEffect(() => {
    title.current?.focus()
  }, [])
  const end = ownEnd(document, programme.documents)
  const others = programme.documents.filter(({ documentId }) => documentId !== document.documentId)
  return (
    <section
      className="stack"
      aria-labelledby="relate-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <h2 id="relate-title" ref={title} tabIndex={-1}>
        {t('programme.relate.title', { name: documentName(document) })}
      </h2>
      <Form
        busy={saving.isPending}
        problem={saving.error}
        fieldWords={FIELD_WORDS}
        check={check}
        onSubmit={(values) => saving.mutate(values)}
      >
        <SelectField
          pointer="#/relation"
          label={t('programme.documents.relation')}
          value={relation}
          onChange={(event) => setKind(event.target.value as DocumentRelation)}
        >
          {RELATIONS.map((each) => (
            <option key={each} value={each}>
              {t(RELATION_WORDS[each])}
            </option>
          ))}
        </SelectField>
        {ofAnother(relation) ? (
          <SelectField pointer="#/of" label={t('programme.relate.of')} defaultValue={document.of ?? ''}>
            <option value="">{t('programme.relate.ofAll')}</option>
            {others.map((other) => (
              <option key={other.documentId} value={other.documentId}>
                {documentName(other)}
              </option>
            ))}
          </SelectField>
        ) : null}
        <TextField
          pointer="#/on"
          label={t('programme.relate.on')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={formatWhen(document.on)}
        />
        <TextField
          pointer="#/until"
          label={t('programme.relate.until')}
          hint={t('programme.relate.untilHint')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={end ? formatWhen(end) : ''}
        />
        <div className="row">
          <button type="submit" className="main">
            {t('programme.relate.save')}
          </button>
          <button type="button" onClick={onClose}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </section>
  )
}
