import type { AccessRole, Reach } from '../../../shared/people.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const ROLE_WORDS: Record<AccessRole, TextKey> = {
  viewer: 'people.role.viewer',
  reporter: 'people.role.reporter',
  reviewer: 'people.role.reviewer',
  planner: 'people.role.planner',
  'unit-administrator': 'people.role.unitAdministrator',
  leader: 'people.role.leader',
  inspector: 'people.role.inspector',
  'system-administrator': 'people.role.systemAdministrator',
}

export const ROLE_ABOUT: Record<AccessRole, TextKey> = {
  viewer: 'people.roleAbout.viewer',
  reporter: 'people.roleAbout.reporter',
  reviewer: 'people.roleAbout.reviewer',
  planner: 'people.roleAbout.planner',
  'unit-administrator': 'people.roleAbout.unitAdministrator',
  leader: 'people.roleAbout.leader',
  inspector: 'people.roleAbout.inspector',
  'system-administrator': 'people.roleAbout.systemAdministrator',
}

export const REACH_WORDS: Record<Reach, TextKey> = {
  subtree: 'people.reach.subtree',
  organisation: 'people.reach.organisation',
  line: 'people.reach.line',
}
