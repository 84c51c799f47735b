import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { actionsOf } from '../../../src/rules/permissions.ts'
import { newId } from '../../../src/server/platform/ids.ts'
import type { JobKind } from '../../../src/shared/jobs.ts'
import type { AccessRole, Action } from '../../../src/shared/people.ts'
import type { Version } from '../../../src/shared/programmes.ts'
import type { ProposalPage } from '../../../src/shared/proposals.ts'
import type { Client, TestApp } from '../app.ts'
import { pngNamedDocx } from '../bad-files.ts'
import { insertDataSet, insertElement, insertForm, insertProgramme, insertValues } from '../figures.ts'
import { insertReadDocument, type SomeClause, smallPlan, someDuty } from '../read-document.ts'
import { insertSomeReport } from '../reports.ts'
import { attach } from '../uploads.ts'

/** How whoever asks stands to where the thing lies. */
export const RELATIONS = [
  'own',
  'parent',
  'child',
  'member',
  'sibling',
  'stranger',
  'joiner',
  'addressee',
  'patron',
  'group patron',
  'predecessor',
  'first heir',
  'second heir',
] as const
export type Relation = (typeof RELATIONS)[number]

/** Where things lie: a province, a commune, one that was merged into that commune, and one that was split. */
export const PLACES = ['province', 'commune', 'merged', 'split'] as const
export type Place = (typeof PLACES)[number]

/** At which of them stands what the relation is about. */
export const placeOf: Record<Relation, Place> = {
  own: 'province',
  parent: 'commune',
  child: 'province',
  member: 'province',
  sibling: 'commune',
  stranger: 'province',
  joiner: 'commune',
  addressee: 'commune',
  patron: 'commune',
  'group patron': 'commune',
  predecessor: 'merged',
  'first heir': 'split',
  'second heir': 'split',
}

export type State = 'draft' | 'published'

/**
 * Others than people with a role of their own. A program may what its role may, or less where its token says so, and
 * nothing that is about a person. Whoever stands in for somebody has what was handed over until it ends; beside it they
 * read what an organisation of the province reads.
 */
export const OTHERS = ['token', 'reading token', 'stand-in', 'stand-in whose time is over'] as const
export type Other = (typeof OTHERS)[number]
/** Where they stand: what limits a role of a person's own limits theirs. */
export const OTHERS_AT: Record<Other, readonly Relation[]> = {
  token: ['own', 'joiner', 'first heir'],
  'reading token': ['own'],
  'stand-in': ['own', 'first heir'],
  'stand-in whose time is over': ['own'],
}
/** All that the token that only reads may do. */
export const READING_TOKEN: readonly Action[] = ['documents.read', 'programmes.read']

/** What stands for one plan, by id. */
export type Plan = {
  document: string
  text: string
  reading: string
  clause: string
  fact: string
  target: string
  version: string
  programme: string
}

export type World = {
  homeId: number
  unit: Record<Place, string>
  /** Lies in the province, at the commune, at the merged and the split one; its place is its unit's. */
  organisation: Record<Place, string>
  /** Somebody with a role at each place, and the id of that role. */
  person: Record<Place, { id: string; appointment: string }>
  /** A program's, of each place. */
  token: Record<Place, string>
  plan: Record<Place, Record<State, Plan>>
  /** A province that nobody has set up. */
  unsettled: string
  /** Another one, to change or take away; it may say that a body of the place watches over a group, or wait to be drafted. */
  makePlan(place: Place, state: State, more?: { watches?: boolean; drafted?: boolean }): Promise<Plan>
  /** Confirms a fact of a draft; answers what can be undone. */
  makeBatch(plan: Plan): Promise<string>
  /** What a published plan gives: to an organisation with its first answer, where it has one, else to nobody. */
  assignmentOf(plan: Plan): Promise<{ id: string; period: string | null; until: string }>
  /** A form of a published plan that nobody fills. */
  dataSetOf(plan: Plan): Promise<string>
  /** A file that stands with an answer there: one to look at, or one to take away. */
  evidence(place: Place, state: State): Promise<{ id: string; assignmentId: string }>
  makeEvidence(place: Place, state: State): Promise<{ id: string; assignmentId: string }>
  /** What whoever made the plan wrote below what it gives. */
  comment(place: Place, state: State): Promise<string>
  /** A letter that reminded of an answer there. */
  makeSending(place: Place, state: State): Promise<string>
  /** What an organisation there raised in its unit, which was sent up, came back and was returned. */
  proposalOf(place: Place, state: State): Promise<ProposalPage>
  makeProposal(place: Place): Promise<ProposalPage>
  /** Says which organisation is the standing agency of the programme of a plan. */
  nameAgency(plan: Plan, place: Place): Promise<void>
  /** A form that an organisation there fills, with a file at its one figure; the unit itself verifies it. */
  formOf(place: Place): Promise<SomeMadeForm>
  makeForm(place: Place, state?: 'draft' | 'submitted'): Promise<SomeMadeForm>
  /** A report that an organisation there is writing. */
  reportOf(place: Place): Promise<string>
  makeReport(place: Place): Promise<string>
  makeOrganisation(place: Place): Promise<string>
  makePerson(place: Place): Promise<{ id: string; appointment: string }>
  /** Somebody whose role there has ended. */
  makeLeaver(place: Place): Promise<string>
  /** A day off that an administrator added. */
  makeHoliday(): Promise<string>
  /** What was done at each place, by the action that the trail tells. */
  trail: Record<Place, string>
  makeToken(place: Place): Promise<string>
  makeMail(place: Place): Promise<string>
  /** Long work that stands, and another one in the state in which it can be stopped or done again. */
  job(kind: JobKind, place: Place, state: State): Promise<string>
  makeJob(kind: JobKind, jobState: 'waiting' | 'failed', place: Place, state: State): Promise<string>
  /** One person for each relation. */
  clients: Record<Relation, Client>
  /** Each of the others, by where they stand. */
  others: Record<Other, Partial<Record<Relation, Client>>>
  nation: Client
  /** Plans everywhere. */
  maker: Client
  takeRole(role: AccessRole): Promise<void>
}

type SomeMadeForm = { id: string; elementId: string; evidenceId: string; level: number }
type UnitRow = { id: string }

/** Everything that a cell of the table may ask about, in Hưng Yên, which has the ground of the former Thái Bình. */
export async function makeWorld(context: TestApp): Promise<World> {
  const { homeId, unitId: province } = await context.setUp('33')
  const { unitId: elsewhere } = await context.setUp('01')
  const unsettled = await context.unitId('province', '79')
  const one = async (query: ReturnType<typeof sql<UnitRow>>) => {
    const row = (await query.execute(context.owner)).rows[0]
    if (!row) throw new Error('the units hold no such case')
    return String(row.id)
  }
  const below = sql`(select path from units where id = ${province})`
  const commune = await one(sql<UnitRow>`
    select c.to_id as id from unit_changes c join units h on h.id = c.to_id
    where h.path <@ ${below} and h.ended is null and h.level = 3
    group by 1 having bool_and(c.relation = 'whole') order by 1 limit 1`)
  const merged = await one(
    sql<UnitRow>`select from_id as id from unit_changes where to_id = ${commune} order by 1 limit 1`,
  )
  const split = await one(sql<UnitRow>`
    select c.from_id as id from unit_changes c join units u on u.id = c.from_id join units h on h.id = c.to_id
    where c.relation = 'part' and u.level = 3 and h.ended is null and h.path <@ ${below} and c.to_id <> ${commune}
    group by 1 having count(*) = 2 order by 1 limit 1`)
  const { rows: heirs } = await sql<UnitRow>`
    select to_id as id from unit_changes where from_id = ${split} order by 1`.execute(context.owner)
  const sibling = await one(sql<UnitRow>`
    select id from units where path <@ ${below} and ended is null and level = 3
    and id not in (${commune}, ${heirs[0]?.id}, ${heirs[1]?.id}) order by 1 limit 1`)
  const unit = { province, commune, merged, split }

  let made = 0
  const at = new Date('2026-11-01T00:00:00Z')
  async function organisationAt(unitId: string): Promise<string> {
    made += 1
    return one(sql<UnitRow>`
      with added as (
        insert into organisations (home_id, unit_id, unit_path, kind, name, name_key, created_at)
        select ${homeId}, id, path, 'association', ${`Hội thứ ${made}`}, ${`hoi thu ${made}`}, ${at} from units where id = ${unitId}
        returning *
      )
      insert into organisation_names (home_id, organisation_id, unit_path, name, name_key, form, during)
      select home_id, id, unit_path, name, name_key, 'full', '(,)' from added returning organisation_id as id`)
  }
  const pathOf = (unitId: string) => sql`(select path from units where id = ${unitId})`
  async function personAt(unitId: string): Promise<{ id: string; appointment: string }> {
    made += 1
    const [id, appointment] = [randomUUID(), randomUUID()]
    await sql`
      insert into people (id, name, email, created_at, updated_at)
      values (${id}, ${`Người ở ${made}`}, ${`o-${made}@mau.example`}, ${at}, ${at})`.execute(context.owner)
    await sql`
      insert into appointments (home_id, id, person_id, role, reach, unit_id, unit_path, from_day, created_at)
      values (${homeId}, ${appointment}, ${id}, 'viewer', 'subtree', ${unitId}, ${pathOf(unitId)}, '2026-01-01', ${at})`.execute(
      context.owner,
    )
    return { id, appointment }
  }

  async function tokenAt(unitId: string): Promise<string> {
    return one(sql<UnitRow>`
      insert into service_tokens (home_id, id, name, token_hash, role, reach, unit_id, unit_path, actions, created_by, created_at, until_day)
      values (${homeId}, ${randomUUID()}, 'Trang tin', ${Buffer.from(randomUUID())}, 'viewer', 'subtree', ${unitId}, ${pathOf(unitId)},
        '{documents.read}', ${context.administrator.personId}, ${at}, '2027-01-01')
      returning id`)
  }
  async function mailAt(unitId: string): Promise<string> {
    const { id } = await personAt(unitId)
    return one(sql<UnitRow>`
      insert into mails (home_id, id, unit_path, kind, person_id, requested_by, requested_at, state, next_try_at)
      values (${homeId}, ${randomUUID()}, ${pathOf(unitId)}, 'password-link', ${id}, ${context.administrator.personId}, ${at}, 'waiting', ${at})
      returning id`)
  }

  const joining = await organisationAt(sibling)
  const guiding = await organisationAt(province)
  const addressed = await organisationAt(sibling)
  const watching = await organisationAt(province)
  const watchingGroup = await organisationAt(sibling)
  const ofProvince = await organisationAt(province)
  await sql`
    insert into organisation_lines (home_id, organisation_id, parent_id, from_day, unit_path)
    values (${homeId}, ${addressed}, ${guiding}, '2026-01-01', ${pathOf(sibling)})`.execute(context.owner)
  await sql`
    insert into patronages (home_id, id, organisation_id, unit_id, from_day, unit_path, created_by, created_at)
    values (${homeId}, ${randomUUID()}, ${watching}, ${commune}, '2026-01-01', ${pathOf(province)}, ${randomUUID()}, ${at})`.execute(
    context.owner,
  )

  async function jobOf(
    kind: JobKind,
    jobState: 'waiting' | 'failed',
    place: Place,
    reading: () => Promise<string>,
  ): Promise<string> {
    const id = newId()
    switch (kind) {
      case 'reading': {
        const made = await reading()
        await sql`
          update readings set state = ${jobState}, text_id = null, facts = null, found = null where id = ${made}`.execute(
          context.owner,
        )
        return made
      }
      case 'backup': {
        // Only one is under way at a time.
        await sql`delete from backups where state in ('waiting', 'running')`.execute(context.owner)
        const problem = jobState === 'failed' ? 'interrupted' : null
        await sql`
          insert into backups (home_id, id, unit_path, reason, state, requested_by, requested_at, problem)
          values (0, ${id}, '1', 'asked', ${jobState}, ${context.administrator.personId}, ${at}, ${problem})`.execute(
          context.owner,
        )
        return id
      }
      case 'letter': {
        const { id: person } = await personAt(unit[place])
        const [next, ended] = jobState === 'waiting' ? [at, null] : [null, at]
        await sql`
          insert into mails (home_id, id, unit_path, kind, person_id, requested_by, requested_at, state, next_try_at, ended_at)
          values (${homeId}, ${id}, ${pathOf(unit[place])}, 'password-link', ${person}, ${context.administrator.personId}, ${at},
            ${jobState}, ${next}, ${ended})`.execute(context.owner)
        return id
      }
    }
  }
  const standing = new Map<string, Promise<string>>()
  function jobThatStands(kind: JobKind, place: Place): Promise<string> {
    const key = `${kind} ${place}`
    const known = standing.get(key) ?? jobOf(kind, 'failed', place, () => Promise.reject(new Error('of a plan')))
    standing.set(key, known)
    return known
  }
  await sql`
    insert into patronages (home_id, id, organisation_id, population_group, from_day, unit_path, created_by, created_at)
    values (${homeId}, ${randomUUID()}, ${watchingGroup}, 'lao động nông thôn', '2026-01-01', ${pathOf(commune)}, ${randomUUID()}, ${at})`.execute(
    context.owner,
  )

  const maker = await context.signIn({ role: 'planner', unitId: '1' })
  async function planAt(unitId: string, state: State, { watches = false, drafted = true } = {}): Promise<Plan> {
    const { documentId, textId, clauseIds, factIds } = await insertReadDocument(
      context.owner,
      { homeId, unitId },
      watches ? [...smallPlan(), await someWatch(unitId)] : smallPlan(),
    )
    await sql`
      insert into document_files (home_id, document_id, unit_path, bytes)
      select home_id, id, unit_path, 'x' from documents where id = ${documentId}`.execute(context.owner)
    const reading = await one(sql<UnitRow>`select id from readings where document_id = ${documentId}`)
    const ids = { text: textId, clause: clauseIds[5] ?? '', fact: factIds[5] ?? '', target: factIds[2] ?? '' }
    if (!drafted) return { document: documentId, reading, version: '', programme: '', ...ids }
    const opened = await maker.post('/api/drafts', { documentId, relation: 'starts' })
    if (opened.statusCode !== 201) throw new Error(opened.body)
    const { id: version, programmeId: programme }: Version = opened.json()
    const plan = { document: documentId, reading, version, programme, ...ids }
    if (state === 'published') await publish(plan)
    return plan
  }
  /** A duty of a body at the unit, in the words of a plan that lets it watch over a group of people. */
  async function someWatch(unitId: string): Promise<SomeClause> {
    const id = await organisationAt(unitId)
    const { rows } = await sql<{ name: string }>`select name from organisations where id = ${id}`.execute(context.owner)
    const body = someDuty({ responsible: [rows[0]?.name ?? ''] })
    return { text: 'Phụ trách nhóm lao động nông thôn', section: 'II.3', kind: 'duty', body, under: 4 }
  }
  async function assignmentOf({ programme }: Plan): Promise<{ id: string; period: string | null; until: string }> {
    const { rows } = await sql<{ id: string; period: string | null; until: string }>`
      select s.id, a.period, (
        select coalesce(max(l.last_on) filter (where isfinite(l.last_on)), '2099-12-31') from answers l
        where l.home_id = s.home_id and l.assignment_id = s.id)::text as until from assignments s left join answers a on a.home_id = s.home_id and a.assignment_id = s.id
      where s.programme_id = ${programme} and s.kind <> 'report'
      order by a.due_on nulls last, s.id, a.period limit 1`.execute(context.owner)
    if (!rows[0]) throw new Error('The plan gives nothing to anybody')
    return rows[0]
  }
  const dataSets = new Map<string, Promise<string>>()
  async function dataSetOf({ programme }: Plan): Promise<string> {
    const known =
      dataSets.get(programme) ??
      one(sql<UnitRow>`
        insert into data_sets (home_id, id, programme_id, level, unit_path, verified_at)
        select home_id, ${randomUUID()}, id, 3, unit_path, '{1}' from programmes where id = ${programme} returning id`)
    dataSets.set(programme, known)
    return known
  }
  async function makeEvidence(place: Place, state: State): Promise<{ id: string; assignmentId: string }> {
    const { id: assignmentId, period } = await assignmentOf(await planAt(unit[place], state, { watches: true }))
    const sent = await attach(maker, { assignmentId, period: period ?? '' }, pngNamedDocx())
    if (sent.statusCode !== 201) throw new Error(sent.body)
    return { id: sent.json().id, assignmentId }
  }
  const evidence = new Map<string, ReturnType<typeof makeEvidence>>()
  async function makeComment(plan: Plan): Promise<string> {
    const { id } = await assignmentOf(plan)
    const sent = await maker.post(`/api/assignments/${id}/comments`, { words: 'Xin cho biết tiến độ' })
    if (sent.statusCode !== 201) throw new Error(sent.body)
    return sent.json().id
  }
  const comments = new Map<string, Promise<string>>()
  async function batchIn({ version, fact }: Plan): Promise<string> {
    const batchId = randomUUID()
    const edits = [{ action: 'confirm', factId: fact, revision: 1 }]
    const edited = await maker.post(`/api/versions/${version}/edits`, { batchId, edits })
    if (edited.statusCode !== 200) throw new Error(edited.body)
    return batchId
  }
  /** Named in the plan are one that joins and one that it is addressed to, at a commune that the plan is not for. */
  async function publish({ version, document, programme }: Plan): Promise<void> {
    const published = await maker.post(`/api/versions/${version}/publish`, { cursor: '0' })
    if (published.statusCode !== 200) throw new Error(published.body)
    const named = sql`audience || array[${joining}, ${addressed}]::bigint[]`
    for (const rows of [
      sql`programmes set audience = ${named} where id = ${programme}`,
      sql`programme_documents set audience = ${named} where programme_id = ${programme}`,
      sql`plan_versions set audience = ${named} where id = ${version}`,
      sql`documents set audience = ${named} where id = ${document}`,
      sql`document_files set audience = ${named} where document_id = ${document}`,
      sql`document_texts set audience = ${named} where document_id = ${document}`,
      sql`clauses set audience = ${named} where text_id in (select id from document_texts where document_id = ${document})`,
    ]) {
      await sql`update ${rows}`.execute(context.owner)
    }
    await context.owner.transaction().execute(async (db) => {
      await sql`alter table facts disable trigger facts_frozen`.execute(db)
      await sql`update facts set audience = ${named} where version_id = ${version}`.execute(db)
      await sql`alter table facts enable trigger facts_frozen`.execute(db)
    })
  }

  const forEach = async <T>(make: (unitId: string) => Promise<T>) =>
    Object.fromEntries(
      await Promise.all(PLACES.map(async (place) => [place, await make(unit[place])] as const)),
    ) as Record<Place, T>
  const places: Record<Relation, { unitId: string; organisationId?: string; reach?: 'organisation' | 'line' }> = {
    own: { unitId: province },
    parent: { unitId: province },
    child: { unitId: commune },
    member: { unitId: province, organisationId: ofProvince, reach: 'organisation' },
    sibling: { unitId: sibling },
    stranger: { unitId: elsewhere },
    joiner: { unitId: sibling, organisationId: joining, reach: 'organisation' },
    addressee: { unitId: province, organisationId: guiding, reach: 'line' },
    patron: { unitId: province, organisationId: watching, reach: 'organisation' },
    'group patron': { unitId: sibling, organisationId: watchingGroup, reach: 'organisation' },
    predecessor: { unitId: commune },
    'first heir': { unitId: String(heirs[0]?.id) },
    'second heir': { unitId: String(heirs[1]?.id) },
  }
  const clients = {} as Record<Relation, Client>
  for (const relation of RELATIONS) clients[relation] = await context.signIn({ role: 'viewer', ...places[relation] })
  const ids = RELATIONS.map((relation) => clients[relation].personId)

  async function program(relation: Relation): Promise<Client> {
    const { unitId, reach = 'subtree', organisationId = null } = places[relation]
    const token = `hh_${randomBytes(32).toString('base64url')}`
    const hash = createHash('sha256').update(token).digest()
    const id = randomUUID()
    await sql`
      insert into service_tokens (home_id, id, name, token_hash, role, reach, unit_id, unit_path, organisation_id, actions, created_by, created_at, until_day)
      select ${homeId}, ${id}, 'Trang tin', ${hash}, 'viewer', ${reach}, u.id,
        case when ${reach} = 'subtree' then u.path else u.path || '0' || ${organisationId ?? '0'} end, ${organisationId}::bigint,
        '{documents.read}', ${context.administrator.personId}, ${at}, '2027-01-01'
      from units u where u.id = ${unitId}`.execute(context.owner)
    const send: Client['send'] = (options) =>
      context.app.inject({ ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } })
    return {
      personId: id,
      cookie: '',
      send,
      get: (url) => send({ method: 'GET', url }),
      post: (url, body) => send({ method: 'POST', url, payload: body as object }),
      delete: (url) => send({ method: 'DELETE', url }),
    }
  }
  /** Of their own they have a viewer's role at an organisation of the province. */
  async function standIn(relation: Relation, from: string, until: string): Promise<Client> {
    const client = await context.signIn({ role: 'viewer', ...places.member })
    await sql`
      insert into hand_overs (home_id, id, appointment_id, giver_id, receiver_id, unit_path, from_day, until_day, created_by, created_at)
      select home_id, ${randomUUID()}, id, person_id, ${client.personId}, unit_path, ${from}, ${until}, person_id, ${at}
      from appointments where person_id = ${clients[relation].personId}`.execute(context.owner)
    return client
  }
  const makeOther: Record<Other, (relation: Relation) => Promise<Client>> = {
    token: program,
    'reading token': program,
    'stand-in': (relation) => standIn(relation, '2026-11-20', '2026-12-31'),
    'stand-in whose time is over': (relation) => standIn(relation, '2026-11-01', '2026-11-20'),
  }
  const others = {
    token: {},
    'reading token': {},
    'stand-in': {},
    'stand-in whose time is over': {},
  } as World['others']
  for (const other of OTHERS)
    for (const relation of OTHERS_AT[other]) others[other][relation] = await makeOther[other](relation)

  const plan = {} as World['plan']
  for (const place of PLACES) {
    plan[place] = { draft: await planAt(unit[place], 'draft'), published: await planAt(unit[place], 'published') }
  }
  const organisation = await forEach(organisationAt)
  async function proposalAt(place: Place): Promise<ProposalPage> {
    made += 1
    const words = { kind: 'difficulty', title: `Vướng mắc thứ ${made}.`, words: 'Chưa có chỗ mở lớp', mayName: false }
    const posted = async (url: string, payload: object): Promise<ProposalPage> => {
      const answer = await maker.post(url, payload)
      if (answer.statusCode >= 300) throw new Error(answer.body)
      return answer.json()
    }
    let page = await posted('/api/proposals', { ...words, organisationId: organisation[place], send: true })
    for (const act of ['send-up', 'send-down', 'return'])
      page = await posted(`/api/proposals/${page.id}/acts`, { act, revision: page.revision, words: 'Xin ý kiến' })
    return page
  }
  const proposals = new Map<Place, Promise<ProposalPage>>()
  async function formAt(place: Place, state: 'draft' | 'submitted' = 'draft'): Promise<SomeMadeForm> {
    const { rows } = await sql<{ path: string; level: number }>`
      select path::text, level from units where id = ${unit[place]}`.execute(context.owner)
    const { path = '', level = 0 } = rows[0] ?? {}
    const keeper = { homeId, path }
    const elementId = await insertElement(context.owner, keeper)
    const programmeId = await insertProgramme(context.owner, keeper)
    const dataSetId = await insertDataSet(context.owner, keeper, {
      programmeId,
      elementIds: [elementId],
      verifiedAt: [level],
    })
    const id = await insertForm(context.owner, keeper, {
      dataSetId,
      programmeId,
      organisationId: organisation[place],
      state,
    })
    await insertValues(context.owner, keeper, id, [{ elementId, value: '5' }])
    const evidenceId = await one(sql<UnitRow>`
      insert into form_evidence (home_id, id, form_id, element_id, unit_path, sha256, file_name, kind, byte_size, added_by, added_at)
      select home_id, ${randomUUID()}, id, ${elementId}, unit_path, ${Buffer.from(id)}, 'anh.png', 'png', 1, ${maker.personId}, ${at} from forms where id = ${id}
      returning id`)
    await sql`
      insert into form_evidence_bytes (home_id, evidence_id, unit_path, bytes)
      select home_id, id, unit_path, 'x' from form_evidence where id = ${evidenceId}`.execute(context.owner)
    return { id, elementId, evidenceId, level }
  }
  const forms = new Map<Place, Promise<SomeMadeForm>>()
  async function reportAt(place: Place): Promise<string> {
    const organisationId = await organisationAt(unit[place])
    const programmeId = plan[place].published.programme
    return (await insertSomeReport(context.owner, { homeId, programmeId, organisationId })).id
  }
  const reports = new Map<Place, Promise<string>>()
  return {
    homeId,
    unit,
    organisation,
    person: await forEach(personAt),
    token: await forEach(tokenAt),
    plan,
    unsettled,
    makePlan: (place, state, more) => planAt(unit[place], state, more),
    makeBatch: batchIn,
    assignmentOf,
    dataSetOf,
    evidence: (place, state) => {
      const known = evidence.get(`${place} ${state}`) ?? makeEvidence(place, state)
      evidence.set(`${place} ${state}`, known)
      return known
    },
    makeEvidence,
    comment: (place, state) => {
      const known = comments.get(`${place} ${state}`) ?? makeComment(plan[place][state])
      comments.set(`${place} ${state}`, known)
      return known
    },
    makeSending: async (place, state) => {
      const plan = await planAt(unit[place], state, { watches: true })
      const { id, period } = await assignmentOf(plan)
      const payload = { way: 'letter', answers: [{ assignmentId: id, period }] }
      const sent = await maker.post(`/api/programmes/${plan.programme}/reminders`, payload)
      if (sent.statusCode !== 201) throw new Error(sent.body)
      return sent.json().sendingId
    },
    proposalOf: (place) => {
      const known = proposals.get(place) ?? proposalAt(place)
      proposals.set(place, known)
      return known
    },
    makeProposal: proposalAt,
    async nameAgency({ programme }, place) {
      const payload = { revision: 0, organisationId: await organisationAt(unit[place]), factId: null }
      const said = await maker.post(`/api/programmes/${programme}/standing-agency`, payload)
      if (said.statusCode !== 200) throw new Error(said.body)
    },
    formOf: (place) => {
      const known = forms.get(place) ?? formAt(place)
      forms.set(place, known)
      return known
    },
    makeForm: formAt,
    reportOf: (place) => {
      const known = reports.get(place) ?? reportAt(place)
      reports.set(place, known)
      return known
    },
    makeReport: reportAt,
    makeOrganisation: (place) => organisationAt(unit[place]),
    makePerson: (place) => personAt(unit[place]),
    makeLeaver: async (place) => {
      const { id, appointment } = await personAt(unit[place])
      await sql`update appointments set until_day = '2026-10-01' where id = ${appointment}`.execute(context.owner)
      return id
    },
    makeHoliday: async () => {
      made += 1
      const id = randomUUID()
      await sql`
        insert into holiday_changes (id, day, change, name, basis, made_by, made_at)
        values (${id}, '2027-01-01'::date + ${made}::integer, 'holiday', 'Ngày thử', 'Quyết định thử', ${maker.personId}, ${at})`.execute(
        context.owner,
      )
      return id
    },
    trail: await forEach(async (unitId) => {
      const action = `trial.${unitId}`
      await sql`
        insert into audit_entries (home_id, id, unit_path, at, actor, action, subject)
        values (${homeId}, ${randomUUID()}, ${pathOf(unitId)}, ${at}, ${maker.personId}, ${action}, ${`unit:${unitId}`})`.execute(
        context.owner,
      )
      return action
    }),
    makeToken: (place) => tokenAt(unit[place]),
    makeMail: (place) => mailAt(unit[place]),
    job: async (kind, place, state) => (kind === 'reading' ? plan[place][state].reading : jobThatStands(kind, place)),
    makeJob: (kind, jobState, place, state) =>
      jobOf(kind, jobState, place, async () => (await planAt(unit[place], state)).reading),
    clients,
    others,
    nation: context.administrator,
    maker,
    takeRole: async (role) => {
      await sql`update appointments set role = ${role} where person_id = any(${ids}::uuid[])`.execute(context.owner)
      if (role === 'unit-administrator' || role === 'system-administrator') return
      for (const other of ['token', 'reading token'] as const) {
        const all = actionsOf([role])
        const actions = other === 'token' ? all : all.filter((action) => READING_TOKEN.includes(action))
        await sql`
          update service_tokens set role = ${role}, actions = ${actions}::text[]
          where id = any(${Object.values(others[other]).map(({ personId }) => personId)}::uuid[])`.execute(
          context.owner,
        )
      }
    },
  }
}
