import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { committee, education, type Opened, report, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import { type SomeClause, someTarget } from '../../../../tests/support/read-document.ts'
import type { TargetBody } from '../../../shared/facts.ts'
import { clockActor } from '../../platform/actor.ts'
import { inTransaction } from '../../platform/database.ts'
import { describeGiven, lockProgramme } from '../programmes/index.ts'
import { composeForms } from './index.ts'

const world = useDutyWorld()
const { context, idOf, correct, answerTo, officerOf, say } = world
let province: ReturnType<typeof world.made>['province']
let planner: ReturnType<typeof world.made>['planner']
beforeAll(() => {
  ;({ province, planner } = world.made())
})

const target = (text: string, rest: Partial<TargetBody> = {}): SomeClause => ({
  text,
  kind: 'target',
  body: someTarget({ value: Number(/\d+/.exec(text)?.[0]), ...rest }),
})
const families = () => target('80% gia đình đạt danh hiệu “Gia đình học tập”')
const universities = () => target('90% trường đại học triển khai đại học số và xây dựng học liệu số')
const ofDepartment = () => report('Sở báo cáo trước ngày 20 tháng 12 hằng năm', { from: [education] })
const ofCommunes = (rest: Parameters<typeof report>[1] = {}) =>
  report('Xã báo cáo trước ngày 05 tháng 12 hằng năm', {
    from: [committee],
    to: [education],
    before: ['12-05'],
    ...rest,
  })
const plan = (more: SomeClause[] = []) => [families(), universities(), ofDepartment(), ofCommunes(), ...more]

/** Published, and a planner says who the commune's committee is. */
async function publish(clauses: SomeClause[]): Promise<Opened> {
  const opened = await world.publish(clauses)
  if (clauses.some(({ text }) => text.startsWith('Xã báo cáo')))
    await say(planner, opened, committee, [idOf(committee)])
  return opened
}

type Stood = {
  level: number
  organisation: string | null
  name: string
  facts: number
  frequency: string
  removed: boolean
}
const standing = async ({ programmeId }: Opened): Promise<Stood[]> => {
  const { rows } = await sql<Stood>`
    select s.level, s.organisation_id::text as organisation, t.name, cardinality(e.facts) as facts, e.frequency, e.removed_by is not null as removed
    from data_sets s join data_set_elements e on e.data_set_id = s.id
    join lateral (select name from elements x where x.id = e.element_id order by version desc limit 1) t on true
    where s.programme_id = ${programmeId} order by s.level, e.position, e.element_id`.execute(context.owner)
  return rows
}
type Form = {
  level: number
  organisation: string
  period: string
  opensOn: string
  dueOn: string | null
  ended: boolean
  path: string
}
const formsOf = async ({ programmeId }: Opened): Promise<Form[]> => {
  const { rows } = await sql<Form>`
    select level, organisation_id::text as organisation, period, opens_on, due_on, ended, unit_path::text as path from forms
    where programme_id = ${programmeId} order by level, period, organisation_id`.execute(context.owner)
  return rows
}
const boundOf = async ({ programmeId }: Opened) => {
  const { rows } = await sql<{ quote: string; code: string | null; kind: string | null }>`
    select distinct on (f.start_at, b.fact_id) f.quote, i.code, i.kind from target_bindings b join facts f on f.id = b.fact_id
    left join indicators i on i.id = b.indicator_id where b.programme_id = ${programmeId} order by f.start_at, b.fact_id`.execute(
    context.owner,
  )
  return rows
}

describe('binding', () => {
  test('a target is bound to the shipped indicator of its words, else to one of its own, else to none', async () => {
    const opened = await publish([
      families(),
      target('98% số người trong độ tuổi từ 15-60 biết chữ'),
      target('Mở 12 lớp xóa mù chữ', { value: 12, unit: 'lớp' }),
      target('100% xã, phường có thư viện', { value: 100 }),
      target('85% giáo viên được bồi dưỡng công nghệ số', { value: 85 }),
      target('70% người lao động có kỹ năng số', { value: 70 }),
      target('Phấn đấu tỷ lệ biết chữ cân bằng giữa nam và nữ', { comparator: 'achieve', value: null, unit: null }),
      ofDepartment(),
    ])
    const bound = await boundOf(opened)
    expect(bound.map(({ code, kind }) => [code?.replace(/^p-.*/, 'own') ?? null, kind])).toEqual([
      ['387.2', 'ratio'],
      ['own', 'ratio'],
      ['own', 'count'],
      ['own', 'share-of-units'],
      ['own', 'ratio'],
      ['own', 'ratio'],
      [null, null],
    ])
    const names = (await standing(opened)).map(({ name }) => name)
    // Those of the shipped words are the shipped ones; what people can do is not asked for.
    expect(names).toEqual(
      expect.arrayContaining(['Số gia đình', 'Số người 15–60 tuổi', 'Số người 15–60 tuổi biết chữ']),
    )
    expect(names.filter((name) => name.includes('kỹ năng số'))).toEqual([])
  })

  test('two programmes of the same words share element and indicator', async () => {
    const words = () => target('85% nghệ nhân được bồi dưỡng công nghệ số', { value: 85 })
    const first = await boundOf(await publish([words(), ofDepartment()]))
    const second = await boundOf(await publish([words(), families(), ofDepartment()]))
    expect(first[0]?.code).toMatch(/^p-/)
    expect(second[0]?.code).toBe(first[0]?.code)
    const { rows } = await sql`select from elements where name ilike '%nghệ nhân%'`.execute(context.owner)
    expect(rows).toHaveLength(2)
  })
})

describe('composing', () => {
  test('elements go to who reports at their level, and a form is laid out for each report', async () => {
    const opened = await publish(plan())
    expect((await standing(opened)).map(({ level, organisation, name }) => [level, organisation, name])).toEqual([
      [1, idOf(education), 'Số trường đại học triển khai đại học số và xây dựng học liệu số'],
      [1, idOf(education), 'Số trường đại học trên địa bàn'],
      [3, null, 'Số gia đình được công nhận “Gia đình học tập”'],
      [3, null, 'Số gia đình'],
    ])
    const forms = await formsOf(opened)
    expect(forms.filter(({ level }) => level === 1).map(({ period, dueOn }) => [period, dueOn])).toEqual(
      ['2026', '2027', '2028', '2029', '2030'].map((year) => [year, `${year}-12-19`]),
    )
    const [first] = forms.filter(({ level }) => level === 3)
    expect(first).toMatchObject({ organisation: idOf(committee), dueOn: '2026-12-04', ended: false })
    expect(first?.path).toBe(`${world.made().commune.path}.0.${idOf(committee)}`)
  })

  test('where nobody reports at its level an element falls to the next higher; where nobody does at all it stands nowhere', async () => {
    const up = await publish([families(), target('100% xã, phường có thư viện'), ofDepartment()])
    expect((await standing(up)).map(({ level, name }) => [level, name])).toEqual([
      [1, 'Số gia đình được công nhận “Gia đình học tập”'],
      [1, 'Số gia đình'],
    ])
    const none = await publish([families()])
    expect([await standing(none), await formsOf(none)]).toEqual([[], []])
  })

  test('an element of a year is asked in the longest period that is reported', async () => {
    const opened = await publish([
      families(),
      ofCommunes({ frequency: ['quarterly'], before: [] }),
      target('Mở 12 lớp xóa mù chữ', { value: 12, unit: 'lớp' }),
    ])
    expect(new Set((await standing(opened)).map(({ frequency }) => frequency))).toEqual(new Set(['quarter']))
    expect((await formsOf(opened)).every(({ period }) => period.includes('Q'))).toBe(true)
  })

  test('a corrected plan takes away what its targets asked for, and ends forms that nothing asks for', async () => {
    const opened = await publish(plan())
    const corrected = await correct(opened, '80% gia đình')
    expect((await standing(corrected)).map(({ level }) => level)).toEqual([1, 1])
    const forms = await formsOf(corrected)
    expect(new Set(forms.map(({ level, ended }) => `${level} ${ended}`))).toEqual(new Set(['1 false', '3 true']))
    const { rows } = await sql`select from target_bindings where programme_id = ${opened.programmeId}`.execute(
      context.owner,
    )
    expect(rows).toHaveLength(1)
  })

  test('composing again changes nothing, and what is asked again comes back', async () => {
    const opened = await publish(plan())
    const before = await snapshot(opened)
    await recompose(opened)
    expect(await snapshot(opened)).toEqual(before)
    await sql`update forms set ended = true, opens_on = '2020-01-01' where programme_id = ${opened.programmeId}`.execute(
      context.owner,
    )
    await Promise.all([recompose(opened), recompose(opened)])
    expect(await snapshot(opened)).toEqual(before)
  })

  test('an extension that is granted for a report moves the day of its form', async () => {
    const opened = await publish(plan())
    const answer = await answerTo(opened, 'Sở báo cáo', '2026')
    const asked = await officerOf(education).post(`/api/assignments/${answer.assignmentId}/acts`, {
      ...{ period: '2026', act: 'ask-extension', revision: 1, words: 'cần thêm thời gian', until: '2026-12-28' },
    })
    expect(asked.statusCode, asked.body).toBe(200)
    const granted = await planner.post(`/api/assignments/${answer.assignmentId}/acts`, {
      ...{ period: '2026', act: 'grant-extension', revision: 2, until: '2026-12-28' },
    })
    expect(granted.statusCode, granted.body).toBe(200)
    const [first, next] = (await formsOf(opened)).filter(({ level }) => level === 1)
    expect([first?.dueOn, next?.dueOn]).toEqual(['2026-12-28', '2027-12-19'])
    const before = await snapshot(opened)
    await recompose(opened)
    expect(await snapshot(opened)).toEqual(before)
  })
})

const snapshot = async (opened: Opened) => {
  const { rows } = await sql`
    select id, opens_on, due_on, ended from forms where programme_id = ${opened.programmeId} order by id`.execute(
    context.owner,
  )
  return [rows, await standing(opened)]
}

async function recompose({ programmeId }: Opened) {
  const actor = clockActor([province.path])
  await inTransaction(context.db, actor, async (db) => {
    const programme = await lockProgramme(db, programmeId)
    await composeForms(db, await describeGiven(db, actor, programme, '2026-11-20'))
  })
}
