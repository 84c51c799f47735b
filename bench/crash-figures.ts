import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { NewCell, Saved } from '../src/shared/form-acts.ts'
import { insertDataSet, insertElement, insertForm, insertProgramme } from '../tests/support/figures.ts'
import { openOwner } from '../tests/support/owner.ts'
import type { RunningServer } from '../tests/support/server.ts'
import type { Person } from './crash-load.ts'

/** Reports in flight while a server is killed. */
export type FilledForm = { id: string; elementIds: string[]; revision: number; last: string | undefined }

const elements = 50
const betweenMs = 30

/** An empty form of the year for each of these units, of fifty elements. */
export async function layOutForms(
  server: RunningServer,
  planner: Person,
  unitId: string,
  communes: readonly string[],
): Promise<FilledForm[]> {
  const owner = await openOwner(server)
  try {
    const { rows } = await sql<{ homeId: number; path: string }>`
      select h.id as home_id, u.path::text from units u join homes h on h.scopes @> u.path where u.id = ${unitId} and h.id > 0`.execute(
      owner,
    )
    const [home] = rows
    if (!home) throw new Error('The province has no home')
    const elementIds: string[] = []
    for (let n = 0; n < elements; n += 1) elementIds.push(await insertElement(owner, home))
    const programmeId = await insertProgramme(owner, home)
    // A published one is opened at each start, and without a plan asks for no forms.
    await sql`update programmes set published = false where home_id = ${home.homeId} and id = ${programmeId}`.execute(
      owner,
    )
    const dataSetId = await insertDataSet(owner, home, { programmeId, elementIds })
    const forms: FilledForm[] = []
    for (const commune of communes) {
      const body = { unitId: commune, name: `Ủy ban nhân dân ${commune}` }
      const { id: organisationId } = await planner.send<{ id: string }>({ path: '/organisations', body })
      const form = { dataSetId, programmeId, organisationId }
      forms.push({ id: await insertForm(owner, home, form), elementIds, revision: 0, last: undefined })
    }
    return forms
  } finally {
    await owner.destroy()
  }
}

/** Saves the whole form again and again; nothing but the submission's own id tells one that came twice. */
export async function savesFigures(planner: Person, form: FilledForm, signal: AbortSignal): Promise<void> {
  for (let n = 1; !signal.aborted; n += 1) {
    const cells = form.elementIds.map(
      (elementId): NewCell => ({ elementId, category: '', value: String(n), mark: null, note: null }),
    )
    const id = randomUUID()
    const body = { id, revision: form.revision, cells }
    const saved = await planner.send<Saved>(
      { path: `/forms/${form.id}/submissions`, body, ownId: true },
      `submission ${id}`,
    )
    form.revision = saved.revision
    form.last = String(n)
    await sleep(betweenMs)
  }
}

/** How often each submission stands, and each form whose figures are not those of what was saved last. */
export const submissionsStored = `select 'submission ' || id as deed, count(*)::int as count from form_submissions group by id`
export const formRevisions = 'select id, revision from forms'
export const formsHalfSaved = `
  select 'form ' || f.id as what from forms f
  where f.revision <> (select count(*) from form_submissions s where s.home_id = f.home_id and s.form_id = f.id)
  union all
  select distinct 'form ' || f.id from forms f
  join form_submissions s on s.home_id = f.home_id and s.form_id = f.id and s.revision = f.revision
  cross join lateral jsonb_to_recordset(s.cells) as c("elementId" bigint, category text, value numeric)
  left join data_values v on v.home_id = f.home_id and v.period = f.period and v.unit_id = f.unit_id
    and v.element_id = c."elementId" and v.category = c.category
  where v.value is distinct from c.value`
