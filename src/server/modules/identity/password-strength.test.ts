import { expect, test } from 'vitest'
import { judgePassword, ownWordsOf } from './password-strength.ts'

const own = ownWordsOf('Nguyễn Thị Lan', 'lan.nguyen@hungyen.gov.vn', 'tỉnh Hưng Yên')
const judged = async (password: string) => (await judgePassword(password, own)).fault ?? 'taken'

test.each([
  ['1234567890', 'common-password'],
  ['iloveyou12', 'common-password'],
  ['matkhau2026', 'common-password'],
  ['Mật khẩu 123', 'common-password'],
  ['anhyeuem123', 'common-password'],
  ['Anh yêu em', 'common-password'],
  ['Thaibinh@123', 'common-password'],
  ['xinchaovietnam', 'common-password'],
  ['lan.nguyen1985', 'own-words'],
  ['NguyenThiLan1', 'own-words'],
  ['Hungyen@2026', 'own-words'],
  ['aaaaaaaaaaaaaaaa', 'pattern'],
])('%s is refused as %s', async (password, fault) => {
  expect(await judged(password)).toBe(fault)
})

test.each(['một câu ngắn dễ nhớ', 'Mật khẩu để thử 2026', 'mật khẩu khác hẳn', 'ghế xanh bay qua cầu', 'Tq7#wz9!Lp2m'])(
  '%s is taken',
  async (password) => {
    expect(await judged(password)).toBe('taken')
  },
)

test('a word of one’s own does not spoil a password that is strong without it', async () => {
  expect(await judged('Lan thích đọc sách bên hồ')).toBe('taken')
})

test('the longest password that is taken costs no more than its beginning', async () => {
  const { strength } = await judgePassword('abcd1234'.repeat(16), [])
  expect(strength).toBe('refused')
})
