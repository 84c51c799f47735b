import { schemesIn } from '../../../rules/links/index.ts'
import type { Scheme, SchemeParent } from '../../../shared/schemes.ts'
import type { Db } from '../../platform/database.ts'
import { type LinkRow, listLinks, listProgrammeNames, type NamedProgramme } from './links.repository.ts'
import type { ProgrammeRow } from './programmes.repository.ts'
import { proposeSchemes } from './scheme-proposals.ts'
import { findPublishedVersion, listParents, listSchemeFacts, type SchemeFact } from './schemes.repository.ts'

/** A sub-scheme as the plan orders it, with the programmes that it is or may be. */
export type PlannedScheme = Omit<Scheme, 'leads' | 'standings'>

/** The sub-schemes that what is published of a programme orders, in the order of the text, and whose sub-scheme it is itself. */
export async function describeSchemes(
  db: Db,
  programme: ProgrammeRow,
): Promise<{ versionId: string | null; schemes: PlannedScheme[]; parents: SchemeParent[] }> {
  const { homeId, id: programmeId } = programme
  const versionId = await findPublishedVersion(db, programme)
  const parents = await listParents(db, programme)
  if (versionId === undefined) return { versionId: null, schemes: [], parents }
  const said = (await listLinks(db, { homeId, id: versionId })).filter(({ relation }) => relation === 'same-scheme')
  const facts = await listSchemeFacts(
    db,
    { homeId, id: versionId },
    said.filter(({ state }) => state === 'kept').map(({ factId }) => factId),
  )
  const others = facts.length === 0 ? [] : await listProgrammeNames(db, { homeId, programmeId })
  return { versionId, schemes: facts.map((fact) => toScheme(fact, said, others)), parents }
}

const ORDER = { kept: 0, proposed: 1, refused: 2 }

function toScheme(
  { factId, clauseId, section, quote, scheme }: SchemeFact,
  said: readonly LinkRow[],
  others: readonly NamedProgramme[],
): PlannedScheme {
  const rows = new Map(said.filter((each) => each.factId === factId).map((row) => [row.toId, row]))
  const scores = new Map(
    proposeSchemes([{ id: factId, quote, scheme }], others).map(({ toId, score }) => [toId, score]),
  )
  const programmes = others.flatMap(({ id, name }) => {
    const { state = 'proposed', revision = 0 } = rows.get(id) ?? {}
    const score = scores.get(id)
    if (state === 'proposed' && score === undefined) return []
    return [{ programmeId: id, programmeName: name, state, revision, score: score ?? 0 }]
  })
  return {
    factId,
    clauseId,
    section,
    quote,
    name: scheme ?? schemesIn(quote)[0] ?? quote,
    programmes: programmes
      .sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.score - a.score)
      .map(({ score: _, ...programme }) => programme),
  }
}
