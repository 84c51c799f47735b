import type { AccessRole, Reach } from '../../../shared/people.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const ROLE_WORDS: Record<AccessRole, TextKey> = {
  viewer: 'identity.role.viewer',
  reporter: 'identity.role.reporter',
  reviewer: 'identity.role.reviewer',
  planner: 'identity.role.planner',
  'unit-administrator': 'identity.role.unitAdministrator',
  leader: 'identity.role.leader',
  inspector: 'identity.role.inspector',
  'system-administrator': 'identity.role.systemAdministrator',
}

export const ROLE_ABOUT: Record<AccessRole, TextKey> = {
  viewer: 'identity.roleAbout.viewer',
  reporter: 'identity.roleAbout.reporter',
  reviewer: 'identity.roleAbout.reviewer',
  planner: 'identity.roleAbout.planner',
  'unit-administrator': 'identity.roleAbout.unitAdministrator',
  leader: 'identity.roleAbout.leader',
  inspector: 'identity.roleAbout.inspector',
  'system-administrator': 'identity.roleAbout.systemAdministrator',
}

export const REACH_WORDS: Record<Reach, TextKey> = {
  subtree: 'identity.reach.subtree',
  organisation: 'identity.reach.organisation',
  line: 'identity.reach.line',
}
