import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/fields.tsx'
import { parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import style from './catalogue.module.css'
import { useCatalogueChange } from './catalogue.ts'
import { catalogueFieldWords, catalogueProblems } from './catalogue-words.ts'
import { dayFaults } from './from-field.tsx'

/** `ended`: it holds until a day that is said already. */
type EntryActsProps = { path: string; ended: boolean; change: (onClose: () => void) => ReactNode }

/** To change an entry of one's own from a day on, or to end it. */
export function EntryActs({ path, ended, change }: EntryActsProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'change' | 'end'>()
  const { mutate, error, isPending } = useCatalogueChange()
  const close = () => setOpen(undefined)
  if (open === 'change') return change(close)
  if (open === 'end')
    return (
      <PanelForm
        send={t('catalogue.add.end')}
        onClose={close}
        busy={isPending}
        problem={error}
        problemWords={catalogueProblems}
        fieldWords={catalogueFieldWords}
        check={({ validUntil }) => dayFaults('#/validUntil', validUntil)}
        onSubmit={({ validUntil = '' }) =>
          mutate({ path: `${path}/end`, body: { validUntil: parseDay(validUntil) } }, { onSuccess: close })
        }
      >
        <TextField
          pointer="#/validUntil"
          label={t('catalogue.add.until')}
          hint={t('catalogue.add.fromHint')}
          inputMode="numeric"
          autoComplete="off"
        />
      </PanelForm>
    )
  return (
    <p className={`${style.acts} screen-only`}>
      <button type="button" onClick={() => setOpen('change')}>
        {t('catalogue.add.newVersion')}
      </button>
      {ended ? null : (
        <button type="button" onClick={() => setOpen('end')}>
          {t('catalogue.add.end')}
        </button>
      )}
    </p>
  )
}
