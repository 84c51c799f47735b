import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { insertElement, insertForm, insertIndicator, insertValues } from '../../../../tests/support/figures.ts'
import { useFormWorld } from '../../../../tests/support/form-world.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { VerdictsDone } from '../../../shared/form-acts.ts'
import type { FormAround, FormReview } from '../../../shared/form-review.ts'
import type { FormsPage, ProgrammeForms } from '../../../shared/forms.ts'

const { context, world, someForm, pageOf, save, act, done, figuresOf } = useFormWorld()

/** A form of one figure, sent by its reporter. */
const sentForm = async (verifiedAt = [1], value = '5') => {
  const form = await someForm({ elements: 1, verifiedAt })
  await save(world.reporter, form.id, 0, [[form.elementIds[0], value]])
  await done(world.reporter, form.id, ['submit'])
  return form
}
const finalOf = async (id: string) => {
  const { rows } = await sql<{ final: boolean }>`select distinct final from data_values where form_id = ${id}`.execute(
    context.owner,
  )
  return rows.map(({ final }) => final)
}
/** A body of the province itself. */
async function bodyOfProvince(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
    select ${world.keeper.homeId}, ${world.provinceId}, path, true, 'agency', 'Sở Giáo dục và Đào tạo', ${randomUUID()}, '2026-01-01'
    from units where id = ${world.provinceId} returning id`.execute(context.owner)
  return rows[0]?.id ?? ''
}
const problemOf = async (asked: ReturnType<typeof act>) => {
  const response = await asked
  return [response.statusCode, response.json().type]
}

test('a form is submitted, returned with reasons at its cells, mended, verified and locked', async () => {
  const { id, elementIds } = await sentForm()
  const [a] = elementIds
  const returned = await act(world.reviewer, id, 'return', 2, {
    cells: [{ elementId: a, category: '', words: 'Thiếu thôn Đông' }],
  })
  expect(returned.json()).toMatchObject({ state: 'returned', mayEnter: false })
  const page = await pageOf(world.reporter, id)
  expect(page).toMatchObject({ state: 'returned', mayEnter: true, may: [{ act: 'submit', level: null }] })
  expect(page.events.at(-1)).toMatchObject({ act: 'return', level: 1, cells: [{ words: 'Thiếu thôn Đông' }] })
  expect((await save(world.reporter, id, 3, [[a, '6']])).statusCode).toBe(200)
  await done(world.reporter, id, ['submit'])
  const review: FormReview = (await world.reviewer.get(`/api/forms/${id}/review`)).json()
  expect(review.changed).toMatchObject([{ elementId: a, from: { value: '5' }, to: { value: '6' } }])
  expect(await finalOf(id)).toEqual([false])
  expect(await done(world.reviewer, id, ['verify'])).toMatchObject({ state: 'locked', verifiedAt: null, revision: 6 })
  expect(await finalOf(id)).toEqual([true])
  expect((await save(world.reporter, id, 6, [[a, '7']])).json().type).toBe('/problems/form-not-open')
  expect(await done(world.reviewer, id, ['unlock'])).toMatchObject({ state: 'submitted' })
  expect(await finalOf(id)).toEqual([false])
})

test('each level verifies in its order, and only the last one locks', async () => {
  const { id } = await sentForm([3, 1])
  expect(await problemOf(act(world.reviewer, id, 'verify', 2, { level: 1 }))).toEqual([
    409,
    '/problems/form-act-not-possible',
  ])
  expect((await pageOf(world.communeReviewer, id)).may).toEqual([
    { act: 'return', level: 3 },
    { act: 'verify', level: 3 },
  ])
  await done(world.communeReviewer, id, ['verify'])
  expect(await problemOf(act(world.reporter, id, 'take-back', 3))).toEqual([409, '/problems/form-act-not-possible'])
  expect((await pageOf(world.communeReviewer, id)).may).toEqual([{ act: 'unverify', level: 3 }])
  expect(await problemOf(act(world.communeReviewer, id, 'verify', 3, { level: 1 }))).toEqual([
    403,
    '/problems/not-allowed',
  ])
  expect(await done(world.reviewer, id, ['verify'])).toMatchObject({ state: 'locked' })
  // A later level stands on it.
  expect(await problemOf(act(world.communeReviewer, id, 'unverify', 4, { level: 3 }))).toEqual([
    409,
    '/problems/form-act-not-possible',
  ])
  expect(await done(world.reviewer, id, ['unlock'])).toMatchObject({ state: 'verified', verifiedAt: 3 })
  expect(await done(world.communeReviewer, id, ['unverify'])).toMatchObject({ state: 'submitted' })
  expect(await done(world.reporter, id, ['take-back'])).toMatchObject({ state: 'draft', submittedOn: null })
})

test('a form that no level verifies is final once it is sent, and open once it is taken back', async () => {
  // The commune lies in no district any more.
  const { id, elementIds } = await someForm({ elements: 1, verifiedAt: [2] })
  await save(world.reporter, id, 0, [[elementIds[0], '5']])
  expect(await done(world.reporter, id, ['submit'])).toMatchObject({
    ...{ state: 'locked', verifiers: [], submittedOn: '2026-11-30', mayEnter: false },
    may: [{ act: 'take-back', level: null }],
  })
  expect(await finalOf(id)).toEqual([true])
  expect((await save(world.reporter, id, 2, [[elementIds[0], '6']])).json().type).toBe('/problems/form-not-open')
  expect(await problemOf(act(world.reviewer, id, 'unlock', 2))).toEqual([409, '/problems/form-act-not-possible'])
  expect(await done(world.reporter, id, ['take-back'])).toMatchObject({ state: 'draft', mayEnter: true })
  expect(await finalOf(id)).toEqual([false])
  // Of what a level locked nobody takes anything back so.
  const locked = await sentForm()
  await done(world.reviewer, locked.id, ['verify'])
  expect(await problemOf(act(world.reporter, locked.id, 'take-back', 3))).toEqual([
    409,
    '/problems/form-act-not-possible',
  ])
})

test('nobody verifies what they typed or submitted', async () => {
  const typed = await someForm({ elements: 1 })
  await save(world.planner, typed.id, 0, [[typed.elementIds[0], '1']])
  await done(world.reporter, typed.id, ['submit'])
  expect((await pageOf(world.planner, typed.id)).may.map(({ act }) => act)).not.toContain('verify')
  expect(await problemOf(act(world.planner, typed.id, 'verify', 2))).toEqual([403, '/problems/own-figures'])
  const sent = await someForm({ elements: 1 })
  await save(world.reporter, sent.id, 0, [[sent.elementIds[0], '1']])
  await done(world.planner, sent.id, ['submit'])
  expect(await problemOf(act(world.planner, sent.id, 'verify', 2))).toEqual([403, '/problems/own-figures'])
  expect(await done(world.reviewer, sent.id, ['verify'])).toMatchObject({ state: 'locked' })
})

test('who reads does nothing, who fills verifies nothing, and who verifies submits nothing', async () => {
  const { id } = await sentForm()
  expect(await problemOf(act(world.viewer, id, 'verify', 2))).toEqual([403, '/problems/not-allowed'])
  expect(await problemOf(act(world.reporter, id, 'verify', 2))).toEqual([403, '/problems/not-allowed'])
  expect(await problemOf(act(world.communeReviewer, id, 'verify', 2))).toEqual([403, '/problems/not-allowed'])
  expect(await problemOf(act(world.reviewer, id, 'take-back', 2))).toEqual([403, '/problems/not-allowed'])
  expect(await problemOf(act(world.neighbour, id, 'take-back', 2))).toEqual([404, '/problems/not-found'])
  expect((await world.reporter.get(`/api/forms/${id}/review`)).statusCode).toBe(403)
})

test('hard rules stop a submission with every cell named, soft ones until a reason is given', async () => {
  const part = await insertElement(context.owner, world.keeper)
  const whole = await insertElement(context.owner, world.keeper)
  const grown = await insertElement(context.owner, world.keeper)
  await insertIndicator(context.owner, world.keeper, {
    numerator: [{ elementId: part, category: '' }],
    denominator: [{ elementId: whole, category: '' }],
  })
  const form = await someForm({ elementIds: [part, whole, grown] })
  const before = await insertForm(context.owner, world.keeper, {
    ...form,
    organisationId: world.communes[0]?.organisationId ?? '',
    period: '2025',
    state: 'locked',
  })
  await insertValues(context.owner, world.keeper, before, [{ elementId: grown, value: '10' }])
  await save(world.reporter, form.id, 0, [
    [part, '11'],
    [whole, '10'],
    [grown, '100'],
  ])
  const stopped = await act(world.reporter, form.id, 'submit', 1)
  expect(stopped.statusCode).toBe(422)
  expect(stopped.json()).toMatchObject({
    type: '/problems/rules-broken',
    errors: [
      {
        pointer: `#/figures/${grown}`,
        code: 'change',
        params: { severity: 'soft', before: '10', now: '100', change: '900' },
      },
      { pointer: `#/figures/${part}`, code: 'ratio', params: { severity: 'hard', left: '11', right: '10' } },
      { pointer: `#/figures/${whole}`, code: 'ratio' },
    ],
  })
  expect(await pageOf(world.reporter, form.id)).toMatchObject({ state: 'draft', revision: 1, lastPeriod: '2025' })
  await save(world.reporter, form.id, 1, [[part, '10']])
  expect((await act(world.reporter, form.id, 'submit', 2)).json().errors).toHaveLength(1)
  const cells = [{ elementId: grown, category: '', words: 'Sáp nhập ba thôn' }]
  expect((await act(world.reporter, form.id, 'submit', 2, { cells })).statusCode).toBe(200)
  const review: FormReview = (await world.reviewer.get(`/api/forms/${form.id}/review`)).json()
  expect(review.soft).toMatchObject([{ finding: { rule: 'change' }, reason: 'Sáp nhập ba thôn' }])
})

test('what is not filled is not submitted', async () => {
  const { id, elementIds } = await someForm()
  await save(world.reporter, id, 0, [[elementIds[0], '1']])
  expect((await act(world.reporter, id, 'submit', 1)).json().errors).toMatchObject([
    { pointer: `#/figures/${elementIds[1]}`, code: 'empty' },
  ])
})

test('what is returned says why', async () => {
  const { id } = await sentForm()
  expect((await act(world.reviewer, id, 'return', 2)).json().errors).toEqual([{ pointer: '#/words', code: 'needed' }])
})

test('nothing is taken back on which a body above stands', async () => {
  const { id, programmeId, dataSetId } = await sentForm()
  await done(world.reviewer, id, ['verify'])
  const organisationId = await bodyOfProvince()
  const above = await insertForm(context.owner, world.keeper, {
    ...{ dataSetId, programmeId, organisationId, state: 'submitted' as const },
  })
  expect(await problemOf(act(world.reviewer, id, 'unlock', 3))).toEqual([409, '/problems/form-stood-on'])
  expect((await pageOf(world.reviewer, id)).may).toEqual([])
  await sql`update forms set state = 'returned' where id = ${above}`.execute(context.owner)
  expect(await done(world.reviewer, id, ['unlock'])).toMatchObject({ state: 'submitted' })
})

test('of two who act at once one does, and the other is told; and nothing is typed into what is being submitted', async () => {
  const { id } = await sentForm()
  const second = await context.signIn({ role: 'reviewer', unitId: world.provinceId })
  const answers = await Promise.all([
    act(world.reviewer, id, 'verify', 2),
    act(second, id, 'return', 2, { words: 'Xem lại' }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect(await pageOf(world.reporter, id)).toMatchObject({ revision: 3 })

  const typed = await someForm({ elements: 1 })
  await save(world.reporter, typed.id, 0, [[typed.elementIds[0], '1']])
  const [submitted, saved] = await Promise.all([
    act(world.reporter, typed.id, 'submit', 1),
    save(world.colleague, typed.id, 1, [[typed.elementIds[0], '2']]),
  ])
  const page = await pageOf(world.reporter, typed.id)
  if (submitted.statusCode === 200) {
    expect(saved.json().type).toBe('/problems/form-not-open')
    expect(page.cells).toMatchObject([{ value: '1' }])
  } else {
    expect([submitted.json().type, saved.statusCode]).toEqual(['/problems/form-changed', 200])
    expect(page).toMatchObject({ state: 'draft', cells: [{ value: '2' }] })
  }
})

test('many are verified in one go with a result for each, and taken back by the reverse acts', async () => {
  const forms = [await sentForm(), await sentForm(), await sentForm()]
  const draft = await someForm()
  const asked = [...forms, draft].map(({ id }, index) => ({
    formId: id,
    act: 'verify',
    level: 1,
    revision: index === 3 ? 0 : 2,
  }))
  const answer = await world.reviewer.post('/api/forms/verdicts', { forms: asked })
  const { results }: VerdictsDone = answer.json()
  expect(results.map(({ state, problem }) => problem ?? state)).toEqual([
    'locked',
    'locked',
    'locked',
    '/problems/form-act-not-possible',
  ])
  const back = results
    .filter(({ state }) => state)
    .map(({ formId, revision }) => ({ formId, act: 'unlock', level: 1, revision }))
  const undone: VerdictsDone = (await world.reviewer.post('/api/forms/verdicts', { forms: back })).json()
  expect(undone.results.map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted'])
  expect((await world.reporter.post('/api/forms/verdicts', { forms: asked })).statusCode).toBe(403)
})

test('my forms are those of my organisation: what was returned first, then by day, page by page', async () => {
  const mine = async (client: Client, query = '') => (await client.get(`/api/forms?${query}`)).json() as FormsPage
  await sql`update forms set ended = true`.execute(context.owner)
  const late = await someForm({ dueOn: '2026-12-20' })
  const soon = await someForm({ dueOn: '2026-12-01' })
  const back = await someForm({ dueOn: '2026-12-30', state: 'returned' })
  const ahead = await someForm()
  await sql`update forms set opens_on = '2027-01-01' where id = ${ahead.id}`.execute(context.owner)
  await someForm({ commune: 1 })
  await save(world.reporter, late.id, 0, [[late.elementIds[0], '1']])
  const whole = await mine(world.reporter)
  expect(whole.forms.map(({ id }) => id)).toEqual([back.id, soon.id, late.id])
  expect(whole.forms.at(-1)).toMatchObject({
    filled: 1,
    asked: 2,
    period: '2026',
    organisation: { name: 'Ủy ban nhân dân xã thứ 1' },
  })
  const first = await mine(world.reporter, 'limit=2')
  expect(first.forms.map(({ id }) => id)).toEqual([back.id, soon.id])
  expect(await mine(world.reporter, `limit=2&after=${first.after}`)).toMatchObject({
    forms: [{ id: late.id }],
    after: null,
  })
  expect((await mine(world.reporter, 'q=hoc%20tap')).forms).toHaveLength(3)
  expect((await mine(world.reporter, 'q=giam%20ngheo')).forms).toEqual([])
  expect((await mine(world.reporter, 'which=sent')).forms).toEqual([])
  expect((await mine(world.planner)).forms).toEqual([])
  expect((await world.reporter.get('/api/forms?after=x')).statusCode).toBe(400)
})

test('reviewers see the forms of a programme for a period, with counts and what they may do', async () => {
  const one = await someForm({ elements: 1 })
  const { programmeId, dataSetId } = one
  await save(world.reporter, one.id, 0, [[one.elementIds[0], '1']])
  await done(world.reporter, one.id, ['submit'])
  const second = await insertForm(context.owner, world.keeper, {
    dataSetId,
    programmeId,
    organisationId: world.communes[1]?.organisationId ?? '',
  })
  const listed = async (client: Client, query = '') =>
    (await client.get(`/api/programmes/${programmeId}/forms?${query}`)).json() as ProgrammeForms
  const whole = await listed(world.reviewer)
  expect(whole).toMatchObject({ periods: ['2026'], period: '2026', counts: { draft: 1, submitted: 1 } })
  expect(whole.forms).toMatchObject([
    {
      id: one.id,
      may: [
        { act: 'return', level: 1 },
        { act: 'verify', level: 1 },
      ],
    },
    { id: second, may: [] },
  ])
  expect((await listed(world.reviewer, 'state=submitted')).forms.map(({ id }) => id)).toEqual([one.id])
  expect((await listed(world.reviewer, `unit=${world.communes[1]?.unitId}`)).forms.map(({ id }) => id)).toEqual([
    second,
  ])
  const page = await listed(world.reviewer, 'limit=1')
  expect((await listed(world.reviewer, `limit=1&after=${page.after}`)).forms.map(({ id }) => id)).toEqual([second])
  // Whoever is below sees their own.
  expect(await listed(world.reporter)).toMatchObject({ counts: { submitted: 1 }, forms: [{ id: one.id }] })
  expect(await listed(world.reviewer, 'period=2024')).toMatchObject({ counts: {}, forms: [] })
})

test('forms to be looked through come by level and Vietnamese name, page by page, and are found without accents', async () => {
  const { id: first, programmeId, dataSetId } = await someForm({ elements: 1 })
  const ids = [first]
  const insert = async (organisationId: string, period = '2026') => {
    ids.push(await insertForm(context.owner, world.keeper, { dataSetId, programmeId, organisationId, period }))
  }
  for (const { organisationId } of world.communes.slice(1)) await insert(organisationId)
  await insert(world.communes[0]?.organisationId ?? '', '2025')
  const { rows } = await sql<{ id: string; kind: string; name: string; level: number }>`
    select f.id, l.kind, l.name, l.level from forms f join latest_units l on l.id = f.unit_id
    where f.id = any (${ids.slice(0, -1)}::uuid[])`.execute(context.owner)
  const { compare } = new Intl.Collator('vi')
  const inOrder = rows.toSorted((a, b) => a.level - b.level || compare(a.name, b.name)).map(({ id }) => id)
  const listed = async (query: string) =>
    (await world.reviewer.get(`/api/programmes/${programmeId}/forms?period=2026&${query}`)).json() as ProgrammeForms
  expect((await listed('')).forms.map(({ id }) => id)).toEqual(inOrder)
  const walked: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: ProgrammeForms = await listed(`limit=2${after && `&after=${after}`}`)
    walked.push(...page.forms.map(({ id }) => id))
    after = page.after
  }
  expect(walked).toEqual(inOrder)
  const [one] = rows
  const found = await listed(`q=${encodeURIComponent(foldVietnamese(one?.name ?? ''))}`)
  expect(found.forms.map(({ id }) => id)).toContain(one?.id)
  expect(found.counts).toEqual({ draft: found.forms.length })
  expect((await listed('q=uy%20ban%20nhan%20dan%20xa%20thu%203')).forms).toHaveLength(1)
  expect(await listed('q=%25')).toMatchObject({ forms: [], counts: {} })
  expect((await world.reviewer.get(`/api/programmes/${programmeId}/forms?after=x`)).statusCode).toBe(400)
})

test('of neighbours a reporter learns sums and bands of at least five, and never one figure', async () => {
  const form = await someForm({ elements: 1 })
  const [element] = form.elementIds
  const neighbours = [10, 11, 12, 13, 14, 15]
  const put = async (commune: number, period: string, value: string, state: 'locked' | 'submitted' | 'draft') => {
    const organisationId = world.communes[commune]?.organisationId ?? ''
    const id = await insertForm(context.owner, world.keeper, { ...form, organisationId, period, state })
    await insertValues(context.owner, world.keeper, id, [{ elementId: element, value }])
  }
  const around = async (client = world.reporter): Promise<FormAround> =>
    (await client.get(`/api/forms/${form.id}/around`)).json()
  await put(0, '2025', '100', 'locked')
  await save(world.reporter, form.id, 0, [[element, '300']])
  for (const [index, change] of neighbours.entries()) {
    await put(index + 1, '2025', '100', 'locked')
    if (index < 3) await put(index + 1, '2026', String(100 + change), 'submitted')
  }
  expect((await around()).elements).toEqual([{ elementId: element, parent: null, band: null }])
  // A draft is nobody's to count.
  await put(4, '2026', '113', 'draft')
  expect((await around()).elements[0]?.parent).toBeNull()
  await put(5, '2026', '114', 'submitted')
  await put(6, '2026', '115', 'submitted')
  const told = await around()
  expect(told.elements).toEqual([
    {
      elementId: element,
      parent: { sum: String(300 + 110 + 111 + 112 + 114 + 115), units: 6 },
      band: { low: 0, high: 25 },
    },
  ])
  expect(told.findings).toEqual([
    {
      rule: 'outlier',
      severity: 'soft',
      cells: [{ elementId: element, category: '' }],
      params: { change: '200', low: '0', high: '25' },
    },
  ])
  expect(
    (await act(world.reporter, form.id, 'submit', 1)).json().errors.map(({ code }: { code: string }) => code),
  ).toEqual(['change', 'outlier'])
  const cells = [{ elementId: element, category: '', words: 'Nhập thêm thôn' }]
  expect((await act(world.reporter, form.id, 'submit', 1, { cells })).statusCode).toBe(200)
  const review: FormReview = (await world.reviewer.get(`/api/forms/${form.id}/review`)).json()
  expect(review.neighbours).toEqual([
    { elementId: element, units: 5, median: 12, low: 0, high: 25, change: 200, outside: true },
  ])
  expect(await figuresOf(world.reviewer, form.id)).toEqual({ [element]: '300' })
})

test('a figure that is less than those below it add up to wants a reason, and of fewer than five nothing is told', async () => {
  const below = await someForm({ elements: 1 })
  const [element] = below.elementIds
  const organisationId = await bodyOfProvince()
  const form = await insertForm(context.owner, world.keeper, { ...below, organisationId })
  const officer = await context.signIn({
    ...{ role: 'reporter', unitId: world.provinceId, organisationId, reach: 'organisation' as const },
  })
  const put = async (commune: number, value: string, state: 'submitted' | 'draft') => {
    const { organisationId = '' } = world.communes[commune] ?? {}
    const id = await insertForm(context.owner, world.keeper, { ...below, organisationId, state })
    await insertValues(context.owner, world.keeper, id, [{ elementId: element, value }])
  }
  const findings = async () => ((await officer.get(`/api/forms/${form}/around`)).json() as FormAround).findings
  await save(officer, form, 0, [[element, '49']])
  for (const commune of [1, 2, 3, 4]) await put(commune, '10', 'submitted')
  await put(5, '1000', 'draft')
  expect(await findings()).toEqual([])
  await put(6, '10', 'submitted')
  const finding = {
    ...{ rule: 'below-children', severity: 'soft', cells: [{ elementId: element, category: '' }] },
    params: { value: '49', sum: '50', units: '5' },
  }
  expect(await findings()).toEqual([finding])
  const refused = await act(officer, form, 'submit', 1)
  expect([refused.statusCode, refused.json().errors.map(({ code }: { code: string }) => code)]).toEqual([
    422,
    ['below-children'],
  ])
  await save(officer, form, 1, [[element, '50']])
  expect(await findings()).toEqual([])
  await save(officer, form, 2, [[element, '49']])
  const cells = [{ elementId: element, category: '', words: 'Một xã báo trùng' }]
  expect((await act(officer, form, 'submit', 3, { cells })).statusCode).toBe(200)
})
