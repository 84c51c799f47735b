import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DimensionPage } from '../../../shared/elements.ts'
import { CheckField, TextField } from '../../ui/fields.tsx'
import style from './catalogue.module.css'
import { EntryForm } from './entry-form.tsx'
import { missing } from './from-field.tsx'
import type { Homes } from './home-field.tsx'

type DimensionFormProps = { homes: Homes; before: DimensionPage | undefined; onClose: () => void }

const FEWEST = 2
const MOST = 30

/** A way to split figures, with its groups in their order; new, or as it is from a day on. */
export function DimensionForm({ homes, before, onClose }: DimensionFormProps) {
  const { t } = useTranslation()
  const latest = before?.versions[0]
  const [options, setOptions] = useState(() =>
    (
      latest?.options ?? [
        { code: '', name: '' },
        { code: '', name: '' },
      ]
    ).map((option) => ({ ...option, key: crypto.randomUUID() })),
  )
  const put = (key: string, change: { code?: string; name?: string }) =>
    setOptions(options.map((each) => (each.key === key ? { ...each, ...change } : each)))
  return (
    <EntryForm
      part="dimensions"
      of={latest?.code ?? null}
      homes={homes}
      onClose={onClose}
      check={(values) => [
        ...missing(values, latest ? ['name'] : ['name', 'code']),
        ...options.flatMap(({ name, code }, index) => [
          ...(name.trim() === '' ? [{ pointer: `#/options/${index}/name`, code: 'required' }] : []),
          ...(code.trim() === '' ? [{ pointer: `#/options/${index}/code`, code: 'required' }] : []),
        ]),
      ]}
      bodyOf={(values) => ({
        ...(latest ? {} : { code: (values.code ?? '').trim() }),
        name: (values.name ?? '').trim(),
        options: options.map(({ name, code }) => ({ code: code.trim(), name: name.trim() })),
        whole: values.whole === 'yes',
      })}
    >
      <TextField pointer="#/name" label={t('catalogue.name')} autoComplete="off" defaultValue={latest?.name} />
      {latest ? null : (
        <TextField
          pointer="#/code"
          label={t('catalogue.code')}
          hint={t('catalogue.add.codeHint')}
          maxLength={30}
          autoComplete="off"
        />
      )}
      <fieldset className={style.options}>
        <legend>{t('catalogue.options')}</legend>
        {options.map(({ key, name, code }, index) => (
          <div key={key} className={style.option}>
            <TextField
              pointer={`#/options/${index}/name`}
              label={t('catalogue.add.optionName', { number: String(index + 1) })}
              autoComplete="off"
              value={name}
              onChange={({ target }) => put(key, { name: target.value })}
            />
            <TextField
              pointer={`#/options/${index}/code`}
              label={t('catalogue.add.optionCode', { number: String(index + 1) })}
              maxLength={30}
              autoComplete="off"
              value={code}
              onChange={({ target }) => put(key, { code: target.value })}
            />
            {options.length > FEWEST ? (
              <button
                type="button"
                className="plain"
                onClick={() => setOptions(options.filter((each) => each.key !== key))}
              >
                {t('catalogue.add.takeOut')}
                <span className="hidden"> {name}</span>
              </button>
            ) : null}
          </div>
        ))}
        {options.length < MOST ? (
          <button
            type="button"
            className="plain"
            onClick={() => setOptions([...options, { code: '', name: '', key: crypto.randomUUID() }])}
          >
            {t('catalogue.add.option')}
          </button>
        ) : null}
      </fieldset>
      <CheckField pointer="#/whole" label={t('catalogue.add.whole')} defaultChecked={latest?.whole ?? true} />
    </EntryForm>
  )
}
