import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSignIn } from './sign-in-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'hieuhoc-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'secret'), 'từ tệp\n')
writeFileSync(join(folder, 'empty'), '\n')

const read = (env: Record<string, string>) => readSignIn(env, folder)
const oidc = {
  HIEUHOC_OIDC_ISSUER: 'https://sso.example.vn/realms/tinh',
  HIEUHOC_OIDC_CLIENT_ID: 'hieuhoc',
  HIEUHOC_OIDC_CLIENT_SECRET: 'bí mật',
}

test('without settings a session is a working day, nobody needs a second factor, and there is no provider', () => {
  expect(read({})).toEqual({ idleHours: 12, sessionDays: 7, secondFactor: 'nobody' })
})

test('settings are taken, the secret of a provider also from a file', () => {
  expect(
    read({
      ...oidc,
      HIEUHOC_OIDC_CLIENT_SECRET: '',
      HIEUHOC_OIDC_CLIENT_SECRET_FILE: 'secret',
      HIEUHOC_OIDC_NAME: 'Cổng tỉnh',
      HIEUHOC_SESSION_HOURS: '1',
      HIEUHOC_SESSION_DAYS: '30',
      HIEUHOC_REQUIRE_SECOND_FACTOR: 'everyone',
    }),
  ).toEqual({
    idleHours: 1,
    sessionDays: 30,
    secondFactor: 'everyone',
    oidc: {
      issuer: 'https://sso.example.vn/realms/tinh',
      clientId: 'hieuhoc',
      clientSecret: 'từ tệp',
      name: 'Cổng tỉnh',
    },
  })
  expect(read(oidc).oidc).toMatchObject({ name: 'sso.example.vn', clientSecret: 'bí mật' })
})

test.each<[string, Record<string, string>]>([
  ['HIEUHOC_SESSION_HOURS', { HIEUHOC_SESSION_HOURS: '0' }],
  ['HIEUHOC_SESSION_DAYS', { HIEUHOC_SESSION_DAYS: 'một' }],
  ['HIEUHOC_REQUIRE_SECOND_FACTOR', { HIEUHOC_REQUIRE_SECOND_FACTOR: 'yes' }],
  ['HIEUHOC_OIDC_ISSUER', { ...oidc, HIEUHOC_OIDC_ISSUER: '' }],
  ['HIEUHOC_OIDC_ISSUER', { ...oidc, HIEUHOC_OIDC_ISSUER: 'http://sso.example.vn' }],
  ['HIEUHOC_OIDC_ISSUER', { ...oidc, HIEUHOC_OIDC_ISSUER: 'https://sso.example.vn/?a=b' }],
  ['HIEUHOC_OIDC_CLIENT_ID', { ...oidc, HIEUHOC_OIDC_CLIENT_ID: ' ' }],
  ['HIEUHOC_OIDC_CLIENT_SECRET_FILE', { ...oidc, HIEUHOC_OIDC_CLIENT_SECRET: '' }],
  ['HIEUHOC_OIDC_CLIENT_SECRET', { ...oidc, HIEUHOC_OIDC_CLIENT_SECRET_FILE: 'secret' }],
  [
    'HIEUHOC_OIDC_CLIENT_SECRET_FILE',
    { ...oidc, HIEUHOC_OIDC_CLIENT_SECRET: '', HIEUHOC_OIDC_CLIENT_SECRET_FILE: 'missing' },
  ],
  [
    'HIEUHOC_OIDC_CLIENT_SECRET_FILE',
    { ...oidc, HIEUHOC_OIDC_CLIENT_SECRET: '', HIEUHOC_OIDC_CLIENT_SECRET_FILE: 'empty' },
  ],
])('a wrong value of %s is refused in one line that names it and shows a right one', (name, env) => {
  expect(() => read(env)).toThrow(new RegExp(`^${name}.*Example: [^\n]*$`))
})

test('the secret of a provider is never repeated', () => {
  const wrong = { ...oidc, HIEUHOC_OIDC_CLIENT_ID: '' }
  expect(() => read(wrong)).not.toThrow(/bí mật/)
})
