import type { ReactNode } from 'react'
import type { UnitKind, UnitRelation } from '../../../shared/units.ts'
import type { TextKey } from '../../ui/text-key.ts'

/** How a unit is linked to is for the app to say. */
export type UnitLink = (props: { id: string; children: ReactNode }) => ReactNode

export const KIND_WORDS: Readonly<Record<UnitKind, TextKey>> = {
  nation: 'units.kinds.nation',
  province: 'units.kinds.province',
  city: 'units.kinds.city',
  district: 'units.kinds.district',
  'provincial-city': 'units.kinds.provincialCity',
  town: 'units.kinds.town',
  'urban-district': 'units.kinds.urbanDistrict',
  commune: 'units.kinds.commune',
  ward: 'units.kinds.ward',
  township: 'units.kinds.township',
  'special-zone': 'units.kinds.specialZone',
}

export const RELATION_WORDS: Readonly<Record<UnitRelation, TextKey>> = {
  whole: 'units.relations.whole',
  part: 'units.relations.part',
  renamed: 'units.relations.renamed',
  upgraded: 'units.relations.upgraded',
}
