import { useTranslation } from 'react-i18next'
import type { Organisation } from '../../../shared/organisations.ts'
import { ACCESS_ROLES, type AccessRole, type NewRole, REACHES, type Reach } from '../../../shared/people.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { ChoiceField, SelectField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import type { FieldError } from '../../ui/form-errors.ts'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { checkDays, DayFields, daysOf } from './day-fields.tsx'
import { REACH_WORDS, ROLE_ABOUT, ROLE_WORDS } from './role-words.ts'

/** What the form needs and other subjects know. */
export type RoleChoices = {
  startUnit: Found | undefined
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
  /** Those of a unit; none without one. */
  useOrganisationsAt: (unitId: string | undefined) => readonly Organisation[]
}

type RoleFieldsProps = RoleChoices & {
  unit: Found | undefined
  onUnit: (unit: Found | undefined) => void
}

export const checkRole = (
  { unitId, role, reach, organisationId, ...days }: FormValues,
  unit: Found | undefined,
): FieldError[] => [
  ...(unit && unitId ? [] : [{ pointer: '#/unitId', code: 'required' }]),
  ...(role ? [] : [{ pointer: '#/role', code: 'required' }]),
  ...(reach && reach !== 'subtree' && !organisationId ? [{ pointer: '#/organisationId', code: 'required' }] : []),
  ...checkDays(days),
]

export const roleOf = ({ unitId = '', role, organisationId, reach, ...days }: FormValues): NewRole => ({
  unitId,
  role: role as AccessRole,
  ...(organisationId ? { organisationId, reach: (reach ?? 'subtree') as Reach } : {}),
  ...daysOf(days),
})

export function RoleFields({ findUnits, useOrganisationsAt, unit, onUnit }: RoleFieldsProps) {
  const { t } = useTranslation()
  const here = useOrganisationsAt(unit?.value)
  const roles = ACCESS_ROLES.filter((role) => role !== 'system-administrator' || unit?.value === NATION_ID)
  return (
    <>
      <SearchChoice
        pointer="#/unitId"
        label={t('people.role.unit')}
        searchKey="living-units"
        find={findUnits}
        chosen={unit}
        onChoose={onUnit}
      />
      <ChoiceField
        pointer="#/role"
        label={t('people.role.label')}
        choices={roles.map((role) => ({ value: role, label: t(ROLE_WORDS[role]), hint: t(ROLE_ABOUT[role]) }))}
      />
      {here.length > 0 ? (
        <>
          <SelectField pointer="#/organisationId" label={t('people.role.organisation')} defaultValue="">
            <option value="">{t('people.role.noOrganisation')}</option>
            {here.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField pointer="#/reach" label={t('people.role.reach')} defaultValue="subtree">
            {REACHES.map((reach) => (
              <option key={reach} value={reach}>
                {t(REACH_WORDS[reach])}
              </option>
            ))}
          </SelectField>
        </>
      ) : null}
      <DayFields />
    </>
  )
}
