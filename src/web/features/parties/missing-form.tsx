import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../shared/organisations.ts'
import type { Party } from '../../../shared/parties.ts'
import { capitalised } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import type { TextKey } from '../../ui/text-key.ts'
import style from './parties.module.css'
import type { NewBody } from './parties.ts'

type MissingFormProps = {
  wanted: NonNullable<Party['wanted']>
  kindWords: Record<OrganisationKind, TextKey>
  busy: boolean
  onCreate: (body: NewBody) => void
}

/** Creates the body that the plan names, as far as its words tell it. */
export function MissingForm({ wanted, kindWords, busy, onCreate }: MissingFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(wanted.name)
  const [kind, setKind] = useState<OrganisationKind>(wanted.kind)
  return (
    <fieldset className={style.missing} disabled={busy}>
      <legend>{t('parties.missing.create')}</legend>
      <label>
        <span>{t('parties.missing.name')}</span>
        <input type="text" value={name} maxLength={300} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        <span>{t('parties.missing.kind')}</span>
        <select
          value={kind}
          onChange={(event) => setKind(ORGANISATION_KINDS.find((each) => each === event.target.value) ?? kind)}
        >
          {ORGANISATION_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(kindWords[each])}
            </option>
          ))}
        </select>
      </label>
      <p className="soft">{t('parties.missing.at', { unit: capitalised(wanted.unitName) })}</p>
      <div className="row">
        <button
          type="button"
          disabled={name.trim().length < 2}
          onClick={once(() => onCreate({ name: name.trim(), unitId: wanted.unitId, kind }))}
        >
          {t('parties.missing.do')}
        </button>
      </div>
    </fieldset>
  )
}
