import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  aboutDocument,
  insertReadDocument,
  type ReadDocument,
  type SomeClause,
  smallPlan,
  someDuty,
  someReport,
  someTarget,
} from '../../../../tests/support/read-document.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import type { NewDraft, NewRelation, Programme, ProgrammeSummary, Version } from '../../../shared/programmes.ts'
import { brokenConstraint, inTransaction } from '../../platform/database.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
})

const draftOf = (who: Client, documentId: string, rest: Partial<NewDraft> = {}) =>
  who.post('/api/drafts', { documentId, relation: 'starts', ...rest })
async function openDraft(
  about: Partial<DocumentFacts> = {},
  more: SomeClause[] = [],
  rest: Partial<NewDraft> = {},
): Promise<{ version: Version; document: ReadDocument }> {
  const document = await insertReadDocument(context.owner, province, [...smallPlan(about), ...more])
  const response = await draftOf(planner, document.documentId, rest)
  expect(response.statusCode, response.body).toBe(201)
  return { version: response.json(), document }
}
const publish = (who: Client, { id, cursor }: Pick<Version, 'id' | 'cursor'>) =>
  who.post(`/api/versions/${id}/publish`, { cursor })
async function published(...asked: Parameters<typeof openDraft>) {
  const { version, document } = await openDraft(...asked)
  const response = await publish(planner, version)
  expect(response.statusCode, response.body).toBe(200)
  return { version: response.json() as Version, document }
}
async function programmeOf(id: string, on = '2026-11-20', who = planner): Promise<Programme> {
  const response = await who.get(`/api/programmes/${id}?on=${on}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const change = (version: Version, factId: string | undefined, body: unknown) => ({
  batchId: randomUUID(),
  edits: [{ action: 'change', factId, revision: version.facts.find(({ id }) => id === factId)?.revision, body }],
})
const numberIn = (version: Version, factId: string | undefined) => {
  const body = version.facts.find(({ id }) => id === factId)?.body
  return body && 'value' in body ? body.value : undefined
}
const typeOf = (response: { json(): { type: string } }) => response.json().type.replace('/problems/', '')
const formerThaiBinh = async () =>
  String(
    (
      await context.owner
        .selectFrom('latestUnits')
        .select('id')
        .where('level', '=', 1)
        .where('name', '=', 'Thái Bình')
        .executeTakeFirstOrThrow()
    ).id,
  )

describe('a draft', () => {
  test('starts a programme with the title and the years of its document', async () => {
    const { version } = await openDraft()
    expect(version.programmeName).toBe('Xây dựng xã hội học tập giai đoạn 2021 - 2030')
    const programme = await programmeOf(version.programmeId)
    expect(programme).toMatchObject({ state: 'draft', horizonFrom: 2021, horizonTo: 2030, draftVersionId: version.id })
    expect(programme.counts).toMatchObject({ target: 2, duty: 2, report: 1, recipient: 0 })
    expect(programme.documents).toMatchObject([{ relation: 'starts', on: '2022-01-15', inForce: false, until: null }])
    expect([programme.facts, programme.calendar]).toEqual([[], []])
  })

  test('is opened once, also by ten who start at the same moment', async () => {
    const document = await insertReadDocument(context.owner, province, smallPlan())
    const all = await Promise.all(Array.from({ length: 10 }, () => draftOf(planner, document.documentId)))
    const made = all.filter(({ statusCode }) => statusCode === 201).map((response) => response.json() as Version)
    expect(made).toHaveLength(1)
    for (const refused of all.filter(({ statusCode }) => statusCode !== 201)) {
      expect(refused.json()).toMatchObject({
        type: '/problems/draft-exists',
        params: { versionId: made[0]?.id, programmeId: made[0]?.programmeId },
      })
    }
    const inTheSame = await draftOf(planner, document.documentId, { programmeId: made[0]?.programmeId ?? '' })
    expect(typeOf(inTheSame)).toBe('draft-exists')
  })

  test('without a title is called by its number, or else by its file', async () => {
    expect((await openDraft({ title: null })).version.programmeName).toBe('Kế hoạch 12/KH-UBND')
    expect((await openDraft({ title: null, number: null })).version.programmeName).toBe('ke-hoach.txt')
    expect((await openDraft({}, [], { name: ' Đề án  2030 ' })).version.programmeName).toBe('Đề án 2030')
    expect((await openDraft({ title: ' ', number: ' ', kind: null })).version.programmeName).toBe('ke-hoach.txt')
  })

  test('of a document with a date that is in no calendar counts from its first year', async () => {
    for (const issuedOn of ['0000-01-01', '0000', '2026-02-30']) {
      const { version } = await openDraft({ issuedOn })
      expect((await programmeOf(version.programmeId)).documents).toMatchObject([{ on: '2021-01-01' }])
    }
  })

  test('joins no programme that another province keeps', async () => {
    const other = await context.setUp('31')
    const both = await context.signIn({ role: 'planner', unitId: province.unitId })
    await context.administrator.post(`/api/people/${both.personId}/appointments`, {
      role: 'planner',
      unitId: other.unitId,
    })
    const { version } = await openDraft()
    const elsewhere = await insertReadDocument(context.owner, other, smallPlan())
    expect(typeOf(await draftOf(both, elsewhere.documentId, { programmeId: version.programmeId }))).toBe('other-home')
  })

  test('joins a programme that is there, and not twice', async () => {
    const { version } = await published()
    const letter = await insertReadDocument(context.owner, province, smallPlan())
    const joining = { programmeId: version.programmeId, relation: 'supplements' as const, on: '2024-01-01' }
    const joined: Version = (await draftOf(planner, letter.documentId, joining)).json()
    expect(joined).toMatchObject({ programmeId: version.programmeId, number: 1 })
    expect((await publish(planner, joined)).statusCode).toBe(200)
    expect(typeOf(await draftOf(planner, letter.documentId, joining))).toBe('document-in-programme')
    const { documents, facts } = await programmeOf(version.programmeId)
    expect(documents.map(({ relation, on, inForce }) => [relation, on, inForce])).toEqual([
      ['starts', '2022-01-15', true],
      ['supplements', '2024-01-01', true],
    ])
    expect(facts).toHaveLength(16)
    expect((await programmeOf(version.programmeId, '2023-12-31')).facts).toHaveLength(8)
  })

  test('of a document that is not read yet, or that nobody has, is refused', async () => {
    const document = await insertReadDocument(context.owner, province, smallPlan())
    await sql`delete from readings where document_id = ${document.documentId}`.execute(context.owner)
    expect(typeOf(await draftOf(planner, document.documentId))).toBe('not-read-yet')
    expect((await draftOf(planner, randomUUID())).statusCode).toBe(404)
    const bad = await draftOf(planner, document.documentId, { name: 'a\0b' })
    expect(bad.json().errors).toMatchObject([{ pointer: '#/name' }])
  })

  test.each([
    [{ scope: { level: 'province', name: 'Thái Bình' } }, 'tỉnh Thái Bình'],
    [{ scope: { level: 'province', name: 'Thái Bình' }, issuedOn: null }, 'tỉnh Thái Bình'],
    [{ scope: { level: 'province', name: 'tỉnh Thái Bình' } }, 'tỉnh Thái Bình'],
    [{ scope: { level: 'province', name: 'Nghệ An' } }, 'tỉnh Hưng Yên'],
    [{ scope: { level: 'commune', name: 'Không Có' } }, 'tỉnh Hưng Yên'],
    [{ scope: null }, 'tỉnh Hưng Yên'],
  ] as [Partial<DocumentFacts>, string][])('whose document names %j is a plan of %s', async (about, unitName) => {
    expect((await openDraft(about)).version.unitName).toBe(unitName)
  })

  test('of today’s Hưng Yên and of the former one are told apart by the day of the document', async () => {
    const scope = { level: 'province' as const, name: 'Hưng Yên' }
    const [before, after, unknown] = [
      await openDraft({ scope, issuedOn: '2022-01-15' }),
      await openDraft({ scope, issuedOn: '2025-09-01' }),
      await openDraft({ scope, issuedOn: null }),
    ]
    expect(before.version.unitId).not.toBe(province.unitId)
    expect([after.version.unitId, unknown.version.unitId]).toEqual([province.unitId, province.unitId])
  })

  test('is thrown away, and the programme that nothing else holds with it', async () => {
    const { version, document } = await openDraft()
    expect((await planner.delete(`/api/versions/${version.id}`)).statusCode).toBe(204)
    expect((await planner.get(`/api/programmes/${version.programmeId}`)).statusCode).toBe(404)
    const again: Version = (await draftOf(planner, document.documentId)).json()
    expect((await planner.delete(`/api/programmes/${again.programmeId}`)).statusCode).toBe(204)
    expect((await planner.get(`/api/versions/${again.id}`)).statusCode).toBe(404)
  })
})

describe('publishing', () => {
  test('says before what is unconfirmed and lacking, and keeps what people changed', async () => {
    const { version, document } = await openDraft()
    const body = someTarget({ value: 95 })
    await planner.post(`/api/versions/${version.id}/edits`, change(version, document.factIds[2], body))
    await planner.post(`/api/versions/${version.id}/edits`, {
      batchId: randomUUID(),
      edits: [
        { action: 'delete', factId: document.factIds[6], revision: 1 },
        { action: 'add', factId: randomUUID(), kind: 'duty', place: document.placeOf('tin học'), body: someDuty() },
      ],
    })
    const preview = (await planner.get(`/api/versions/${version.id}/publish-preview`)).json()
    expect(preview).toMatchObject({
      counts: { document: 1, target: 2, duty: 2 },
      unconfirmed: { document: 1, target: 1, duty: 1 },
      lacking: { owner: 0, product: 2, date: 2 },
      agencies: 1,
      cursor: '2',
    })
    const corrections = {
      target: { read: 2, changed: 1, deleted: 0, added: 0 },
      duty: { read: 2, changed: 0, deleted: 1, added: 1 },
    }
    expect(preview.corrections).toMatchObject(corrections)
    expect((await publish(planner, { ...version, cursor: '2' })).json()).toMatchObject({
      state: 'published',
      mayReview: false,
      mayPublish: false,
      publishedAt: context.clock.now().toISOString(),
    })
    const programme = await programmeOf(version.programmeId)
    expect(programme.documents[0]?.versions).toMatchObject([{ id: version.id, state: 'published', corrections }])
  })

  test('is refused where somebody edited after the cursor', async () => {
    const { version, document } = await openDraft()
    await planner.post(`/api/versions/${version.id}/edits`, change(version, document.factIds[5], someDuty()))
    const refused = await publish(planner, version)
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      type: '/problems/edit-conflict',
      params: { facts: [{ id: document.factIds[5] }], cursor: '1' },
    })
  })

  test('happens once, however many do it at once', async () => {
    const { version } = await openDraft()
    const all = await Promise.all(Array.from({ length: 6 }, () => publish(planner, version)))
    expect(all.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409])
    const refused = all.filter(({ statusCode }) => statusCode === 409)
    expect(new Set(refused.map(typeOf))).toEqual(new Set(['already-published']))
    const { rows } = await sql`select from audit_entries where subject = ${`version:${version.id}`}
      and action = 'programmes.publish'`.execute(context.owner)
    expect(rows).toHaveLength(1)
  })

  test('and an edit at the same moment: the edit is in what is published, or refused, or it stops the publishing', async () => {
    for (let round = 0; round < 12; round++) {
      const { version, document } = await openDraft()
      const edit = change(version, document.factIds[2], someTarget({ value: 77 }))
      const [edited, made] = await Promise.all([
        planner.post(`/api/versions/${version.id}/edits`, edit),
        publish(planner, version),
      ])
      const after: Version = (await planner.get(`/api/versions/${version.id}`)).json()
      const value = numberIn(after, document.factIds[2])
      if (edited.statusCode === 200) {
        expect([typeOf(made), after.state, value]).toEqual(['edit-conflict', 'draft', 77])
      } else {
        expect([typeOf(edited), after.state, value]).toEqual(['already-published', 'published', 90])
      }
    }
  })

  test('and throwing the programme away at the same moment: one of them is done', async () => {
    for (let round = 0; round < 8; round++) {
      const { version } = await openDraft()
      const [made, thrown] = await Promise.all([
        publish(planner, version),
        planner.delete(`/api/programmes/${version.programmeId}`),
      ])
      expect([
        [200, 409],
        [404, 204],
      ]).toContainEqual([made.statusCode, thrown.statusCode])
    }
  })

  test('closes the version to edits and undoing, while a batch sent again is still answered', async () => {
    const { version, document } = await openDraft()
    const edit = change(version, document.factIds[2], someTarget({ value: 95 }))
    const first = await planner.post(`/api/versions/${version.id}/edits`, edit)
    await publish(planner, { ...version, cursor: '1' })
    expect((await planner.post(`/api/versions/${version.id}/edits`, edit)).json()).toEqual(first.json())
    const undo = { batchId: randomUUID(), undoes: edit.batchId }
    expect(typeOf(await planner.post(`/api/versions/${version.id}/undo`, undo))).toBe('already-published')
    expect(typeOf(await planner.delete(`/api/versions/${version.id}`))).toBe('already-published')
    expect(typeOf(await planner.delete(`/api/programmes/${version.programmeId}`))).toBe('already-published')
    expect(typeOf(await planner.get(`/api/versions/${version.id}/publish-preview`))).toBe('already-published')
  })

  test('is kept by the database itself: the app’s own role cannot edit, unpublish or remove it', async () => {
    const { version } = await published()
    const tries = [
      sql`update facts set body = '{}' where version_id = ${version.id}`,
      sql`update facts set deleted_at = now() where version_id = ${version.id}`,
      sql`delete from facts where version_id = ${version.id}`,
      sql`insert into facts select home_id, gen_random_uuid(), version_id, unit_path, published, audience, kind, clause_id,
        section, start_at, end_at, quote, rule, body, read_body, origin from facts where version_id = ${version.id}`,
      sql`update plan_versions set state = 'draft', published_at = null where id = ${version.id}`,
      sql`update plan_versions set corrections = '{}' where id = ${version.id}`,
      sql`delete from plan_versions where id = ${version.id}`,
      sql`delete from programmes where id = ${version.programmeId}`,
    ]
    const broken = []
    for (const attempt of tries) {
      const error = await inTransaction(context.db, { scopes: ['1'], writes: ['1'], parties: [] }, async (db) => {
        await attempt.execute(db)
      }).catch((error: unknown) => error)
      broken.push(brokenConstraint(error))
    }
    const [facts, stays] = ['facts_frozen', 'plan_versions_stay']
    expect(broken).toEqual([facts, facts, facts, facts, stays, stays, stays, stays])
    const moved = inTransaction(context.db, { scopes: ['1'], writes: ['1'], parties: [] }, (db) =>
      sql`update facts set version_id = gen_random_uuid()`.execute(db),
    )
    await expect(moved).rejects.toThrow(/permission denied/)
    for (const table of ['fact_edits', 'edit_batches']) {
      const erased = inTransaction(context.db, { scopes: ['1'], writes: ['1'], parties: [] }, (db) =>
        sql`delete from ${sql.table(table)}`.execute(db),
      )
      await expect(erased).rejects.toThrow(/permission denied/)
    }
  })

  test('takes the years of the programme from what people confirmed', async () => {
    const { version, document } = await openDraft()
    const body = aboutDocument({ horizon: { from: 2022, to: 2025 } })
    await planner.post(`/api/versions/${version.id}/edits`, change(version, document.factIds[0], body))
    await publish(planner, { ...version, cursor: '1' })
    expect(await programmeOf(version.programmeId)).toMatchObject({ horizonFrom: 2022, horizonTo: 2025 })
  })
})

describe('amending', () => {
  test('goes on from what is published: same facts, same clauses, same confirmations', async () => {
    const { version, document } = await openDraft()
    await planner.post(
      `/api/versions/${version.id}/edits`,
      change(version, document.factIds[2], someTarget({ value: 95 })),
    )
    const before: Version = (await publish(planner, { ...version, cursor: '1' })).json()
    const path = `/api/programmes/${version.programmeId}/versions`
    const response = await planner.post(path, { documentId: document.documentId })
    expect(response.statusCode, response.body).toBe(201)
    const draft: Version = response.json()
    expect(draft).toMatchObject({ state: 'draft', number: 2, cursor: '0', textId: before.textId })
    const kept = (facts: Version['facts']) => facts.map(({ revision: _, ...fact }) => fact)
    expect(kept(draft.facts)).toEqual(kept(before.facts))
    expect(typeOf(await planner.post(path, { documentId: document.documentId }))).toBe('draft-exists')

    await planner.post(`/api/versions/${draft.id}/edits`, change(draft, document.factIds[3], someTarget({ value: 20 })))
    expect((await planner.get(`/api/versions/${before.id}`)).json().facts).toEqual(before.facts)
    expect((await publish(planner, { id: draft.id, cursor: '1' })).statusCode).toBe(200)
    const programme = await programmeOf(version.programmeId)
    expect(programme.documents[0]?.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ])
    expect(programme.facts.find(({ id }) => id === document.factIds[3])?.body).toMatchObject({ value: 20 })
    expect((await planner.get(`/api/versions/${before.id}`)).json()).toMatchObject({ state: 'superseded' })
  })

  test('keeps how sure the reader was of what nobody changed', async () => {
    const sure = { certainty: 'sure' as const, doubts: [] }
    const doubtful = { certainty: 'doubtful' as const, doubts: ['owner-not-named' as const] }
    const { version } = await published({}, [
      { text: 'Mở lớp', section: 'IV', kind: 'duty', body: someDuty(), judged: sure },
      { text: 'Mở thư viện', section: 'IV', kind: 'duty', body: someDuty({ responsible: [] }), judged: doubtful },
    ])
    const [document] = (await programmeOf(version.programmeId)).documents
    const path = `/api/programmes/${version.programmeId}/versions`
    const draft: Version = (await planner.post(path, { documentId: document?.documentId })).json()
    const classes = draft.facts
      .filter(({ section }) => section === 'IV')
      .map(({ certainty, doubts }) => [certainty, doubts])
    expect(classes).toEqual([
      ['sure', []],
      ['doubtful', ['owner-not-named']],
    ])
  })

  test('needs something published', async () => {
    const { version, document } = await openDraft()
    const path = `/api/programmes/${version.programmeId}/versions`
    expect(typeOf(await planner.post(path, { documentId: document.documentId }))).toBe('draft-exists')
    expect(typeOf(await planner.post(path, { documentId: randomUUID() }))).toBe('nothing-published')
  })

  test('is opened once by two at the same moment', async () => {
    const { version, document } = await published()
    const path = `/api/programmes/${version.programmeId}/versions`
    const both = await Promise.all([1, 2, 3].map(() => planner.post(path, { documentId: document.documentId })))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409])
  })

  test('is thrown away and leaves what is published as it was', async () => {
    const { version, document } = await published()
    const path = `/api/programmes/${version.programmeId}/versions`
    const draft: Version = (await planner.post(path, { documentId: document.documentId })).json()
    expect((await planner.delete(`/api/versions/${draft.id}`)).statusCode).toBe(204)
    expect((await programmeOf(version.programmeId)).facts).toHaveLength(8)
  })
})

describe('who sees what', () => {
  const lists = async (who: Client): Promise<ProgrammeSummary[]> => (await who.get('/api/programmes')).json().programmes

  test('a commune below reads what is published, with its clauses, and no draft', async () => {
    const { version, document } = await published()
    const amended = await planner.post(`/api/programmes/${version.programmeId}/versions`, {
      documentId: document.documentId,
    })
    const draft: Version = amended.json()
    const hidden = (await openDraft()).version
    const commune = await context.owner
      .selectFrom('latestUnits')
      .select('id')
      .where('level', '=', 3)
      .where('parentId', '=', province.unitId)
      .where('ended', 'is', null)
      .limit(1)
      .executeTakeFirstOrThrow()
    for (const role of ['viewer', 'planner'] as const) {
      const below = await context.signIn({ role, unitId: String(commune.id) })
      const shown = (await lists(below)).find(({ id }) => id === version.programmeId)
      expect(shown).toMatchObject({ state: 'published', draftVersionId: null, counts: { target: 2 } })
      expect((await lists(below)).some(({ id }) => id === hidden.programmeId)).toBe(false)
      const programme = await programmeOf(version.programmeId, '2026-11-20', below)
      expect(programme).toMatchObject({ mayReview: false, documents: [{ versions: [{ id: version.id }] }] })
      expect(programme.facts).toHaveLength(8)
      const clause = await below.get(`/api/clauses/${document.clauseIds[2]}`)
      expect(clause.json()).toMatchObject({ versionId: version.id, text: '90% người lao động được đào tạo' })
      for (const path of [
        `versions/${draft.id}`,
        `versions/${draft.id}/changes?since=0`,
        `programmes/${hidden.programmeId}`,
      ]) {
        expect((await below.get(`/api/${path}`)).statusCode).toBe(404)
      }
      const clauseOfDraft = await below.get(`/api/clauses/${hidden.facts[0]?.clauseId}`)
      expect(clauseOfDraft.statusCode).toBe(404)
      const edit = { batchId: randomUUID(), edits: [{ action: 'confirm', factId: randomUUID(), revision: 1 }] }
      const statuses = [
        await below.post(`/api/versions/${version.id}/edits`, edit),
        await below.post(`/api/programmes/${version.programmeId}/versions`, { documentId: document.documentId }),
        await below.delete(`/api/programmes/${version.programmeId}`),
      ].map(({ statusCode }) => statusCode)
      const drafting = await draftOf(below, document.documentId, { programmeId: version.programmeId })
      expect(drafting.statusCode).toBe(403)
      expect(new Set(statuses)).toEqual(new Set([403]))
    }
  })

  test('a planner of another province sees none of it', async () => {
    const { unitId } = await context.setUp('40')
    const stranger = await context.signIn({ role: 'planner', unitId })
    const { version, document } = await published()
    expect(await lists(stranger)).toEqual([])
    const answers = [
      await stranger.get(`/api/programmes/${version.programmeId}`),
      await stranger.get(`/api/versions/${version.id}`),
      await stranger.get(`/api/clauses/${document.clauseIds[2]}`),
      await stranger.get(`/api/programmes/${version.programmeId}/targets.csv`),
      await draftOf(stranger, document.documentId),
      await publish(stranger, version),
      await stranger.post(`/api/versions/${version.id}/undo`, { batchId: randomUUID(), undoes: randomUUID() }),
    ]
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
  })

  test('a viewer of the province reads the draft and changes nothing', async () => {
    const viewer = await context.signIn({ role: 'viewer', unitId: province.unitId })
    const { version, document } = await openDraft()
    expect((await viewer.get(`/api/versions/${version.id}`)).json()).toMatchObject({
      mayReview: false,
      mayPublish: false,
    })
    const answers = [
      await viewer.post(`/api/versions/${version.id}/edits`, change(version, document.factIds[2], someTarget())),
      await publish(viewer, version),
      await draftOf(viewer, document.documentId),
      await viewer.get(`/api/versions/${version.id}/publish-preview`),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403])
  })

  test('who plans elsewhere and only views here is told that the role does not allow it', async () => {
    const both = await context.signIn({ role: 'viewer', unitId: province.unitId })
    const { unitId } = await context.setUp('38')
    await context.administrator.post(`/api/people/${both.personId}/appointments`, { role: 'planner', unitId })
    const { version, document } = await openDraft()
    const edit = change(version, document.factIds[2], someTarget())
    expect((await both.post(`/api/versions/${version.id}/edits`, edit)).statusCode).toBe(403)
    expect((await publish(both, version)).statusCode).toBe(403)
  })

  test('an organisation that a duty names is the audience, also where the province has another name now', async () => {
    const name = 'Hội Khuyến học tỉnh'
    const added = await context.administrator.post('/api/organisations', { name, unitId: province.unitId })
    const organisationId: string = added.json().id
    const { version } = await published({ scope: { level: 'province', name: 'Thái Bình' } })
    expect(version.unitId).toBe(await formerThaiBinh())
    for (const table of ['facts', 'programmes', 'plan_versions', 'programme_documents', 'documents', 'clauses']) {
      const { rows } = await sql<{ audience: string[] }>`
        select distinct audience from ${sql.table(table)} where published and ${organisationId}::bigint = any(audience)`.execute(
        context.owner,
      )
      expect([table, rows.map(({ audience }) => audience)]).toEqual([table, [[organisationId]]])
    }
  })
})

describe('the programme page', () => {
  test('holds the reports that fall due, within its years', async () => {
    const { version, document } = await published({}, [
      { text: 'Báo cáo 6 tháng', kind: 'report', body: someReport({ frequency: ['semiannual'], before: [] }) },
    ])
    const { calendar, calendarFrom, calendarUntil } = await programmeOf(version.programmeId)
    expect([calendarFrom, calendarUntil]).toEqual(['2026-08-20', '2027-11-20'])
    expect(calendar.map(({ period, dueOn, documentId }) => [period, dueOn, documentId])).toEqual([
      ['2026', '2026-12-20', document.documentId],
      ['2026-H2', null, document.documentId],
      ['2027-H1', null, document.documentId],
    ])
  })

  test('a document that replaces another ends it on its own day, once it is published', async () => {
    const { version, document } = await published()
    const next = await insertReadDocument(context.owner, province, smallPlan())
    const draft: Version = (
      await draftOf(planner, next.documentId, {
        programmeId: version.programmeId,
        relation: 'replaces',
        on: '2026-06-01',
      })
    ).json()
    expect((await programmeOf(version.programmeId)).documents.map(({ until }) => until)).toEqual([null, null])
    await publish(planner, draft)
    const now = await programmeOf(version.programmeId)
    expect(now.documents.map(({ until, inForce }) => [until, inForce])).toEqual([
      ['2026-06-01', false],
      [null, true],
    ])
    expect(new Set(now.facts.map(({ versionId }) => versionId))).toEqual(new Set([draft.id]))
    const then = await programmeOf(version.programmeId, '2026-05-31')
    expect(new Set(then.facts.map(({ documentId }) => documentId))).toEqual(new Set([document.documentId]))
  })

  test('a relation and its days are set right, and nonsense is refused', async () => {
    const { version, document } = await published()
    const letter = await insertReadDocument(context.owner, province, smallPlan())
    const joining = { programmeId: version.programmeId, relation: 'supplements' as const, on: '2024-01-01' }
    await publish(planner, (await draftOf(planner, letter.documentId, joining)).json())
    const set = (relation: NewRelation) => planner.post(`/api/programmes/${version.programmeId}/documents`, relation)
    const [one, two] = [document.documentId, letter.documentId]
    const ended = await set({ documentId: two, relation: 'ends', on: '2025-01-01', until: null, of: one })
    expect(ended.statusCode, ended.body).toBe(200)
    expect(ended.json().documents).toMatchObject([
      { until: '2025-01-01', inForce: false },
      { relation: 'ends', of: one, inForce: true },
    ])
    const wrong = [
      await set({ documentId: two, relation: 'ends', on: '2025-01-01', until: '2024-01-01' }),
      await set({ documentId: two, relation: 'ends', on: '2025-01-01', of: two }),
      await set({ documentId: two, relation: 'ends', on: '2020-01-01', of: one }),
      await set({ documentId: two, relation: 'starts', on: '2025-01-01', of: one }),
      await set({ documentId: two, relation: 'ends', on: '2025-01-01', of: randomUUID() }),
    ]
    expect(wrong.map((response) => response.json().errors[0].code)).toEqual([
      'before-on',
      'itself',
      'before-the-other',
      'of-nothing',
      'not-in-programme',
    ])
    expect((await set({ documentId: randomUUID(), relation: 'ends', on: '2025-01-01' })).statusCode).toBe(404)
  })

  test('a clause stands under its heads, between its neighbours, with what stands on it', async () => {
    const { version, document } = await published()
    const page = (await planner.get(`/api/clauses/${document.clauseIds[3]}`)).json()
    expect(page).toMatchObject({
      documentId: document.documentId,
      versionId: version.id,
      section: 'I.1',
      heads: [{ id: document.clauseIds[1], text: 'I. MỤC TIÊU' }],
      text: 'Trong đó, 15% có trình độ đại học',
      before: { id: document.clauseIds[2], text: '90% người lao động được đào tạo' },
      after: { id: document.clauseIds[4], text: 'II. NHIỆM VỤ' },
      facts: [{ id: document.factIds[3], kind: 'target' }],
    })
    const [{ start, end, quote }] = page.facts
    expect(page.text.slice(start - page.start, end - page.start)).toBe(quote)
    expect((await planner.get(`/api/clauses/${randomUUID()}`)).statusCode).toBe(404)
  })
})

describe('exports', () => {
  const read = async (id: string, name: string, query = '') => {
    const response = await planner.get(`/api/programmes/${id}/${name}.csv${query}`)
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.body.startsWith('\ufeff')).toBe(true)
    return response.body.slice(1).split('\r\n').filter(Boolean)
  }
  test('each line stands with its section, its words and the address of its clause', async () => {
    const indicator = {
      entry: '89.1',
      kind: 'ratio',
      numerator: 'số người biết chữ',
      denominator: 'tổng số người',
      source: 'person',
    } as const
    const { version, document } = await published({}, [
      {
        text: '=HYPERLINK("http://x")',
        section: 'IV',
        kind: 'duty',
        body: someDuty({
          due: { kind: 'by', date: '2026-12-15' },
          condition: 'khi có hướng dẫn',
          scheme: 'Đề án “Đưa sách về bản”',
        }),
      },
      { text: 'Báo cáo quý', kind: 'report', body: someReport({ frequency: ['quarterly', 'semiannual'], before: [] }) },
      {
        text: 'tăng 80,5%',
        section: 'I.2',
        kind: 'target',
        body: someTarget({ value: 80.5, people: 'dân số từ 15 tuổi', indicator }),
      },
      { text: 'Nâng cao dân trí', section: 'I', kind: 'objective', body: { scope: 'general', year: 2030 } },
      { text: 'Kinh phí', section: 'V', kind: 'funding', body: { sources: ['ngân sách tỉnh', 'xã hội hóa'] } },
    ])
    const address = (index: number) => `http://127.0.0.1:8080/clauses/${document.clauseIds[index]}`
    const id = version.programmeId
    const targets = await read(id, 'targets')
    expect(targets[0]).toBe(
      'Năm;Mức;Giá trị;Đến;Đơn vị tính;Đối tượng;Trong đó của;Mã chỉ số;Tử số;Mẫu số;Mục;Nguyên văn;Văn bản;Địa chỉ điều khoản',
    )
    expect(targets[1]).toBe(
      `2030;ít nhất;90;;%;;;;;;I.1;90% người lao động được đào tạo;Kế hoạch 12/KH-UBND;${address(2)}`,
    )
    expect(targets[3]).toContain('ít nhất;80,5;;%;dân số từ 15 tuổi;;89.1;số người biết chữ;tổng số người;I.2;')
    expect((await read(id, 'targets', '?lang=en'))[3]).toContain('at least;80.5;;%')
    const duties = await read(id, 'duties')
    expect(duties[3]).toBe(
      `Sở Giáo dục và Đào tạo;chủ trì;;;đến 15/12/2026;;khi có hướng dẫn;Đề án “Đưa sách về bản”;IV;"'=HYPERLINK(""http://x"")";Kế hoạch 12/KH-UBND;${address(10)}`,
    )
    expect((await read(id, 'reports'))[1]).toContain('hằng năm;20/12;III;')
    expect((await read(id, 'calendar'))[1]).toContain('20/12/2026;2026;hằng năm;Sở Giáo dục và Đào tạo;')
    const periods = (await read(id, 'calendar')).map((line) => line.split(';')[1])
    expect(periods).toEqual(expect.arrayContaining(['6 tháng cuối năm 2026', 'Quý I/2027']))
    expect((await read(id, 'citations', '?lang=en'))[1]).toContain('1373/QĐ-TTg;Quyết định;2021-07-30;')
    expect((await read(id, 'objectives'))[1]).toContain('mục tiêu chung, mục đích;2030;I;Nâng cao dân trí;')
    expect((await read(id, 'funding'))[1]).toContain('ngân sách tỉnh; xã hội hóa')
    expect((await planner.get(`/api/programmes/${id}/targets.csv?lang=fr`)).statusCode).toBe(400)
  })
})
