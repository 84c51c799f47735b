import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormValues } from '../../ui/form.tsx'
import type { FieldError } from '../../ui/form-errors.ts'
import { parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import { type CataloguePart, useCatalogueChange } from './catalogue.ts'
import { catalogueFieldWords, catalogueProblems } from './catalogue-words.ts'
import { dayFaults, FromField } from './from-field.tsx'
import { HomeField, type Homes } from './home-field.tsx'

type EntryFormProps = {
  part: CataloguePart
  /** The entry that says something else from a day on; null: a new one, in the catalogue of one of `homes`. */
  of: string | null
  homes: Homes
  bodyOf: (values: FormValues) => object
  check: (values: FormValues) => FieldError[]
  onClose: () => void
  children: ReactNode
}

/** A new entry of the catalogue, or what one is from a day on. */
export function EntryForm({ part, of, homes, bodyOf, check, onClose, children }: EntryFormProps) {
  const { t } = useTranslation()
  const { mutate, error, isPending } = useCatalogueChange()
  return (
    <PanelForm
      send={t('catalogue.add.save')}
      onClose={onClose}
      busy={isPending}
      problem={error}
      problemWords={catalogueProblems}
      fieldWords={catalogueFieldWords}
      check={(values) => [...check(values), ...dayFaults('#/validFrom', values.validFrom)]}
      onSubmit={(values) => {
        const body = { ...bodyOf(values), validFrom: parseDay(values.validFrom ?? '') }
        mutate(
          of === null
            ? { path: part, body: { ...body, homeId: Number(values.homeId) } }
            : { path: `${part}/${of}/versions`, body },
          { onSuccess: onClose },
        )
      }}
    >
      {of === null ? <HomeField homes={homes} /> : null}
      {children}
      <FromField />
    </PanelForm>
  )
}
