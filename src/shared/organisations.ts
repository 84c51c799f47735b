import { type Static, Type } from 'typebox'
import { BigId, strict } from './schema.ts'

// Agencies, associations, schools and other bodies at units: the wire contract between server and web.

export const ORGANISATION_KINDS = [
  'people-committee',
  'agency',
  'party-body',
  'mass-organisation',
  'association',
  'media',
  'school',
  'university',
  'centre',
  'enterprise',
  'other',
] as const
export const OrganisationKind = Type.Enum([...ORGANISATION_KINDS])
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export const NAME_FORMS = ['full', 'short'] as const
/** The whole name, of which there is one at a time, or a shorter one that papers use: "Sở GD&ĐT". */
export const NameForm = Type.Enum([...NAME_FORMS])
export type NameForm = (typeof NAME_FORMS)[number]

export const Organisation = Type.Object(
  { id: BigId, name: Type.String(), unitId: BigId, unitName: Type.String() },
  strict,
)
export type Organisation = Static<typeof Organisation>
export const NewOrganisation = Type.Object(
  { name: Type.String({ minLength: 2, maxLength: 300, pattern: '[\\p{L}\\p{N}]' }), unitId: BigId },
  strict,
)
export type NewOrganisation = Static<typeof NewOrganisation>
