import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Config, ConfigProblem, type Environment, readConfig } from './config.ts'
import { usualSignIn } from './modules/identity/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'hieuhoc-config-'))
const file = join(folder, 'file')
writeFileSync(file, 'not a certificate', { mode: 0o600 })
const databaseUrlFile = join(folder, 'database-url')
writeFileSync(databaseUrlFile, 'postgres://u:p@db.example.vn/hieuhoc\n', { mode: 0o600 })
afterAll(() => rmSync(folder, { recursive: true }))

const untouched: Config = {
  port: 8080,
  host: '127.0.0.1',
  dataDir: resolve(folder, 'data'),
  databaseUrl: undefined,
  publicUrl: undefined,
  tls: undefined,
  trustProxy: undefined,
  backup: { folder: undefined, schedule: undefined, keep: 14, passphrase: undefined },
  mail: { way: 'off' },
  signIn: usualSignIn,
  openSecretFiles: [],
}

test.each<[string, Environment, Partial<Config>]>([
  ['nothing set', {}, {}],
  [
    'an empty value is not set',
    {
      PORT: '',
      HOST: ' ',
      HIEUHOC_DATA: '',
      DATABASE_URL: '',
      PUBLIC_URL: '',
      HIEUHOC_TLS_CERT: '',
      HIEUHOC_TRUST_PROXY: '',
    },
    {},
  ],
  [
    'a folder for backups: one a day',
    { HIEUHOC_BACKUP_DIR: 'kho' },
    { backup: { ...untouched.backup, folder: resolve(folder, 'kho'), schedule: { everyHours: 24, at: null } } },
  ],
  [
    'a time for backups, how many stay, and a passphrase whose spaces count',
    { HIEUHOC_BACKUP_EVERY: '2:30', HIEUHOC_BACKUP_KEEP: '3', HIEUHOC_BACKUP_PASSPHRASE: ' mật khẩu ' },
    { backup: { ...untouched.backup, schedule: { everyHours: null, at: '02:30' }, keep: 3, passphrase: ' mật khẩu ' } },
  ],
  [
    'a passphrase from a file',
    { HIEUHOC_BACKUP_PASSPHRASE_FILE: file },
    { backup: { ...untouched.backup, passphrase: 'not a certificate' } },
  ],
  [
    'a database whose address stands in a file',
    { DATABASE_URL_FILE: databaseUrlFile },
    { databaseUrl: 'postgres://u:p@db.example.vn/hieuhoc' },
  ],
  ['letters that stay here', { HIEUHOC_SMTP_URL: 'keep:' }, { mail: { way: 'kept' } }],
  [
    'a mail server',
    {
      HIEUHOC_SMTP_URL: 'smtp://hieuhoc:m%E1%BA%ADt%20kh%E1%BA%A9u@mail.example.vn',
      HIEUHOC_MAIL_FROM: '"Sở GDĐT" <hieuhoc@tinh.example.vn>',
    },
    {
      mail: {
        way: 'smtp',
        server: {
          host: 'mail.example.vn',
          port: 587,
          tls: false,
          onThisMachine: false,
          user: 'hieuhoc',
          password: 'mật khẩu',
          ca: undefined,
          from: { name: 'Sở GDĐT', address: 'hieuhoc@tinh.example.vn' },
        },
      },
    },
  ],
  [
    'a mail server on this machine, by TLS from the start',
    { HIEUHOC_SMTP_URL: 'smtps://[::1]', HIEUHOC_MAIL_FROM: 'hieuhoc@tinh.example.vn' },
    {
      mail: {
        way: 'smtp',
        server: {
          host: '::1',
          port: 465,
          tls: true,
          onThisMachine: true,
          user: undefined,
          password: undefined,
          ca: undefined,
          from: { name: 'Hiếu Học', address: 'hieuhoc@tinh.example.vn' },
        },
      },
    },
  ],
  ['a port', { PORT: '3000' }, { port: 3000 }],
  ['any free port', { PORT: '0' }, { port: 0 }],
  ['the loopback of IPv6', { HOST: '[::1]' }, { host: '::1' }],
  ['a loopback name', { HOST: 'localhost' }, { host: 'localhost' }],
  [
    'a folder is read from where one stands',
    { HIEUHOC_DATA: '../elsewhere' },
    { dataDir: resolve(folder, '../elsewhere') },
  ],
  ['a folder with spaces and accents', { HIEUHOC_DATA: '/srv/Hiếu Học' }, { dataDir: resolve('/srv/Hiếu Học') }],
  [
    'a database',
    { DATABASE_URL: 'postgres://u:p@db.example.vn/hieuhoc' },
    { databaseUrl: 'postgres://u:p@db.example.vn/hieuhoc' },
  ],
  ['its longer scheme', { DATABASE_URL: 'postgresql://db/hieuhoc' }, { databaseUrl: 'postgresql://db/hieuhoc' }],
  [
    'a socket folder',
    { DATABASE_URL: 'postgres:///hieuhoc?host=/run/postgresql' },
    { databaseUrl: 'postgres:///hieuhoc?host=/run/postgresql' },
  ],
  ['a public address', { PUBLIC_URL: 'https://hieuhoc.example.vn/' }, { publicUrl: 'https://hieuhoc.example.vn' }],
  ['plain http to oneself', { PUBLIC_URL: 'http://localhost:8080' }, { publicUrl: 'http://localhost:8080' }],
  [
    'a proxy before an open address',
    { HOST: '0.0.0.0', HIEUHOC_TRUST_PROXY: '1', PUBLIC_URL: 'https://hieuhoc.example.vn' },
    { host: '0.0.0.0', trustProxy: 1, publicUrl: 'https://hieuhoc.example.vn' },
  ],
  [
    'proxies by address',
    { HIEUHOC_TRUST_PROXY: '10.0.0.5, fd00::/8', PUBLIC_URL: 'https://hieuhoc.example.vn' },
    { trustProxy: ['10.0.0.5', 'fd00::/8'], publicUrl: 'https://hieuhoc.example.vn' },
  ],
])('%s', (_name, env, expected) => {
  expect(readConfig(env, folder)).toEqual({ ...untouched, ...expected })
})

test.each<[keyof Environment & string, Environment]>([
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['PORT', { PORT: '80.5' }],
  ['PORT', { PORT: '0x50' }],
  ['PORT', { PORT: '80\n81' }],
  ['HOST', { HOST: 'http://127.0.0.1' }],
  ['HOST', { HOST: '127.0.0.1:8080' }],
  ['HOST', { HOST: '999.1.1.1' }],
  ['HOST', { HOST: '0.0.0.0' }],
  ['HOST', { HOST: '::' }],
  ['HOST', { HOST: 'hieuhoc.example.vn' }],
  ['HOST', { HOST: '127.example.vn' }],
  ['HIEUHOC_DATA', { HIEUHOC_DATA: file }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://u:secret@db/hieuhoc' }],
  ['DATABASE_URL', { DATABASE_URL: 'db/secret' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://u:secret@db' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres:///secret' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://u:secret@db:port/hieuhoc' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'hieuhoc.example.vn' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://hieuhoc.example.vn' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://hieuhoc.example.vn/app' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://hieuhoc.example.vn?a=1' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://u:secret@hieuhoc.example.vn' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'http://hieuhoc.example.vn' }],
  ['PUBLIC_URL', { HIEUHOC_TRUST_PROXY: '1' }],
  ['HIEUHOC_TLS_CERT', { HIEUHOC_TLS_KEY: file }],
  ['HIEUHOC_TLS_KEY', { HIEUHOC_TLS_CERT: file }],
  ['HIEUHOC_TLS_CERT', { HIEUHOC_TLS_CERT: join(folder, 'none'), HIEUHOC_TLS_KEY: file }],
  ['HIEUHOC_TLS_CERT', { HIEUHOC_TLS_CERT: file, HIEUHOC_TLS_KEY: file }],
  ['HIEUHOC_BACKUP_EVERY', { HIEUHOC_BACKUP_EVERY: 'day' }],
  ['HIEUHOC_BACKUP_EVERY', { HIEUHOC_BACKUP_EVERY: '0' }],
  ['HIEUHOC_BACKUP_EVERY', { HIEUHOC_BACKUP_EVERY: '24:00' }],
  ['HIEUHOC_BACKUP_KEEP', { HIEUHOC_BACKUP_KEEP: '0' }],
  ['HIEUHOC_BACKUP_PASSPHRASE', { HIEUHOC_BACKUP_PASSPHRASE: 'secret', HIEUHOC_BACKUP_PASSPHRASE_FILE: file }],
  ['HIEUHOC_BACKUP_PASSPHRASE_FILE', { HIEUHOC_BACKUP_PASSPHRASE_FILE: join(folder, 'none') }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://u:secret@db/hieuhoc', DATABASE_URL_FILE: file }],
  ['DATABASE_URL_FILE', { DATABASE_URL_FILE: join(folder, 'none') }],
  ['HIEUHOC_SMTP_URL', { HIEUHOC_SMTP_URL: 'mail.example.vn:secret' }],
  ['HIEUHOC_SMTP_URL', { HIEUHOC_SMTP_URL: 'smtp://u:secret%@mail.example.vn' }],
  ['HIEUHOC_SMTP_URL', { HIEUHOC_SMTP_URL: 'smtp://u:secret@mail.example.vn', HIEUHOC_SMTP_URL_FILE: file }],
  ['HIEUHOC_SMTP_URL_FILE', { HIEUHOC_SMTP_URL_FILE: join(folder, 'none') }],
  ['HIEUHOC_MAIL_FROM', { HIEUHOC_SMTP_URL: 'smtp://u:secret@mail.example.vn' }],
  ['HIEUHOC_MAIL_FROM', { HIEUHOC_SMTP_URL: 'smtp://mail.example.vn', HIEUHOC_MAIL_FROM: 'Hiếu Học' }],
  [
    'HIEUHOC_SMTP_CA',
    { HIEUHOC_SMTP_URL: 'smtp://mail.example.vn', HIEUHOC_MAIL_FROM: 'a@b.vn', HIEUHOC_SMTP_CA: file },
  ],
  ['HIEUHOC_TRUST_PROXY', { HIEUHOC_TRUST_PROXY: 'yes' }],
  ['HIEUHOC_TRUST_PROXY', { HIEUHOC_TRUST_PROXY: '0' }],
  ['HIEUHOC_TRUST_PROXY', { HIEUHOC_TRUST_PROXY: '10.0.0.0/33' }],
])('a wrong %s is refused in one line that names it: %j', (name, env) => {
  const refusal = refusalOf(env)
  expect(refusal).toBeInstanceOf(ConfigProblem)
  expect(refusal.message).toMatch(new RegExp(`^${name} `))
  expect(refusal.message).not.toMatch(/\n|secret/)
  expect(refusal.message).toMatch(/Example: |set HIEUHOC_TLS_CERT/)
})

function refusalOf(env: Environment): Error {
  try {
    readConfig(env, folder)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('accepted')
}

test.skipIf(process.platform === 'win32')('a file with a secret that everyone on the machine may read is told', () => {
  const open = join(folder, 'open')
  writeFileSync(open, 'câu dài để khoá bản sao')
  chmodSync(open, 0o644)
  const { openSecretFiles } = readConfig(
    { HIEUHOC_BACKUP_PASSPHRASE_FILE: open, DATABASE_URL_FILE: databaseUrlFile },
    folder,
  )
  expect(openSecretFiles).toEqual(['HIEUHOC_BACKUP_PASSPHRASE_FILE'])
})
