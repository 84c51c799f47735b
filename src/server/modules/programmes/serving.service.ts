import { type FactLink, type LinkedDuty, type LinkedTarget, WHOLE_PLAN } from '../../../shared/links.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { findPublished } from './facts.repository.ts'
import { listLinks } from './links.repository.ts'
import { describeLinks } from './links.service.ts'
import { stockWithin } from './links-stock.ts'
import type { ProgrammeRow } from './programmes.repository.ts'
import { getVersionRow } from './versions.repository.ts'

/** What goes together, and whether a person said so; else the rules propose it, and nobody refused. */
export type Served<Fact> = { fact: Fact; confirmed: boolean }

const holds = ({ state }: FactLink) => state !== 'refused'
const isConfirmed = ({ state }: FactLink) => state === 'kept'

async function linksOf(db: Db, versionId: string) {
  const version = await getVersionRow(db, versionId)
  const stock = await stockWithin(db, version)
  return { ...stock, links: (await describeLinks(db, stock, await listLinks(db, version))).filter(holds) }
}

/** The targets that a duty serves, in the order of the text, and whether it is a condition for the whole plan. */
export async function describeServedBy(
  db: Db,
  versionId: string,
  dutyId: string,
): Promise<{ targets: Served<LinkedTarget>[]; whole: { confirmed: boolean } | null }> {
  const { targets, links } = await linksOf(db, versionId)
  const its = links.filter(({ factId }) => factId === dutyId)
  const whole = its.find(({ relation, toId }) => relation === 'condition' && toId === WHOLE_PLAN)
  return {
    targets: targets.flatMap((fact) => {
      const link = its.find(({ relation, toId }) => relation === 'serves' && toId === fact.id)
      return link ? [{ fact, confirmed: isConfirmed(link) }] : []
    }),
    whole: whole ? { confirmed: isConfirmed(whole) } : null,
  }
}

/** A target of what is published of a programme with the duties that serve it, in the order of the text. Throws `not-found`. */
export async function describeTarget(
  db: Db,
  programme: ProgrammeRow,
  targetId: string,
): Promise<{ target: LinkedTarget; duties: Served<LinkedDuty>[] }> {
  const versionId = await findPublished(db, programme, targetId, 'target')
  if (versionId === undefined) throw notFound('This target')
  const { targets, duties, links } = await linksOf(db, versionId)
  const target = targets.find(({ id }) => id === targetId)
  if (!target) throw notFound('This target')
  const serving = links.filter(({ relation, toId }) => relation === 'serves' && toId === targetId)
  return {
    target,
    duties: duties.flatMap((fact) => {
      const link = serving.find(({ factId }) => factId === fact.id)
      return link ? [{ fact, confirmed: isConfirmed(link) }] : []
    }),
  }
}
