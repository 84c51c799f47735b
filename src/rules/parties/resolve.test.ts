import { describe, expect, test, vi } from 'vitest'
import { annotatedPlans } from '../../../tests/support/annotated-plans.ts'
import { bodiesOf, madeTerritory, partyWorld, realTerritory } from '../../../tests/support/party-worlds.ts'
import { partiesIn, partyPapers, scoreParties } from '../../../tests/support/score-parties.ts'
import { livesOn } from './ground.ts'
import { PartyGround, type PartyWorld, resolveParties, watchedIn } from './index.ts'

// Two thousand bodies at a time, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const thaiBinh = realTerritory('Thái Bình')
const thaiBinhOn = (on: string): PartyWorld =>
  partyWorld({ territory: thaiBinh, unit: 'Thái Bình', level: 'province', saidOn: '2022-01-20', on })

const nameOf = ({ organisations }: PartyWorld, id: string) =>
  organisations.find((each) => each.id === id)?.names[0]?.name
function resolve(world: PartyWorld, wording: string, ...words: string[]) {
  const duties = words.map((text, index) => ({ id: String(index), words: text }))
  const [reading] = resolveParties(world, [{ wording, duties }])
  if (!reading) throw new Error('nothing was read')
  const proposed = reading.candidates.filter((each) => each.proposed)
  return {
    ...reading,
    names: proposed.map(({ organisationId }) => nameOf(world, organisationId)),
    all: reading.candidates.map(({ organisationId }) => nameOf(world, organisationId)),
  }
}

const gold = partyPapers().flatMap((paper) => [
  { ...paper, over: 'bodies of many kinds', shippedToo: false },
  { ...paper, over: 'the catalogue that ships', shippedToo: true },
])
test.each(gold)('the parties of $paper on $on are resolved as by hand over $over, all but a few', (paper) => {
  const { wordings, right } = scoreParties(paper, paper.shippedToo)
  expect(wordings).toBeGreaterThanOrEqual(10)
  expect(right / wordings).toBeGreaterThanOrEqual(paper.unread ? 0.9 : 0.97)
})

describe('a body is known by its name', () => {
  const world = thaiBinhOn('2022-06-01')
  test.each([
    ['Sở Giáo dục và Đào tạo', 'Sở Giáo dục và Đào tạo'],
    ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'Sở Giáo dục và Đào tạo'],
    ['Sở Giáo dục và Đào tạo tỉnh Thái Bình', 'Sở Giáo dục và Đào tạo'],
    ['Sở GDĐT', 'Sở Giáo dục và Đào tạo'],
    ['Sở GD&ĐT', 'Sở Giáo dục và Đào tạo'],
    ['Giám đốc Sở Giáo dục, Đào tạo', 'Sở Giáo dục và Đào tạo'],
    ['Sở LĐ-TB&XH', 'Sở Lao động - Thương binh và Xã hội'],
    ['Sở Lao động – Thương binh và Xã hội', 'Sở Lao động - Thương binh và Xã hội'],
    ['Thủ trưởng Sở Nông nghiệp và Phát triển nông thôn', 'Sở Nông nghiệp và Phát triển nông thôn'],
    ['Uỷ ban nhân dân huyện Quỳnh Phụ', 'Ủy ban nhân dân huyện Quỳnh Phụ'],
    ['Chủ tịch UBND huyện Quỳnh Phụ', 'Ủy ban nhân dân huyện Quỳnh Phụ'],
    ['Ủy ban nhân dân thành phố Thái Bình', 'Ủy ban nhân dân thành phố Thái Bình'],
    ['Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân tỉnh Thái Bình'],
    ['Văn phòng UBND tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh Thái Bình'],
    ['Chánh Thanh tra tỉnh', 'Thanh tra tỉnh'],
    ['Hội Khuyến học', 'Hội Khuyến học tỉnh Thái Bình'],
    ['Hội Khuyến học huyện Tiền Hải', 'Hội Khuyến học huyện Tiền Hải'],
    ['Tỉnh đoàn', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh'],
    ['Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'],
  ])('%s', (wording, name) => {
    expect(resolve(world, wording)).toMatchObject({ class: 'sure', settled: true, names: [name] })
  })
})

describe('a group becomes a set', () => {
  const world = thaiBinhOn('2022-06-01')
  test('of agencies and of the localities right below', () => {
    const { names, ...reading } = resolve(world, 'các sở, ngành, huyện, thành phố')
    expect(reading).toMatchObject({ class: 'group', settled: false })
    expect(names).toContain('Sở Tư pháp')
    expect(names.filter((name) => name?.startsWith('Ủy ban nhân dân'))).toHaveLength(8)
  })

  test('of those that the plan names, where it says "liên quan", and of the others, where it says "khác"', () => {
    const said = ['Sở Y tế', 'các sở, ngành liên quan', 'Các sở, ban, ngành khác']
    const readings = resolveParties(
      world,
      said.map((wording) => ({ wording, duties: [] })),
    )
    const namesOf = (index: number) =>
      readings[index]?.candidates.filter(({ proposed }) => proposed).map((each) => nameOf(world, each.organisationId))
    expect(namesOf(1)).toEqual(['Sở Y tế'])
    expect(namesOf(2)).not.toContain('Sở Y tế')
    expect(namesOf(2)).toContain('Sở Tư pháp')
    expect(readings[1]?.candidates.length).toBeGreaterThan(20)
  })

  test('and never of people or of bodies abroad', () => {
    for (const wording of [
      'các tổ chức quốc tế',
      'cộng đồng, cá nhân',
      'các tỉnh, thành phố bạn',
      'Bộ Giáo dục và Đào tạo',
    ])
      expect(resolve(world, wording), wording).toMatchObject({ class: 'outside', candidates: [] })
  })
})

describe('a plan of Thái Bình of 2022', () => {
  const labour = 'Sở Lao động - Thương binh và Xã hội'
  test('on 1 June 2022 has its own department of labour', () => {
    expect(resolve(thaiBinhOn('2022-06-01'), labour)).toMatchObject({ class: 'sure', names: [labour] })
  })

  test('on 1 April 2025 is offered who took over which task, and why', () => {
    const world = thaiBinhOn('2025-04-01')
    const reading = resolve(
      world,
      labour,
      'Nâng cao chất lượng đào tạo nghề cho thanh niên',
      'Bảo vệ trẻ em',
      'Phối hợp',
    )
    expect(reading).toMatchObject({ class: 'ended', settled: false, names: [] })
    expect(reading.all).toContain('Sở Nội vụ')
    expect(reading.candidates[0]?.steps).toMatchObject([{ on: '2025-03-01', legalBasis: 'Nghị định 45/2025/NĐ-CP' }])
    const chosen = reading.byDuty.map(({ dutyId, organisationIds: [id = ''], task }) => [
      dutyId,
      nameOf(world, id),
      task,
    ])
    expect(chosen).toEqual([
      ['0', 'Sở Giáo dục và Đào tạo', 'giáo dục nghề nghiệp, đào tạo nghề'],
      ['1', 'Sở Y tế', 'trẻ em, bảo trợ xã hội'],
    ])
  })

  test('on 20 November 2026 is carried on by Hưng Yên, and by the communes on the ground of its districts', () => {
    const world = thaiBinhOn('2026-11-20')
    const unitOf = (id: string | undefined) => world.organisations.find((each) => each.id === id)?.unitId
    const province = thaiBinh.units.find(({ names, born }) => born === '2025-07-01' && names[0]?.name === 'Hưng Yên')
    const department = resolve(world, 'Sở Giáo dục và Đào tạo')
    expect(department).toMatchObject({ class: 'ended', settled: true })
    expect(unitOf(department.candidates[0]?.organisationId)).toBe(province?.id)
    const steps = resolve(world, labour).candidates.map((each) => each.steps.map(({ on }) => on))
    expect(steps).toContainEqual(['2025-03-01', '2025-07-01'])
    expect(resolve(world, 'Ủy ban nhân dân huyện, thành phố').names).toHaveLength(65)
    expect(resolve(world, 'Ủy ban nhân dân huyện Quỳnh Phụ')).toMatchObject({ class: 'ended', settled: false })
  })

  test.each(['2022-06-01', '2025-04-01', '2026-11-20'])('on %s gives nothing to a body that is not there', (on) => {
    const world = thaiBinhOn(on)
    const [plan] = annotatedPlans().filter(({ name }) => name === 'thai-binh')
    if (!plan) throw new Error('no plan')
    const byId = new Map(world.organisations.map((each) => [each.id, each]))
    for (const { candidates } of resolveParties(world, partiesIn(plan.gold)))
      for (const { organisationId } of candidates) {
        const body = byId.get(organisationId)
        expect(body && livesOn(body, on), body?.names[0]?.name).toBe(true)
      }
  })
})

test('between two of one name nobody guesses', () => {
  const below = (name: string) => ({ name, kind: 'district' as const, level: 'district' as const })
  const commune = { name: 'Tân Lập', kind: 'commune' as const, level: 'commune' as const }
  const territory = madeTerritory({
    name: 'Sông Mới',
    kind: 'province',
    level: 'province',
    below: [
      { ...below('Một'), below: [commune] },
      { ...below('Hai'), below: [commune] },
    ],
  })
  const world = partyWorld({ territory, unit: 'Sông Mới', level: 'province', saidOn: null, on: '2024-01-01' })
  const reading = resolve(world, 'Ủy ban nhân dân xã Tân Lập')
  expect(reading).toMatchObject({ class: 'choose', settled: false, names: [] })
  expect(reading.all).toHaveLength(2)
})

test('a part of a name is proposed, and looked at by people', () => {
  const reading = resolve(thaiBinhOn('2022-06-01'), 'Hội Phụ nữ tỉnh')
  expect(reading).toMatchObject({ class: 'choose', settled: false, names: ['Hội Liên hiệp Phụ nữ tỉnh'] })
})

test('what is not kept here is to be created where it belongs', () => {
  const world = thaiBinhOn('2026-11-20')
  const { wanted } = resolve(world, 'Hội Làm vườn tỉnh')
  const unit = thaiBinh.units.find(({ id }) => id === wanted?.unitId)
  expect(wanted).toMatchObject({ name: 'Hội Làm vườn tỉnh', kind: 'association' })
  expect(unit?.names[0]?.name).toBe('Hưng Yên')
})

test('agencies and places that nobody ever heard of are resolved as well', () => {
  const renamed: [string, string][] = [
    ['Giáo dục và Đào tạo', 'Thiên văn và Khí tượng'],
    ['Lao động - Thương binh và Xã hội', 'Rừng núi - Sông hồ và Biển đảo'],
    ['Lao động, Thương binh và Xã hội', 'Rừng núi, Sông hồ và Biển đảo'],
    ['Thông tin và Truyền thông', 'Gốm sứ và Mây tre'],
    ['Hội Khuyến học', 'Hội Đọc sách'],
    ['Liên đoàn Lao động', 'Liên đoàn Đua thuyền'],
    ['Liên hiệp Phụ nữ', 'Liên hiệp Thêu ren'],
    ['Thái Bình', 'Vân Khê'],
    ['Kon Tum', 'Mây Ngàn'],
    ['Quỳnh Phụ', 'Đá Trắng'],
  ]
  const rename = <T>(value: T): T =>
    JSON.parse(renamed.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)))
  for (const [plan, unit, on] of [
    ['thai-binh', 'Thái Bình', '2026-11-20'],
    ['kon-tum', 'Kon Tum', '2014-06-01'],
  ] as const) {
    const parties = partiesIn(annotatedPlans().find(({ name }) => name === plan)?.gold ?? rename({} as never))
    const { heirs, ...world } = partyWorld({
      territory: realTerritory(unit),
      unit,
      level: 'province',
      saidOn: '2014-01-01',
      on,
    })
    const before = resolveParties({ ...world, heirs }, parties).map(({ wording: _, wanted: __, ...reading }) => reading)
    const after = resolveParties({ ...rename(world), heirs }, rename(parties))
    expect(after.map(({ wording: _, wanted: __, ...reading }) => reading)).toEqual(before)
  }
})

describe('who watches over what', () => {
  const world = (on: string) =>
    partyWorld({ territory: realTerritory('Kon Tum'), unit: 'Kon Tum', level: 'province', saidOn: '2013-12-02', on })
  const watched = (on: string, words: string) => {
    const ground = new PartyGround(world(on))
    return watchedIn(ground, words).map(({ unitId, group }) => group ?? ground.unit(unitId ?? '')?.names.at(-1)?.name)
  }
  test.each([
    ['Phụ trách theo dõi, chỉ đạo huyện Đăk Tô, huyện Ngọc Hồi thực hiện kế hoạch', ['Đắk Tô', 'Ngọc Hồi']],
    ['- Phụ trách theo dõi, chỉ đạo huyện Đăk Hà và huyện Sa Thầy thực hiện kế hoạch.', ['Đắk Hà', 'Sa Thầy']],
    ['Phụ trách theo dõi, chỉ đạo Thành phố Kon Tum thực hiện kế hoạch', ['Kon Tum']],
    ['Phụ trách nhóm lao động nông thôn theo mục tiêu của kế hoạch', ['lao động nông thôn']],
    ['Phụ trách nhóm cán bộ, công chức, viên chức theo mục tiêu', ['cán bộ, công chức, viên chức']],
    ['CVP, PVP phụ trách;', []],
    ['tập huấn cho giám đốc và người phụ trách chuyên môn của trung tâm', []],
  ])('%s', (words, expected) => {
    expect(watched('2014-06-01', words)).toEqual(expected)
  })

  test('a district that ended is watched in the communes on its ground', () => {
    expect(watched('2026-11-20', 'Phụ trách theo dõi, chỉ đạo huyện Đăk Tô')).toEqual(['Đăk Tô', 'Ngọk Tụ', 'Kon Đào'])
  })
})

test('the world of the tests has bodies that ended', () => {
  expect(bodiesOf(thaiBinh).filter(({ successors }) => successors.length > 0).length).toBeGreaterThan(20)
})
