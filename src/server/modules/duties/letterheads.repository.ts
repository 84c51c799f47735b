import { sql } from 'kysely'
import type { Letterhead } from '../../../shared/letterheads.ts'
import type { Db } from '../../platform/database.ts'

export type LetterheadRow = Letterhead & { programmeId: string; revision: number }

type Of = { homeId: number; id: string; unitPath: string }

/** That of the programme; without one, the last one said for another programme of the same unit. */
export async function findLetterhead(db: Db, { homeId, id, unitPath }: Of): Promise<LetterheadRow | undefined> {
  const { rows } = await sql<LetterheadRow>`
    select programme_id, parent, issuer, symbol, place, position, signer, recipients, kept_at, revision from letterheads
    where home_id = ${homeId} and unit_path = ${unitPath}
    order by programme_id <> ${id}, said_at desc limit 1`.execute(db)
  return rows[0]
}

export type SaidLetterhead = Letterhead & { by: string; at: Date; revision: number }

/** The programme is held by the caller. */
export async function putLetterhead(db: Db, { homeId, id, unitPath }: Of, said: SaidLetterhead): Promise<void> {
  const { by, at, revision, ...letterhead } = said
  const values = { ...letterhead, revision, saidBy: by, saidAt: at }
  await db
    .insertInto('letterheads')
    .values({ homeId, programmeId: id, unitPath, ...values })
    .onConflict((conflict) => conflict.constraint('letterheads_pk').doUpdateSet(values))
    .execute()
}
