import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useFormWorld } from '../../../../tests/support/form-world.ts'

const { context, world, someForm, save, done } = useFormWorld()
let client: pg.Client
let form: { open: string; sent: string; element: string }

beforeAll(async () => {
  client = new pg.Client({ connectionString: context.url })
  await client.connect()
  const open = await someForm({ elements: 1 })
  const sent = await someForm({ elementIds: open.elementIds, dataSetId: open.dataSetId, period: '2025' })
  await save(world.reporter, sent.id, 0, [[open.elementIds[0], '1']])
  await done(world.reporter, sent.id, ['submit'])
  await save(world.reporter, open.id, 0, [[open.elementIds[0], '2']])
  form = { open: open.id, sent: sent.id, element: open.elementIds[0] }
})
afterAll(() => client?.end())

type Who = { person: string; place: string }
const reporter = (): Who => ({
  person: world.reporter.personId,
  place: `${world.communes[0]?.path}.0.${world.communes[0]?.organisationId}`,
})
const ofProvince = (person: string): Who => ({ person, place: world.keeper.path })

/** Tries a statement as the app's role with somebody's eyes and hands, with a wall taken away or not; answers what it broke. */
async function attempt({ person, place }: Who, statement: string, without?: string): Promise<string> {
  await client.query('begin')
  try {
    if (without) await client.query(without)
    await client.query(
      `set local role hieuhoc_app; set local app.scopes = '{${place}}'; set local app.writes = '{${place}}'; set local app.person = '${person}'`,
    )
    const { rowCount } = await client.query(statement)
    return rowCount === 0 ? 'nothing' : 'done'
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code: string }
    return constraint ?? code
  } finally {
    await client.query('rollback')
  }
}

const drop = (trigger: string, table: string) => `alter table ${table} disable trigger ${trigger}`
const uuid = '01890000-0000-7000-8000-00000000abcd'
const eventOf = (person: string) => `
  insert into form_events (home_id, id, form_id, revision, unit_path, act, state_before, state, by_person, at)
  select home_id, '${uuid}', id, 99, unit_path, 'verify', state, 'locked', '${person}', now() from forms where id = '${form.open}'`
const submissionOf = (person: string) => `
  insert into form_submissions (home_id, id, form_id, revision, unit_path, by_person, at, request_hash, cells)
  select home_id, '${uuid}', id, 99, unit_path, '${person}', now(), '', '[]' from forms where id = '${form.open}'`
const figureOf = (id: string, rest: { unit?: string; final?: boolean } = {}) => `
  insert into data_values (home_id, period, unit_id, element_id, level, organisation_id, form_id, unit_path, value, final)
  select home_id, period, ${rest.unit ?? 'unit_id'}, 77, level, organisation_id, id, unit_path, 5, ${rest.final ?? false} from forms where id = '${id}'`

const inOpenForms = 'data_values_in_open_forms'
const byLevels = 'forms_verified_by_their_levels'
const tries: [string, () => Who, () => string, string, string][] = [
  [
    'changes a figure that was submitted',
    reporter,
    () => `update data_values set value = 9 where form_id = '${form.sent}'`,
    inOpenForms,
    drop('data_values_updated', 'data_values'),
  ],
  [
    'takes a submitted figure away',
    reporter,
    () => `delete from data_values where form_id = '${form.sent}'`,
    inOpenForms,
    drop('data_values_deleted', 'data_values'),
  ],
  [
    'types one more into what was submitted',
    reporter,
    () => figureOf(form.sent),
    inOpenForms,
    drop('data_values_inserted', 'data_values'),
  ],
  [
    'types a figure of another unit',
    reporter,
    () => figureOf(form.open, { unit: String(world.communes[1]?.unitId) }),
    inOpenForms,
    drop('data_values_inserted', 'data_values'),
  ],
  [
    'calls a figure final',
    reporter,
    () => `update data_values set final = true where form_id = '${form.open}'`,
    inOpenForms,
    drop('data_values_updated', 'data_values'),
  ],
  [
    'types what is final',
    reporter,
    () => figureOf(form.open, { final: true }),
    inOpenForms,
    drop('data_values_inserted', 'data_values'),
  ],
  [
    'moves a figure to another form',
    reporter,
    () => `update data_values set form_id = '${form.open}' where form_id = '${form.sent}'`,
    '42501',
    'grant update on data_values to hieuhoc_app',
  ],
  [
    'locks their own form',
    reporter,
    () => `update forms set state = 'locked' where id = '${form.sent}'`,
    byLevels,
    drop('forms_moved', 'forms'),
  ],
  [
    'returns their own form',
    reporter,
    () => `update forms set state = 'returned' where id = '${form.sent}'`,
    byLevels,
    drop('forms_moved', 'forms'),
  ],
  [
    'writes an event in somebody else’s name',
    reporter,
    () => eventOf(world.reviewer.personId),
    '42501',
    'alter policy insert_below on form_events with check (true)',
  ],
  [
    'saves in somebody else’s name',
    reporter,
    () => submissionOf(world.colleague.personId),
    '42501',
    'alter policy insert_below on form_submissions with check (true)',
  ],
]

test.each(tries)(
  'whoever fills a form and %s is refused by the database itself',
  async (_, who, statement, refusal, without) => {
    expect(await attempt(who(), statement())).toBe(refusal)
    expect(await attempt(who(), statement(), without)).toBe('done')
  },
)

test('what they may do the walls let pass', async () => {
  expect(await attempt(reporter(), figureOf(form.open))).toBe('done')
  expect(await attempt(reporter(), `update data_values set value = 9 where form_id = '${form.open}'`)).toBe('done')
  expect(
    await attempt(reporter(), `update forms set state = 'draft', submitted_on = null where id = '${form.sent}'`),
  ).toBe('done')
  expect(await attempt(reporter(), eventOf(world.reporter.personId))).toBe('done')
  expect(
    await attempt(ofProvince(world.reviewer.personId), `update forms set state = 'locked' where id = '${form.sent}'`),
  ).toBe('done')
  expect(await attempt(ofProvince(randomUUID()), `update forms set state = 'returned' where id = '${form.sent}'`)).toBe(
    'done',
  )
})

test('who typed or sent a form locks it with no reach', async () => {
  const lock = `update forms set state = 'locked' where id = '${form.sent}'`
  expect(await attempt(ofProvince(world.reporter.personId), lock)).toBe('forms_verified_by_others')
  expect(await attempt(ofProvince(world.reporter.personId), lock, drop('forms_moved', 'forms'))).toBe('done')
})

test('no level is left out', async () => {
  const two = await someForm({ elements: 1, verifiedAt: [3, 1] })
  await save(world.reporter, two.id, 0, [[two.elementIds[0], '1']])
  await done(world.reporter, two.id, ['submit'])
  const to = (state: string, level: number | null) =>
    `update forms set state = '${state}', verified_at = ${level} where id = '${two.id}'`
  const province = ofProvince(world.reviewer.personId)
  expect(await attempt(province, to('locked', null))).toBe(byLevels)
  expect(await attempt(province, to('verified', 1))).toBe(byLevels)
  expect(await attempt(province, to('verified', 3))).toBe('done')
})

test('functions that see more than one’s eyes show nothing of a form that does not show', async () => {
  const functions = [
    `select from figures_known_to(${world.keeper.homeId}, '${form.open}', '{2025,2026}')`,
    `select from figures_around(${world.keeper.homeId}, '${form.open}', '2025')`,
  ]
  const neighbour = {
    person: world.neighbour.personId,
    place: `${world.communes[1]?.path}.0.${world.communes[1]?.organisationId}`,
  }
  for (const each of functions) {
    expect(await attempt(reporter(), each)).toBe('done')
    expect(await attempt(neighbour, each)).toBe('nothing')
  }
})

test('with its form a figure goes', async () => {
  expect(await attempt(ofProvince(world.planner.personId), `delete from forms where id = '${form.sent}'`)).toBe('done')
})
