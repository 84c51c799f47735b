import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertElement, insertValues } from '../../../../tests/support/figures.ts'
import { type Typed, useFormWorld } from '../../../../tests/support/form-world.ts'

const { context, world, someForm, pageOf, save, act, done, figuresOf } = useFormWorld()

const dimension = async () => {
  await sql`
    insert into dimensions (home_id, code, version, unit_path, name, options, whole, valid_from, made_at)
    values (${world.keeper.homeId}, 'sex', 1, ${world.keeper.path}, 'Giới tính', '[{"code": "female", "name": "Nữ"}, {"code": "male", "name": "Nam"}]', true,
      '2020-01-01', now()) on conflict do nothing`.execute(context.owner)
}

test('a figure that is typed stands in its form, and every version of it in what was saved', async () => {
  const { id, elementIds } = await someForm()
  const [a, b] = elementIds
  const first = await save(world.reporter, id, 0, [
    [a, '12'],
    [b, null, 'unknown', 'Chưa điều tra'],
  ])
  expect(first.statusCode, first.body).toBe(200)
  expect(first.json()).toMatchObject({ revision: 1, at: '2026-11-30T02:00:00.000Z' })
  const second = await save(world.colleague, id, 1, [[a, '13']])
  expect(second.statusCode, second.body).toBe(200)
  expect(await figuresOf(world.reporter, id)).toEqual({ [a]: '13', [b]: 'unknown' })
  const { versions } = (await world.reporter.get(`/api/forms/${id}/cells/${a}/history`)).json()
  expect(versions).toMatchObject([
    { revision: 2, value: '13', was: { value: '12' } },
    { revision: 1, value: '12', was: null },
  ])
  expect(versions[0].by).not.toBe(versions[1].by)
  const { rows } = await sql<{ subject: string; detail: object }>`
    select subject, detail from audit_entries where action = 'figures.save' and subject = ${`form:${id}`} order by id`.execute(
    context.owner,
  )
  expect(rows.map(({ detail }) => detail)).toMatchObject([
    { revision: 1, cells: 2 },
    { revision: 2, cells: 1 },
  ])
})

test('a cell is emptied, and decimals stay as they were typed', async () => {
  const decimal = await insertElement(context.owner, world.keeper, { kind: 'decimal' })
  const { id, elementIds } = await someForm({ elementIds: [decimal, await insertElement(context.owner, world.keeper)] })
  const [a, b] = elementIds
  await save(world.reporter, id, 0, [
    [a, '0.10'],
    [b, '999999999999999'],
  ])
  expect(await figuresOf(world.reporter, id)).toEqual({ [a]: '0.1', [b]: '999999999999999' })
  expect((await save(world.reporter, id, 1, [[a, null]])).statusCode).toBe(200)
  expect(await figuresOf(world.reporter, id)).toEqual({ [b]: '999999999999999' })
})

test('what is no figure is refused whole, and each cell is named', async () => {
  await dimension()
  const split = await insertElement(context.owner, world.keeper, { dimensions: ['sex'] })
  const yesNo = await insertElement(context.owner, world.keeper, { kind: 'yes-no' })
  const { id, elementIds } = await someForm({ elementIds: [split, yesNo] })
  const [a, b] = elementIds
  const stranger = await insertElement(context.owner, world.keeper)
  const response = await save(world.reporter, id, 0, [
    [a, '1.5'],
    [`${a} sex:female`, '-1'],
    [`${a} age:old`, '1'],
    [`${a} sex:other`, '1'],
    [b, '2'],
    [stranger, '1'],
    [a, '2'],
  ])
  expect(response.statusCode).toBe(400)
  expect(response.json().errors).toEqual([
    { pointer: '#/cells/0/value', code: 'not-whole' },
    { pointer: '#/cells/1/value', code: 'negative' },
    { pointer: '#/cells/2/category', code: 'unknown-category' },
    { pointer: '#/cells/4/value', code: 'not-yes-no' },
    { pointer: '#/cells/5/elementId', code: 'not-asked' },
    { pointer: '#/cells/6', code: 'duplicate' },
  ])
  const option = await save(world.reporter, id, 0, [[`${a} sex:other`, '1']])
  expect(option.json().errors).toEqual([{ pointer: '#/cells/0/category', code: 'unknown-category' }])
  const note = await world.reporter.post(`/api/forms/${id}/submissions`, {
    id: randomUUID(),
    revision: 0,
    cells: [
      { elementId: a, category: '', value: '1', mark: 'none', note: null },
      { elementId: b, category: '', value: null, mark: null, note: 'Chưa rõ' },
    ],
  })
  expect(note.json().errors).toEqual([
    { pointer: '#/cells/0/mark', code: 'value-and-mark' },
    { pointer: '#/cells/1/note', code: 'note-alone' },
  ])
  expect(await pageOf(world.reporter, id)).toMatchObject({ revision: 0, cells: [] })
  expect((await save(world.reporter, id, 0, [[`${a} sex:female`, '1']])).statusCode).toBe(200)
})

test('an element that is split by two dimensions at once takes each crossing of their options, and no other', async () => {
  const bands = ['15-25', '26-35', '36-60']
  const crossed = await insertElement(context.owner, world.keeper, { dimensions: ['age', 'sex', 'age,sex'] })
  const apart = await insertElement(context.owner, world.keeper, { dimensions: ['age', 'sex'] })
  const { id } = await someForm({ elementIds: [crossed, apart] })
  const page = await pageOf(world.reporter, id)
  expect(page.elements.map(({ dimensions, crossings }) => [dimensions.map(({ code }) => code), crossings])).toEqual([
    [['age', 'sex'], ['age,sex']],
    [['age', 'sex'], []],
  ])
  const inside = bands.flatMap((band, index): Typed[] => [
    [`${crossed} age:${band},sex:female`, String(index + 1)],
    [`${crossed} age:${band},sex:male`, '10'],
  ])
  const margins = bands.map((band, index): Typed => [`${crossed} age:${band}`, String(index + 11)])
  const wrong: Typed = [`${crossed} sex:female`, '7']
  const typed: Typed[] = [[crossed, '36'], [`${crossed} sex:male`, '30'], wrong, ...margins, ...inside, [apart, '0']]
  expect((await save(world.reporter, id, 0, typed)).statusCode).toBe(200)
  expect(Object.keys(await figuresOf(world.reporter, id))).toHaveLength(typed.length)
  const refused = await act(world.reporter, id, 'submit', 1)
  expect(refused.json().errors.map(({ code }: { code: string }) => code)).toContain('parts-not-whole')
  expect((await save(world.reporter, id, 1, [[`${crossed} sex:female`, '6']])).statusCode).toBe(200)
  await done(world.reporter, id, ['submit'])

  const other = await someForm({ elementIds: [crossed, apart], commune: 1 })
  const bad = await save(world.neighbour, other.id, 0, [
    [`${crossed} sex:female,age:15-25`, '1'],
    [`${apart} age:15-25,sex:female`, '1'],
    [`${crossed} age:15-25,age:26-35`, '1'],
  ])
  expect(bad.json().errors).toEqual(
    [0, 1, 2].map((cell) => ({ pointer: `#/cells/${cell}/category`, code: 'unknown-category' })),
  )
  const option = await save(world.neighbour, other.id, 0, [[`${crossed} age:15-25,sex:other`, '1']])
  expect(option.json().errors).toEqual([{ pointer: '#/cells/0/category', code: 'unknown-category' }])
})

test('a rule between figures does not keep a draft from being saved', async () => {
  await dimension()
  const split = await insertElement(context.owner, world.keeper, { dimensions: ['sex'] })
  const { id } = await someForm({ elementIds: [split] })
  expect(
    (
      await save(world.reporter, id, 0, [
        [split, '1'],
        [`${split} sex:female`, '9'],
      ])
    ).statusCode,
  ).toBe(200)
})

test('what was sent before under an id is answered as before, however late, and other figures under it are refused', async () => {
  const { id, elementIds } = await someForm()
  const [a] = elementIds
  const submission = randomUUID()
  const first = await save(world.reporter, id, 0, [[a, '1']], submission)
  expect((await save(world.reporter, id, 0, [[a, '1']], submission)).json()).toEqual(first.json())
  await save(world.colleague, id, 1, [[a, '2']])
  context.clock.set('2027-03-01T02:00:00Z')
  expect((await save(world.reporter, id, 0, [[a, '1']], submission)).json()).toEqual(first.json())
  expect(await figuresOf(world.reporter, id)).toEqual({ [a]: '2' })
  for (const [revision, value] of [
    [0, '3'],
    [2, '3'],
  ] as const) {
    const other = await save(world.reporter, id, revision, [[a, value]], submission)
    expect([other.statusCode, other.json().type]).toEqual([409, '/problems/submission-id-reused'])
  }
  expect(await pageOf(world.reporter, id)).toMatchObject({ revision: 2 })
  // Another form does not answer for it.
  const another = await someForm()
  const elsewhere = await save(world.reporter, another.id, 0, [[another.elementIds[0], '1']], submission)
  expect(elsewhere.json().type).toBe('/problems/submission-id-reused')
})

test('the same sent twice at once is saved once, and both are answered alike', async () => {
  const { id, elementIds } = await someForm()
  const submission = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => save(world.reporter, id, 0, [[elementIds[0], '7']], submission)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200])
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  const { rows } = await sql`select from form_submissions where form_id = ${id}`.execute(context.owner)
  expect(rows).toHaveLength(1)
})

test('two who type at once: other cells stand beside each other, the same cell is shown and not overwritten', async () => {
  const { id, elementIds } = await someForm({ elements: 3 })
  const [a, b, c] = elementIds as [string, string, string]
  await save(world.reporter, id, 0, [[a, '1']])
  expect((await save(world.colleague, id, 0, [[b, '2']])).json()).toMatchObject({ revision: 2 })
  const clash = await save(world.colleague, id, 0, [
    [a, '9'],
    [c, '3'],
  ])
  expect(clash.statusCode).toBe(409)
  expect(clash.json()).toMatchObject({
    type: '/problems/form-changed',
    params: { revision: 2 },
    errors: [
      { pointer: '#/cells/0', code: 'changed', params: { value: '1', mark: null, by: world.reporter.personId } },
    ],
  })
  expect(await figuresOf(world.reporter, id)).toEqual({ [a]: '1', [b]: '2' })
  // Whoever typed the same is not in the way.
  expect(
    (
      await save(world.colleague, id, 0, [
        [a, '1'],
        [c, '3'],
      ])
    ).statusCode,
  ).toBe(200)
  expect((await save(world.colleague, id, 99, [[c, '4']])).json().type).toBe('/problems/form-changed')
})

test('of many who type different cells at once nothing is lost', async () => {
  const { id, elementIds } = await someForm({ elements: 8 })
  const answers = await Promise.all(
    elementIds.map((elementId, index) =>
      save(index % 2 === 0 ? world.reporter : world.colleague, id, 0, [[elementId, String(index)]]),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(elementIds.map(() => 200))
  expect(answers.map((answer) => answer.json().revision).sort()).toEqual(elementIds.map((_, index) => index + 1))
  expect(await figuresOf(world.reporter, id)).toEqual(
    Object.fromEntries(elementIds.map((elementId, index) => [elementId, String(index)])),
  )
})

test('what another form of the unit has is shown with its source, and is changed only there', async () => {
  const known = await insertElement(context.owner, world.keeper)
  const one = await someForm({ elementIds: [known] })
  const other = await someForm({ elementIds: [known, await insertElement(context.owner, world.keeper)] })
  await save(world.reporter, one.id, 0, [[known, '40']])
  const { cells } = await pageOf(world.reporter, other.id)
  expect(cells).toMatchObject([
    { elementId: known, value: '40', from: { formId: one.id, programmeName: 'Xã hội học tập' } },
  ])
  const refused = await save(world.reporter, other.id, 0, [
    [other.elementIds[1], '1'],
    [known, '41'],
  ])
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { type: '/problems/figure-elsewhere', errors: [{ pointer: '#/cells/1', code: 'elsewhere' }] },
  ])
  expect(await figuresOf(world.reporter, other.id)).toEqual({ [known]: '40' })
  expect(await pageOf(world.reporter, other.id)).toMatchObject({ revision: 0 })
  // Emptied in the other form is nothing done to it there.
  await save(world.reporter, other.id, 0, [[known, null]])
  expect(await figuresOf(world.reporter, one.id)).toEqual({ [known]: '40' })
})

test('what another body of the unit typed is known too, and hers alone to change', async () => {
  const known = await insertElement(context.owner, world.keeper)
  const { rows } = await sql<{ id: string }>`
    insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
    select home_id, unit_id, unit_path, true, 'association', 'Hội Khuyến học xã', 'hoi khuyen hoc xa', created_at from organisations
    where id = ${world.communes[0]?.organisationId ?? ''} returning id`.execute(context.owner)
  const hers = await someForm({ elementIds: [known], organisationId: rows[0]?.id ?? '' })
  await insertValues(context.owner, world.keeper, hers.id, [{ elementId: known, value: '8' }])
  const mine = await someForm({ elementIds: [known] })
  expect((await pageOf(world.reporter, mine.id)).cells).toMatchObject([
    { value: '8', from: { organisationName: 'Hội Khuyến học xã' } },
  ])
  expect((await save(world.reporter, mine.id, 0, [[known, '9']])).json().type).toBe('/problems/figure-elsewhere')
  expect((await world.reporter.get(`/api/forms/${hers.id}`)).statusCode).toBe(404)
})

test('what was submitted, has ended or has not begun takes no figures', async () => {
  const sent = await someForm({ elements: 1 })
  const cells = [[sent.elementIds[0], '1']] as [[string, string]]
  await save(world.reporter, sent.id, 0, cells)
  await done(world.reporter, sent.id, ['submit'])
  const refused = await save(world.reporter, sent.id, 2, [[sent.elementIds[0], '2']])
  expect([refused.statusCode, refused.json()]).toMatchObject([
    409,
    { type: '/problems/form-not-open', params: { state: 'submitted' } },
  ])
  const ended = await someForm()
  await sql`update forms set ended = true where id = ${ended.id}`.execute(context.owner)
  expect((await save(world.reporter, ended.id, 0, [[ended.elementIds[0], '2']])).json().params).toEqual({
    state: 'ended',
  })
  const ahead = await someForm()
  await sql`update forms set opens_on = '2026-12-01' where id = ${ahead.id}`.execute(context.owner)
  expect((await save(world.reporter, ahead.id, 0, [[ahead.elementIds[0], '2']])).json().params).toEqual({
    state: 'ahead',
  })
})

test('whoever does not report there is told so, or that there is nothing', async () => {
  const { id, elementIds } = await someForm()
  const typed = [[elementIds[0], '1']] as [[string, string]]
  expect((await save(world.neighbour, id, 0, typed)).statusCode).toBe(404)
  expect((await save(world.viewer, id, 0, typed)).statusCode).toBe(403)
  expect((await save(world.reviewer, id, 0, typed)).statusCode).toBe(403)
  expect((await save(world.planner, id, 0, typed)).statusCode).toBe(200)
  expect((await save(world.reporter, randomUUID(), 0, typed)).statusCode).toBe(404)
})
