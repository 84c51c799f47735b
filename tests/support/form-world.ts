import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect } from 'vitest'
import { foldVietnamese } from '../../src/rules/vietnamese-text.ts'
import type { CellKey } from '../../src/shared/figures.ts'
import { cellName } from '../../src/shared/figures.ts'
import { type FormAct, type NewCell, OWNER_ACTS } from '../../src/shared/form-acts.ts'
import type { FormPage } from '../../src/shared/forms.ts'
import { type Client, useApp } from './app.ts'
import { insertDataSet, insertElement, insertForm, insertProgramme, type SomeForm } from './figures.ts'

export type Commune = { unitId: string; path: string; organisationId: string }

/** A cell as it is typed in a test: `['12', '10']`, `['12 sex:female', null, 'unknown']`. */
export type Typed = [name: string, value: string | null, mark?: NewCell['mark'], note?: string]

const keyOf = (name: string): CellKey => {
  const [elementId = '', category = ''] = name.split(' ')
  return { elementId, category }
}
export const cellOf = ([name, value, mark = null, note]: Typed): NewCell => ({
  ...keyOf(name),
  value,
  mark,
  note: note ?? null,
})

/** A province with seven communes, a body that reports in each; somebody who reports for the first and for the second, and who verifies. */
export function useFormWorld() {
  const context = useApp()
  const world = {} as {
    keeper: { homeId: number; path: string }
    provinceId: string
    communes: Commune[]
    programmeId: string
    reporter: Client
    colleague: Client
    neighbour: Client
    reviewer: Client
    communeReviewer: Client
    planner: Client
    viewer: Client
  }
  beforeAll(async () => {
    const { homeId, unitId } = await context.setUp('33')
    const { rows } = await sql<{ id: string; path: string; above: string }>`
      select c.id::text, c.path::text, p.path::text as above from units p join units c on c.parent_id = p.id
      where p.id = ${unitId} and c.ended is null and c.level = 3 order by c.id limit 7`.execute(context.owner)
    world.keeper = { homeId, path: rows[0]?.above ?? '' }
    world.provinceId = unitId
    world.communes = []
    for (const { id, path } of rows) {
      const name = `Ủy ban nhân dân xã thứ ${world.communes.length + 1}`
      const made = await sql<{ id: string }>`
        insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, search_key, created_at)
        values (${homeId}, ${id}, ${path}, true, 'people-committee', ${name}, ${foldVietnamese(name)}, ${` ${foldVietnamese(name)}`}, '2026-01-01') returning id`.execute(
        context.owner,
      )
      world.communes.push({ unitId: id, path, organisationId: made.rows[0]?.id ?? '' })
    }
    const [first, second] = world.communes as [Commune, Commune]
    const reports = ({ unitId, organisationId }: Commune) =>
      context.signIn({ role: 'reporter', unitId, organisationId, reach: 'organisation' })
    world.reporter = await reports(first)
    world.colleague = await reports(first)
    world.neighbour = await reports(second)
    world.reviewer = await context.signIn({ role: 'reviewer', unitId })
    world.communeReviewer = await context.signIn({ role: 'reviewer', unitId: first.unitId })
    world.planner = await context.signIn({ role: 'planner', unitId })
    world.viewer = await context.signIn({ role: 'viewer', unitId })
    world.programmeId = await insertProgramme(context.owner, world.keeper)
  })
  beforeEach(() => context.clock.set('2026-11-30T02:00:00Z'))

  /** A form of the first commune, or of another, that asks for so many elements. */
  async function someForm({
    elements = 2,
    elementIds,
    commune = 0,
    verifiedAt = [1],
    programmeId = world.programmeId,
    ...rest
  }: Partial<SomeForm> & { elements?: number; elementIds?: string[]; commune?: number; verifiedAt?: number[] } = {}) {
    const ids = elementIds ?? []
    if (elementIds === undefined)
      for (let n = 0; n < elements; n += 1) ids.push(await insertElement(context.owner, world.keeper))
    // One line of reporters has one data set in a programme.
    const own = programmeId === world.programmeId ? await insertProgramme(context.owner, world.keeper) : programmeId
    const dataSetId =
      rest.dataSetId ??
      (await insertDataSet(context.owner, world.keeper, { programmeId: own, elementIds: ids, verifiedAt }))
    const organisationId = rest.organisationId ?? world.communes[commune]?.organisationId ?? ''
    const id = await insertForm(context.owner, world.keeper, { ...rest, dataSetId, programmeId: own, organisationId })
    return { id, dataSetId, programmeId: own, elementIds: ids as [string, string, ...string[]] }
  }

  const pageOf = async (client: Client, id: string): Promise<FormPage> => {
    const response = await client.get(`/api/forms/${id}`)
    expect(response.statusCode, response.body).toBe(200)
    return response.json()
  }
  const save = (client: Client, id: string, revision: number, cells: Typed[], submission: string = randomUUID()) =>
    client.post(`/api/forms/${id}/submissions`, { id: submission, revision, cells: cells.map(cellOf) })
  const act = (client: Client, id: string, act: FormAct, revision: number, more: object = {}) =>
    client.post(`/api/forms/${id}/${OWNER_ACTS.some((each) => each === act) ? 'acts' : 'verdicts'}`, {
      act,
      revision,
      ...more,
    })
  /** Whole or nothing: fails where it is refused. */
  const done = async (client: Client, id: string, acts: FormAct[]): Promise<FormPage> => {
    let page = await pageOf(client, id)
    for (const each of acts) {
      const response = await act(client, id, each, page.revision, each === 'return' ? { words: 'Xem lại' } : {})
      expect(response.statusCode, response.body).toBe(200)
      page = response.json()
    }
    return page
  }
  /** What stands in a form, by cell. */
  const figuresOf = async (client: Client, id: string): Promise<Record<string, string | null>> =>
    Object.fromEntries((await pageOf(client, id)).cells.map((cell) => [cellName(cell).trim(), cell.value ?? cell.mark]))
  return { context, world, someForm, pageOf, save, act, done, figuresOf }
}
