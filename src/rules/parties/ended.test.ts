import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { madeTerritory, partyWorld, realTerritory } from '../../../tests/support/party-worlds.ts'
import type { UsualBody } from '../usual-organisations.ts'
import { type KnownUnit, type PartyWorld, resolveParties } from './index.ts'

// Two thousand bodies at a time, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

// Over the catalogue that ships, on a day when districts and many departments are no more.
const catalogue: UsualBody[] = JSON.parse(
  readFileSync(new URL('../../../data/organisations/usual-organisations.json', import.meta.url), 'utf8'),
)
const territory = realTerritory('Hưng Yên', 'Thái Bình')
const on = '2026-11-29'
const made = { territory, level: 'province', on, shipped: true } as const
/** A plan of the province of today. */
const today = partyWorld({ ...made, unit: 'Hưng Yên', saidOn: '2026-10-01' })
/** A plan of a province that ended, looked at today. */
const former = partyWorld({ ...made, unit: 'Thái Bình', saidOn: '2022-01-20' })

function resolve(world: PartyWorld, wording: string) {
  const [reading] = resolveParties(world, [{ wording, duties: [] }])
  if (!reading) throw new Error('nothing was read')
  const nameOf = (id: string) => world.organisations.find((each) => each.id === id)?.names[0]?.name ?? ''
  const names = (proposed: boolean) => [
    ...new Set(
      reading.candidates.filter((each) => each.proposed === proposed).map((each) => nameOf(each.organisationId)),
    ),
  ]
  return { ...reading, proposed: names(true), offered: names(false) }
}
const committeesOf = (names: readonly string[]) => names.filter((name) => name.startsWith('Ủy ban nhân dân'))

const living = new Set(
  catalogue
    .filter(({ level, ended: day }) => level === 'province' && !day)
    .flatMap(({ names }) => names.flatMap(({ full, short }) => [full, ...short])),
)
const ended = catalogue.filter(({ level, ended: day, spread }) => level === 'province' && day && spread !== 'some')

test('the catalogue has bodies of provinces that ended', () => {
  expect(ended.length).toBeGreaterThan(8)
})

describe('a plan of today that names a body which ended', () => {
  const fill = (name: string) =>
    name.replace('{unit}', 'tỉnh').replace('{party}', 'Tỉnh ủy').replace('{name}', 'Hưng Yên')
  test.each(
    ended.flatMap(({ names, successors }) =>
      [names[0]?.full ?? '', ...(names[0]?.short ?? [])]
        .filter((name) => !living.has(name))
        .map((name) => [fill(name), new Set(successors?.map(({ to }) => to)).size] as const),
    ),
  )('"%s" is offered who took over, and is no group', (wording, heirs) => {
    const reading = resolve(today, wording)
    expect(reading.class).toBe('ended')
    expect(reading.endedId).not.toBeNull()
    expect(reading.settled).toBe(heirs === 1)
    expect(new Set(reading.candidates.map(({ organisationId }) => organisationId)).size).toBe(heirs)
    for (const { steps } of reading.candidates) expect(steps.length).toBeGreaterThan(0)
  })

  test('each task of it is told with the day and the decree', () => {
    const { candidates } = resolve(today, 'Sở Lao động - Thương binh và Xã hội')
    const told = candidates.map(({ steps }) => steps[0]).map((step) => [step?.task, step?.on, step?.legalBasis])
    expect(told).toContainEqual(['giáo dục nghề nghiệp', '2025-03-01', 'Nghị định 45/2025/NĐ-CP'])
    expect(new Set(told.map(([task]) => task)).size).toBe(told.length)
  })

  test('of a province that was on its ground is known as well', () => {
    const reading = resolve(today, 'Sở Thông tin và Truyền thông tỉnh Thái Bình')
    expect(reading).toMatchObject({ class: 'ended', settled: false })
    expect(reading.offered).toEqual(['Sở Khoa học và Công nghệ', 'Sở Văn hóa, Thể thao và Du lịch'])
  })
})

describe('a name is no list of what stands in it', () => {
  const top = madeTerritory({ name: 'Sông Mới', kind: 'province', level: 'province' })
  const world = partyWorld({ territory: top, unit: 'Sông Mới', level: 'province', saidOn: null, on, shipped: true })
  test.each([
    'Sở Rừng núi và Xã hội',
    'Sở Gốm sứ và Truyền thông',
    'Sở Văn chương, Xã hội và Cơ quan',
    'Trung tâm Truyền thông và Doanh nghiệp',
    'Hiệp hội Doanh nghiệp tỉnh',
    'Hội Doanh nghiệp và Hợp tác xã',
    'Ban Tổ chức và Báo chí',
    'Phòng Báo chí và Nghề nghiệp',
    'SỞ RỪNG NÚI VÀ XÃ HỘI',
  ])('%s', (wording) => {
    expect(resolve(world, wording)).toMatchObject({ class: 'missing', candidates: [] })
  })

  test.each([
    ['sở ban ngành', 'Sở Tư pháp'],
    ['Sở, ban, ngành', 'Sở Tư pháp'],
    ['Sở Tư pháp, Sở Y tế', 'Sở Y tế'],
    ['Sở Tư pháp và các hội', 'Hội Khuyến học tỉnh Sông Mới'],
    ['Sở Tư pháp, các đoàn thể', 'Liên đoàn Lao động tỉnh Sông Mới'],
    ['Sở Văn hóa, Thể thao và Du lịch, các đoàn thể', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['các sở Tư pháp, Y tế và đoàn thể', 'Liên đoàn Lao động tỉnh Sông Mới'],
    ['ban, ngành và đoàn thể', 'Liên đoàn Lao động tỉnh Sông Mới'],
  ])('but "%s" is one', (wording, name) => {
    const reading = resolve(world, wording)
    expect(reading.class).toBe('group')
    expect(reading.proposed).toContain(name)
  })
})

describe('bodies of units that are no more', () => {
  const districts = { level: 'district', on: '2025-07-01', levelEnded: true }
  const isDistrict = ({ level, names }: KnownUnit) => level === 'district' && names[0]?.kind !== 'town'
  const onDistricts = new Set(today.units.filter(isDistrict).flatMap(({ id }) => today.heirs.get(id) ?? [])).size
  const offices = 'Phòng Giáo dục và Đào tạo'
  test('lead in the plural where they lead one by one', () => {
    const all = resolve(former, `${offices} các huyện, thành phố`)
    expect(all).toMatchObject({ class: 'group', endedUnits: { ...districts, count: 8 } })
    const each = former.units
      .filter(({ level, path }) => level === 'district' && path.startsWith(`1.${former.unitId}.`))
      .map(({ names }) =>
        resolve(former, `${offices} ${names[0]?.kind === 'district' ? 'huyện' : 'thành phố'} ${names[0]?.name}`),
      )
    const alone = new Set(each.flatMap(({ candidates }) => candidates.map(({ organisationId }) => organisationId)))
    expect(new Set(all.candidates.map(({ organisationId }) => organisationId))).toEqual(alone)
    expect(all.proposed).toHaveLength(65)
    expect(all.proposed.every((name) => name.startsWith('Phòng Văn hóa - Xã hội'))).toBe(true)
    expect(all.offered).toEqual(['Sở Giáo dục và Đào tạo'])
  })

  test.each(['Phòng Lao động - Thương binh và Xã hội', 'Phòng Giáo dục và Đào tạo'])(
    '"%s" of the districts in a plan of today leads to the communes on their ground, and to no stranger',
    (name) => {
      const { proposed, offered, endedUnits } = resolve(today, `${name} các huyện, thành phố`)
      expect(endedUnits).toMatchObject(districts)
      expect(proposed).toHaveLength(onDistricts)
      expect(proposed.every((each) => each.startsWith('Phòng Văn hóa - Xã hội'))).toBe(true)
      expect(offered.every((each) => each.startsWith('Sở '))).toBe(true)
    },
  )

  test('their committees are those of the communes now, and it is said that the level ended', () => {
    const reading = resolve(today, 'Ủy ban nhân dân các huyện, thành phố')
    expect(reading).toMatchObject({ class: 'group', endedUnits: districts, lackingUnitIds: [] })
    expect(committeesOf(reading.proposed)).toHaveLength(onDistricts)
    expect(resolve(former, 'Ủy ban nhân dân các huyện, thành phố')).toMatchObject({ endedUnits: districts })
  })

  test('where nothing of the name is kept the committees now on the ground are there to be ticked', () => {
    const reading = resolve(today, 'Phòng Thiên văn các huyện, thành phố')
    expect(reading).toMatchObject({ class: 'group', endedUnits: districts, proposed: [] })
    expect(committeesOf(reading.offered)).toHaveLength(onDistricts)
  })

  test('nobody says that of what still stands', () => {
    for (const wording of ['Ủy ban nhân dân các xã, phường', 'các sở, ngành'])
      expect(resolve(today, wording).endedUnits, wording).toBeNull()
  })

  test('a commune that names its former district is told that it ended, and offered its own committee', () => {
    const commune = today.units.find(({ level, names }) => level === 'commune' && names[0]?.name === 'Quỳnh Phụ')
    const world = { ...today, unitId: commune?.id ?? '' }
    const reading = resolve(world, 'Ủy ban nhân dân huyện')
    expect(reading).toMatchObject({ class: 'group', endedUnits: districts })
    expect(reading.proposed).toEqual(['Ủy ban nhân dân xã Quỳnh Phụ'])
  })
})

describe('who stands under the committee', () => {
  const said = 'các cơ quan, đơn vị khác thuộc Ủy ban nhân dân tỉnh'
  const unled: PartyWorld = { ...today, organisations: today.organisations.map((each) => ({ ...each, parents: [] })) }
  const committee = today.organisations.find(
    ({ id }) => id.endsWith(' province-people-committee') && id.startsWith(today.unitId),
  )
  const oneLine: PartyWorld = {
    ...unled,
    organisations: unled.organisations.map((each) =>
      each.id === `${today.unitId} province-justice` ? { ...each, parents: [committee?.id ?? ''] } : each,
    ),
  }
  test.each([
    ['by the lines of the catalogue', today],
    ['where no line is kept', unled],
    ['where one line is kept', oneLine],
  ])('%s are its departments, and no body of a ministry', (_, world) => {
    const { proposed } = resolve(world, said)
    const departments = proposed.filter((name) => name.startsWith('Sở '))
    expect(departments).toHaveLength(10)
    expect(proposed).toEqual(expect.arrayContaining(['Thanh tra tỉnh Hưng Yên', 'Sở Tư pháp']))
    expect(proposed.filter((name) => /^(Công an|Bộ Chỉ huy|Thống kê|Bảo hiểm|Ủy ban)/.test(name))).toEqual([])
  })

  test('what the Party keeps is not among them', () => {
    expect(resolve(today, said).proposed.filter((name) => name.startsWith('Báo'))).toEqual([])
  })

  test('of any other body those are proposed that are known to stand under it', () => {
    const { proposed, offered } = resolve(today, 'các đơn vị thuộc Sở Văn hóa, Thể thao và Du lịch')
    expect(proposed).toEqual(['Thư viện tỉnh Hưng Yên'])
    expect(offered).not.toContain('Sở Tư pháp')
  })
})

test('a centre of public services teaches nobody', () => {
  const { proposed } = resolve(today, 'các cơ sở giáo dục')
  expect(proposed.filter((name) => /Trung tâm (?!học tập)/.test(name))).toEqual([])
  expect(proposed.filter((name) => name.startsWith('Trung tâm học tập cộng đồng'))).toHaveLength(104)
})
