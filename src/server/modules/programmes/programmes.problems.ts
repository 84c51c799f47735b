import type { EditConflict } from '../../../shared/facts.ts'
import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const draftExistsKind: ProblemKind = {
  type: '/problems/draft-exists',
  status: 409,
  title: 'This document has an open draft already',
}
export const draftExists = (draft: { versionId: string; programmeId: string; programmeName: string }) =>
  new Problem(draftExistsKind, `Go on in draft ${draft.versionId} of "${draft.programmeName}"`, { params: draft })

export const documentInProgrammeKind: ProblemKind = {
  type: '/problems/document-in-programme',
  status: 409,
  title: 'This document is published in the programme already',
}
export const documentInProgramme = (programmeId: string) =>
  new Problem(documentInProgrammeKind, 'Amend what is published instead', { params: { programmeId } })

export const otherHomeKind: ProblemKind = {
  type: '/problems/other-home',
  status: 409,
  title: 'The document and the programme are kept by two provinces',
}
export const otherHome = () => new Problem(otherHomeKind, 'Upload the document in the province of the programme')

export const nothingPublishedKind: ProblemKind = {
  type: '/problems/nothing-published',
  status: 409,
  title: 'Nothing of this document is published yet',
}
export const nothingPublished = () => new Problem(nothingPublishedKind, 'Publish its draft first')

export const alreadyPublishedKind: ProblemKind = {
  type: '/problems/already-published',
  status: 409,
  title: 'This is published and stays as it is',
}
export const alreadyPublished = (versionId: string | null) =>
  new Problem(alreadyPublishedKind, 'To change what is published, open a new draft from it', { params: { versionId } })

export const nothingToCompareKind: ProblemKind = {
  type: '/problems/nothing-to-compare',
  status: 409,
  title: 'This document amends and replaces nothing that is read here',
}
export const nothingToCompare = (programmeId: string) =>
  new Problem(nothingToCompareKind, 'Say in the programme which document it amends, and have that one read first', {
    params: { programmeId },
  })

export const editConflictKind: ProblemKind = {
  type: '/problems/edit-conflict',
  status: 409,
  title: 'Somebody else changed this meanwhile',
}
export const editConflict = (conflict: EditConflict) =>
  new Problem(editConflictKind, 'Nothing was applied; look at what is there now', { params: conflict })

export const batchIdReusedKind: ProblemKind = {
  type: '/problems/batch-id-reused',
  status: 409,
  title: 'Other edits came under this id before',
}
export const batchIdReused = () => new Problem(batchIdReusedKind, 'Send them under a new id')

export const badRelationKind: ProblemKind = {
  type: '/problems/bad-relation',
  status: 422,
  title: 'These documents cannot stand to each other like this',
}
export const badRelation = (pointer: string, code: string) =>
  new Problem(badRelationKind, 'Look at the days and the other document', { errors: [{ pointer, code }] })

export const partiesChangedKind: ProblemKind = {
  type: '/problems/parties-changed',
  status: 409,
  title: 'Somebody else said meanwhile whom these parties mean',
}
export const partiesChanged = (keys: readonly string[]) =>
  new Problem(partiesChangedKind, 'Nothing was applied; look at what is there now', { params: { keys } })

export const linksChangedKind: ProblemKind = {
  type: '/problems/links-changed',
  status: 409,
  title: 'Somebody else said meanwhile what these links are',
}
export const linksChanged = (links: readonly { relation: string; factId: string; toId: string }[]) =>
  new Problem(linksChangedKind, 'Nothing was applied; look at what is there now', { params: { links } })

export const partyBodyEndedKind: ProblemKind = {
  type: '/problems/party-body-ended',
  status: 409,
  title: 'This organisation is not there on that day',
}
export const partyBodyEnded = (organisationIds: readonly string[]) =>
  new Problem(partyBodyEndedKind, 'Choose who took its tasks over', { params: { organisationIds } })
