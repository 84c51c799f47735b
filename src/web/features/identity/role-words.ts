import type { AccessRole } from '../../../shared/people.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const ROLE_WORDS: Record<AccessRole, TextKey> = {
  viewer: 'identity.role.viewer',
  planner: 'identity.role.planner',
  administrator: 'identity.role.administrator',
}

export const ROLE_ABOUT: Record<AccessRole, TextKey> = {
  viewer: 'identity.roleAbout.viewer',
  planner: 'identity.roleAbout.planner',
  administrator: 'identity.roleAbout.administrator',
}
