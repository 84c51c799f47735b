import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNIT_KINDS } from '../shared/units.ts'
import { expandUnitAbbreviations, unitFullName, unitSearchKey } from './unit-names.ts'
import { foldVietnamese } from './vietnamese-text.ts'

describe('abbreviations in a query', () => {
  test.each([
    ['tp thái bình', 'thanh pho thai binh'],
    ['TP. Thái Bình', 'thanh pho thai binh'],
    ['tp.hcm', 'thanh pho ho chi minh'],
    ['TPHCM', 'thanh pho ho chi minh'],
    ['tp ho chi minh', 'thanh pho ho chi minh'],
    ['HCM', 'ho chi minh'],
    ['tx. Đông Triều', 'thi xa dong trieu'],
    ['TT Đại Nghĩa', 'thi tran dai nghia'],
    ['h. Mỹ Đức', 'huyen my duc'],
    ['H.Mỹ Đức', 'huyen my duc'],
    ['x. Hồng Sơn', 'xa hong son'],
    ['x hong son', 'xa hong son'],
    ['P.5', 'phuong 5'],
    ['p05', 'phuong 5'],
    ['q1', 'quan 1'],
    ['Q. 1', 'quan 1'],
    ['t. Thái Bình', 'tinh thai binh'],
    ['Thái Bình', 'thai binh'],
    ['xã Xà Bang', 'xa xa bang'],
    ['h', 'h'],
    ['constructor', 'constructor'],
    ['', ''],
  ])('%s → %s', (query, expanded) => expect(expandUnitAbbreviations(query)).toBe(expanded))

  test('nothing is lost from a query that has none', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Mỹ', 'Đức', 'Hồng', 'Sơn', 'Bình'), { minLength: 1 }), (words) => {
        expect(expandUnitAbbreviations(words.join(' '))).toBe(foldVietnamese(words.join(' ')))
      }),
    )
  })
})

describe('a unit written in full', () => {
  test.each([
    ['commune', 'Hồng Sơn', 'xã Hồng Sơn'],
    ['ward', '10', 'Phường 10'],
    ['urban-district', '1', 'Quận 1'],
    ['city', 'Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
    ['city', 'Đồng Nai', 'thành phố Đồng Nai'],
    ['nation', 'Việt Nam', 'Việt Nam'],
  ] as const)('%s %s → %s', (kind, name, fullName) => expect(unitFullName(kind, name)).toBe(fullName))

  test('is found by its search key in whatever case it is typed', () => {
    for (const kind of UNIT_KINDS) {
      expect(unitSearchKey(kind, 'Mỹ Đức')).toContain(` ${foldVietnamese('MỸ ĐỨC')}`)
    }
  })
})
