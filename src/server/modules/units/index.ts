export { startDailyMergers } from './daily-mergers.ts'
export { listUnitsNamed, type NamedUnit } from './named-units.repository.ts'
export { checkPaths } from './stored-faults.repository.ts'
export { listPathsInCharge } from './unit-grounds.repository.ts'
export { listUnitLives, type UnitLife } from './unit-lives.repository.ts'
export { placeEnded, placeNotThere } from './units.problems.ts'
export {
  findUnit,
  findUnitByCode,
  listChildren,
  listHeirs,
  listPredecessors,
  listSuccessors,
  listUnits,
  type UnitRecord,
} from './units.repository.ts'
export { unitRoutes } from './units.routes.ts'
export { getUnit, notStanding, requireUnitOn } from './units.service.ts'
export { findSoleHeirId, listHeirIds, listUnitsAround, type UnitAround } from './units-around.repository.ts'
export { loadUnits } from './units-loader.ts'
