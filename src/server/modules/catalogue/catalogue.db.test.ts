import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type {
  DimensionPage,
  ElementList,
  ElementPage,
  IndicatorPage,
  NewElement,
  NewIndicator,
  RulePage,
} from '../../../shared/elements.ts'

const context = useApp()
let homeId: number
let planner: Client
let reader: Client
let elsewhere: Client
beforeAll(async () => {
  const province = await context.setUp('33')
  homeId = province.homeId
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  reader = await context.signIn({ role: 'viewer', unitId: await context.unitId('commune', '12826') })
  elsewhere = await context.signIn({ role: 'planner', unitId: (await context.setUp('01')).unitId })
})

const someElement = (rest: Partial<NewElement> = {}): NewElement => ({
  ...{
    homeId,
    code: 'thu-vien',
    name: 'Số thư viện xã',
    definition: 'Thư viện mở cửa.',
    kind: 'whole',
    measure: 'thư viện',
  },
  ...{ source: null, level: 3, frequency: 'year', dimensions: [], wantsSurvey: false, validFrom: '2026-01-01' },
  ...rest,
})
const someIndicator = (rest: Partial<NewIndicator> = {}): NewIndicator => ({
  ...{
    homeId,
    code: 'ty-le-thu-vien',
    name: 'Tỷ lệ thư viện',
    kind: 'ratio',
    measure: '%',
    source: null,
    validFrom: '2026-01-01',
  },
  numerator: [{ elementId: '302', category: '' }],
  denominator: [{ elementId: '301', category: '' }],
  ...rest,
})
const add = async (element: NewElement): Promise<string> => {
  const made = await planner.post('/api/catalogue/elements', element)
  expect(made.statusCode, made.body).toBe(201)
  return made.json().id
}
const page = async (client: Client, id: string): Promise<ElementPage> =>
  (await client.get(`/api/catalogue/elements/${id}`)).json()
const versionOf = ({ homeId: _, ...element }: NewElement) => element

describe('the catalogue', () => {
  test('is searched without accents, and paged by a cursor', async () => {
    const found: ElementList = (await reader.get('/api/catalogue/elements?q=gia%20dinh%20hoc%20tap')).json()
    expect(found.rows.map(({ code }) => code)).toContain('learning-families')
    const codes: string[] = []
    let after = ''
    for (;;) {
      const { rows, next }: ElementList = (await reader.get(`/api/catalogue/elements?limit=20${after}`)).json()
      codes.push(...rows.map(({ code }) => code))
      if (next === null) break
      after = `&after=${encodeURIComponent(next)}`
    }
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThan(80)
    expect((await reader.get('/api/catalogue/elements?q=100%25_')).json().rows).toEqual([])
  })

  test('tells of an element what is made of it', async () => {
    const { versions, indicators, rules, mayPlan } = await page(planner, '301')
    expect([versions[0]?.name, mayPlan, rules]).toEqual(['Số gia đình', false, []])
    expect(indicators.map(({ code }) => code)).toEqual(['387.2'])
    expect((await page(planner, '102')).rules).toHaveLength(1)
  })
})

describe('one’s own entries', () => {
  test('are added by the planner of the province, seen below it and by no other province', async () => {
    const id = await add(someElement())
    expect(Number(id)).toBeGreaterThanOrEqual(1_000_000)
    expect((await page(reader, id)).versions[0]?.name).toBe('Số thư viện xã')
    expect((await elsewhere.get(`/api/catalogue/elements/${id}`)).statusCode).toBe(404)
    const communePlanner = await context.signIn({ role: 'planner', unitId: await context.unitId('commune', '12826') })
    for (const client of [elsewhere, communePlanner])
      expect((await client.post('/api/catalogue/elements', someElement({ code: 'khac' }))).statusCode).toBe(403)
    expect(
      (await communePlanner.post(`/api/catalogue/elements/${id}/end`, { validUntil: '2027-01-01' })).statusCode,
    ).toBe(403)
    const { mayPlan }: ElementList = (await planner.get('/api/catalogue/elements')).json()
    expect(mayPlan.map((home) => home.homeId)).toEqual([homeId])
    expect((await communePlanner.get('/api/catalogue/elements')).json().mayPlan).toEqual([])
  })

  test('say something else from a day on; days never overlap', async () => {
    const element = someElement({ code: 'cau-lac-bo', name: 'Số câu lạc bộ' })
    const id = await add(element)
    const change = (rest: Partial<NewElement>) =>
      planner.post(`/api/catalogue/elements/${id}/versions`, versionOf({ ...element, ...rest }))
    expect((await change({ validFrom: '2027-01-01', name: 'Số câu lạc bộ học tập' })).statusCode).toBe(201)
    expect(
      (await page(planner, id)).versions.map(({ name, validFrom, validUntil }) => [name, validFrom, validUntil]),
    ).toEqual([
      ['Số câu lạc bộ học tập', '2027-01-01', null],
      ['Số câu lạc bộ', '2026-01-01', '2027-01-01'],
    ])
    const late = await change({ validFrom: '2026-06-01' })
    expect([late.statusCode, late.json().type]).toEqual([409, '/problems/versions-overlap'])
    const twice = await Promise.all([change({ validFrom: '2028-01-01' }), change({ validFrom: '2028-01-01' })])
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  })

  test('are split by two dimensions at once where they are split by each of them', async () => {
    const split = (dimensions: string[]) =>
      planner.post('/api/catalogue/elements', someElement({ code: `hoc-vien-${dimensions.length}`, dimensions }))
    expect((await split(['sex', 'area', 'area,sex'])).statusCode).toBe(201)
    for (const [dimensions, code] of [
      [['sex', 'area,sex'], 'crossed-alone'],
      [['sex', 'area', 'sex,area', 'ethnic'], 'order'],
    ] as [string[], string][]) {
      const refused = await split(dimensions)
      expect([refused.statusCode, refused.json().errors?.map((each: { code: string }) => each.code)]).toEqual([
        400,
        [code],
      ])
    }
  })

  test('take no code that another has, also none that is shipped', async () => {
    await add(someElement({ code: 'phong-doc' }))
    for (const code of ['phong-doc', 'families']) {
      const refused = await planner.post('/api/catalogue/elements', someElement({ code }))
      expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/catalogue-code-taken'])
    }
  })

  test('what is shipped is changed by nobody, also not by a planner of the nation', async () => {
    const nation = await context.signIn({ role: 'planner', unitId: '1' })
    for (const client of [planner, nation])
      for (const [path, body] of [
        ['elements/301/end', { validUntil: '2027-01-01' }],
        ['elements/301/versions', versionOf(someElement({ validFrom: '2027-01-01' }))],
        ['dimensions/sex/end', { validUntil: '2027-01-01' }],
      ] as const) {
        const refused = await client.post(`/api/catalogue/${path}`, body)
        expect([path, refused.statusCode, refused.json().type]).toEqual([path, 409, '/problems/shipped-entry'])
      }
  })

  test('an indicator names elements and options that there are, and is divided as its kind is', async () => {
    const faultsOf = async (rest: Partial<NewIndicator>) =>
      (await planner.post('/api/catalogue/indicators', someIndicator(rest))).json().errors
    const term = (elementId: string, category = '') => [{ elementId, category }]
    expect(await faultsOf({ numerator: term('999999') })).toEqual([
      { pointer: '#/numerator/0/elementId', code: 'unknown' },
    ])
    expect(await faultsOf({ numerator: term('302', 'sex:female') })).toEqual([
      { pointer: '#/numerator/0/category', code: 'unknown' },
    ])
    expect(await faultsOf({ denominator: null })).toEqual([{ pointer: '#/denominator', code: 'required' }])
    expect(await faultsOf({ kind: 'count' })).toEqual([{ pointer: '#/denominator', code: 'not-divided' }])
    expect(await faultsOf({ kind: 'share-of-units', denominator: null })).toEqual([
      { pointer: '#/numerator/0/elementId', code: 'wrong-kind' },
    ])
    const made = await planner.post(
      '/api/catalogue/indicators',
      someIndicator({ numerator: term('103', 'sex:female'), denominator: term('101', 'sex:female') }),
    )
    expect(made.statusCode, made.body).toBe(201)
  })

  test('what is needed does not end; what is not, does', async () => {
    const id = await add(someElement({ code: 'tu-sach' }))
    const made = await planner.post(
      '/api/catalogue/indicators',
      someIndicator({
        code: 'so-tu-sach',
        kind: 'count',
        measure: 'tủ',
        denominator: null,
        numerator: [{ elementId: id, category: '' }],
      }),
    )
    const end = (path: string) => planner.post(`/api/catalogue/${path}/end`, { validUntil: '2027-01-01' })
    const refused = await end(`elements/${id}`)
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/entry-in-use'])
    expect((await end(`indicators/${made.json().id}`)).statusCode).toBe(200)
    // What ended is still read, and needs it until then.
    expect((await end(`elements/${id}`)).statusCode).toBe(200)
  })

  test('a part that something is made of is not dropped by a new version', async () => {
    const options = ['sach', 'bao', 'tranh'].map((code) => ({ code, name: `Loại ${code}` }))
    const dimension = { name: 'Loại ấn phẩm', options, whole: true, validFrom: '2026-01-01' }
    await planner.post('/api/catalogue/dimensions', { homeId, code: 'an-pham', ...dimension })
    const element = someElement({ code: 'an-pham', dimensions: ['an-pham'] })
    const id = await add(element)
    const made = await planner.post(
      '/api/catalogue/indicators',
      someIndicator({
        ...{ code: 'so-sach', name: 'Số sách', kind: 'count', measure: 'cuốn', denominator: null },
        numerator: [{ elementId: id, category: 'an-pham:sach' }],
      }),
    )
    expect(made.statusCode, made.body).toBe(201)
    const refused = async (path: string, body: object) => {
      const answer = await planner.post(`/api/catalogue/${path}/versions`, { ...body, validFrom: '2027-01-01' })
      return [answer.statusCode, answer.json().params?.by]
    }
    expect(await refused(`elements/${id}`, versionOf({ ...element, dimensions: [] }))).toEqual([409, 'Số sách'])
    expect(await refused('dimensions/an-pham', { ...dimension, options: options.slice(1) })).toEqual([409, 'Số sách'])
    expect((await refused('dimensions/an-pham', { ...dimension, options: options.slice(0, 2) }))[0]).toBe(201)
    const page: IndicatorPage = (await reader.get(`/api/catalogue/indicators/${made.json().id}`)).json()
    expect(page.elements).toMatchObject([{ id, dimensions: ['an-pham'] }])
    const split: DimensionPage = (await planner.get('/api/catalogue/dimensions/an-pham')).json()
    expect([split.mayPlan, split.versions.map(({ options }) => options.length)]).toEqual([true, [2, 3]])
    expect(split.elements.map((each) => each.id)).toEqual([id])
    expect((await elsewhere.get('/api/catalogue/dimensions/an-pham')).statusCode).toBe(404)
  })

  test('dimensions and rules are kept alike', async () => {
    const dimension = {
      ...{ homeId, code: 'loai-truong', name: 'Loại trường', whole: true, validFrom: '2026-01-01' },
      options: [
        { code: 'cong', name: 'Công lập' },
        { code: 'tu', name: 'Tư thục' },
      ],
    }
    expect((await planner.post('/api/catalogue/dimensions', dimension)).statusCode).toBe(201)
    expect((await planner.post('/api/catalogue/dimensions', dimension)).json().type).toBe(
      '/problems/catalogue-code-taken',
    )
    await add(someElement({ code: 'truong', dimensions: ['loai-truong'] }))
    const ended = await planner.post('/api/catalogue/dimensions/loai-truong/end', { validUntil: '2027-01-01' })
    expect(ended.json().type).toBe('/problems/entry-in-use')
    const rule = {
      ...{
        homeId,
        kind: 'change',
        comparator: null,
        rightTerms: null,
        percent: '20',
        severity: 'soft',
        validFrom: '2026-01-01',
      },
      ...{
        leftTerms: [{ elementId: '301', category: '' }],
        sentence: 'Số gia đình không đổi quá 20% so với kỳ trước.',
      },
    }
    const made = await planner.post('/api/catalogue/rules', rule)
    expect(made.statusCode, made.body).toBe(201)
    expect((await planner.post('/api/catalogue/rules', { ...rule, percent: null })).json().errors).toEqual([
      { pointer: '#/percent', code: 'required' },
    ])
    expect((await planner.get('/api/catalogue/rules?q=so%20gia%20dinh')).json().rows).toHaveLength(1)
    const { homeId: _, ...version } = rule
    const harder = { ...version, severity: 'hard', percent: '12.5', validFrom: '2026-06-01' }
    const changed = await planner.post(`/api/catalogue/rules/${made.json().id}/versions`, harder)
    expect(changed.statusCode, changed.body).toBe(201)
    const page: RulePage = (await reader.get(`/api/catalogue/rules/${made.json().id}`)).json()
    expect(page.versions.map(({ percent, severity }) => [percent, severity])).toEqual([
      ['12.5', 'hard'],
      ['20', 'soft'],
    ])
    expect([page.mayPlan, page.elements.map(({ name }) => name)]).toEqual([false, ['Số gia đình']])
    expect(
      (await planner.post(`/api/catalogue/rules/${made.json().id}/end`, { validUntil: '2027-01-01' })).statusCode,
    ).toBe(200)
  })
})
