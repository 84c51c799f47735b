import { readFileSync, statSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { BackupSchedule } from '../shared/system.ts'
import { ConfigProblem, type Environment, isLoopback, show } from './config-problem.ts'
import type { SignInSettings } from './modules/identity/index.ts'
import type { SmtpServer } from './platform/mail.ts'
import { openToAll, readSecret } from './secret-settings.ts'
import { readSignIn } from './sign-in-config.ts'

export type Config = {
  /** 0 takes any free port. */
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  /** One's own PostgreSQL; without it the embedded one runs. */
  databaseUrl: string | undefined
  /** The origin that people see, such as `https://hieuhoc.example.vn`. */
  publicUrl: string | undefined
  tls: { cert: Buffer; key: Buffer } | undefined
  /** As Fastify takes it: how many proxies stand in front, or their addresses. */
  trustProxy: number | string[] | undefined
  signIn: SignInSettings
  backup: BackupConfig
  mail: MailConfig
  /** Variables that name a file with a secret which every user of this machine may read. */
  openSecretFiles: string[]
}

/** How letters leave: not at all, to a page where they are read, or through a mail server. */
export type MailConfig = { way: 'off' | 'kept' } | { way: 'smtp'; server: SmtpServer }

export type BackupConfig = {
  /** Absolute; where the server puts its own. Undefined: beside the data. */
  folder: string | undefined
  /** Undefined: only when somebody asks. */
  schedule: BackupSchedule | undefined
  /** So many stay; older ones are removed. */
  keep: number
  passphrase: string | undefined
}

export { ConfigProblem, type Environment, isLoopback } from './config-problem.ts'

export function readConfig(env: Environment, cwd: string): Config {
  const read = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const text = env[name]?.trim()
    return text ? parse(text) : undefined
  }
  const config: Config = {
    port: read('PORT', parsePort) ?? 8080,
    host: read('HOST', parseHost) ?? '127.0.0.1',
    dataDir: parseDataDir(env.HIEUHOC_DATA?.trim() || './data', cwd),
    databaseUrl: readDatabaseUrl(env, cwd),
    publicUrl: read('PUBLIC_URL', parsePublicUrl),
    tls: readTls(env, cwd),
    trustProxy: read('HIEUHOC_TRUST_PROXY', parseTrustProxy),
    backup: readBackup(env, cwd),
    mail: readMail(env, cwd),
    signIn: readSignIn(env, cwd),
    openSecretFiles: openToAll(env, cwd),
  }
  requireTls(config)
  requirePublicUrl(config)
  return config
}

/** Passwords must not cross a network in the clear. */
function requireTls({ host, tls, trustProxy }: Config): void {
  if (isLoopback(host) || tls || trustProxy !== undefined) return
  throw new ConfigProblem(
    `HOST is ${host}, which other machines reach, and plain http is only for this one: set HIEUHOC_TLS_CERT and HIEUHOC_TLS_KEY, or HIEUHOC_TRUST_PROXY=1 behind a proxy that does TLS.`,
  )
}

/** Behind a proxy the address that people see cannot be known, and a change that comes from another one is refused. */
function requirePublicUrl({ publicUrl, trustProxy }: Config): void {
  if (trustProxy === undefined || publicUrl !== undefined) return
  throw new ConfigProblem(
    'PUBLIC_URL is missing beside HIEUHOC_TRUST_PROXY. Example: PUBLIC_URL=https://hieuhoc.example.vn',
  )
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new ConfigProblem(`PORT is ${show(text)}, not a whole number up to 65535. Example: PORT=8080`)
}

function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) || /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.?$/i.test(host)) {
    if (isIP(host) || !/^[\d.]+$/.test(host)) return host
  }
  throw new ConfigProblem(`HOST is ${show(text)}, not an address or a host name. Example: HOST=127.0.0.1`)
}

function parseDataDir(text: string, cwd: string): string {
  const folder = resolve(cwd, text)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new ConfigProblem(
      `HIEUHOC_DATA is ${show(text)}, which is a file and not a folder. Example: HIEUHOC_DATA=./data`,
    )
  }
  return folder
}

function readDatabaseUrl(env: Environment, cwd: string): string | undefined {
  const text = readSecret(env, cwd, 'DATABASE_URL', 'Example: DATABASE_URL_FILE=/etc/hieuhoc/database-url')?.trim()
  return text ? parseDatabaseUrl(text) : undefined
}

/** The value is never repeated: a password may stand in it. */
function parseDatabaseUrl(text: string): string {
  const example = 'Example: DATABASE_URL=postgres://hieuhoc:password@127.0.0.1:5432/hieuhoc'
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigProblem(`DATABASE_URL does not begin with postgres://. ${example}`)
  }
  if (!URL.canParse(text)) throw new ConfigProblem(`DATABASE_URL is not a valid address. ${example}`)
  const url = new URL(text)
  const lacks =
    !url.hostname && !url.searchParams.has('host') ? 'host' : url.pathname.length < 2 ? 'database' : undefined
  if (lacks) throw new ConfigProblem(`DATABASE_URL names no ${lacks}. ${example}`)
  return text
}

function parsePublicUrl(text: string): string {
  const wrong = (what: string) =>
    new ConfigProblem(`PUBLIC_URL is ${show(text)}, ${what}. Example: PUBLIC_URL=https://hieuhoc.example.vn`)
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw wrong('not an http or https address')
  const url = new URL(text)
  if (url.username || url.password)
    throw new ConfigProblem('PUBLIC_URL holds a user or password. Example: PUBLIC_URL=https://hieuhoc.example.vn')
  if (url.pathname !== '/' || url.search || url.hash) throw wrong('which has more than a host and a port')
  if (url.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))) {
    throw wrong('but plain http is only for this machine')
  }
  return url.origin
}

function readTls(env: Environment, cwd: string): Config['tls'] {
  const [certFile, keyFile] = [env.HIEUHOC_TLS_CERT?.trim(), env.HIEUHOC_TLS_KEY?.trim()]
  if (!certFile && !keyFile) return undefined
  const example = 'Example: HIEUHOC_TLS_CERT=/etc/hieuhoc/cert.pem HIEUHOC_TLS_KEY=/etc/hieuhoc/key.pem'
  if (!certFile) throw new ConfigProblem(`HIEUHOC_TLS_CERT is missing beside HIEUHOC_TLS_KEY. ${example}`)
  if (!keyFile) throw new ConfigProblem(`HIEUHOC_TLS_KEY is missing beside HIEUHOC_TLS_CERT. ${example}`)
  const readPem = (name: string, file: string) => {
    try {
      return readFileSync(resolve(cwd, file))
    } catch (error) {
      throw new ConfigProblem(
        `${name} is ${show(file)}, which cannot be read (${(error as NodeJS.ErrnoException).code}). ${example}`,
      )
    }
  }
  const tls = { cert: readPem('HIEUHOC_TLS_CERT', certFile), key: readPem('HIEUHOC_TLS_KEY', keyFile) }
  try {
    createSecureContext(tls)
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new ConfigProblem(
      `HIEUHOC_TLS_CERT and HIEUHOC_TLS_KEY are not a certificate and its key in PEM (${why}). ${example}`,
    )
  }
  return tls
}

function parseTrustProxy(text: string): number | string[] {
  if (/^[1-9]$/.test(text)) return Number(text)
  const addresses = text.split(',').map((address) => address.trim())
  if (addresses.every(isAddressOrNetwork)) return addresses
  throw new ConfigProblem(
    `HIEUHOC_TRUST_PROXY is ${show(text)}, neither a number of proxies nor their addresses. Example: HIEUHOC_TRUST_PROXY=1 or HIEUHOC_TRUST_PROXY=10.0.0.5,10.1.0.0/16`,
  )
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  if (bits === undefined) return true
  try {
    new BlockList().addSubnet(address, /^\d+$/.test(bits) ? Number(bits) : -1, version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

function readBackup(env: Environment, cwd: string): BackupConfig {
  const dir = env.HIEUHOC_BACKUP_DIR?.trim()
  const every = env.HIEUHOC_BACKUP_EVERY?.trim()
  return {
    folder: dir ? resolve(cwd, dir) : undefined,
    schedule: every ? parseEvery(every) : dir ? { everyHours: 24, at: null } : undefined,
    keep: parseKeep(env.HIEUHOC_BACKUP_KEEP?.trim() || '14'),
    passphrase: readPassphrase(env, cwd),
  }
}

function parseEvery(text: string): BackupSchedule {
  if (/^([01]?\d|2[0-3]):[0-5]\d$/.test(text)) return { everyHours: null, at: text.padStart(5, '0') }
  const hours = Number(text)
  if (/^\d+$/.test(text) && hours >= 1 && hours <= 744) return { everyHours: hours, at: null }
  throw new ConfigProblem(
    `HIEUHOC_BACKUP_EVERY is ${show(text)}, neither hours (1 to 744) nor a time of day. Example: HIEUHOC_BACKUP_EVERY=24 or HIEUHOC_BACKUP_EVERY=02:30`,
  )
}

function parseKeep(text: string): number {
  const keep = Number(text)
  if (/^\d+$/.test(text) && keep >= 1 && keep <= 1000) return keep
  throw new ConfigProblem(
    `HIEUHOC_BACKUP_KEEP is ${show(text)}, not a number of backups from 1 to 1000. Example: HIEUHOC_BACKUP_KEEP=14`,
  )
}

const readPassphrase = (env: Environment, cwd: string) =>
  readSecret(
    env,
    cwd,
    'HIEUHOC_BACKUP_PASSPHRASE',
    'Example: HIEUHOC_BACKUP_PASSPHRASE_FILE=/etc/hieuhoc/backup-passphrase',
  )

const smtpExample = 'Example: HIEUHOC_SMTP_URL=smtp://hieuhoc:password@mail.example.vn:587'

function readMail(env: Environment, cwd: string): MailConfig {
  const text = readSecret(env, cwd, 'HIEUHOC_SMTP_URL', 'Example: HIEUHOC_SMTP_URL_FILE=/etc/hieuhoc/smtp-url')?.trim()
  if (!text) return { way: 'off' }
  if (text === 'keep:') return { way: 'kept' }
  // Never repeated: a password may stand in it.
  if (!/^smtps?:\/\/[^/]/.test(text) || !URL.canParse(text))
    throw new ConfigProblem(`HIEUHOC_SMTP_URL is neither smtp://… nor smtps://… nor keep:. ${smtpExample}`)
  const url = new URL(text)
  const tls = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const [user, password] = [url.username, url.password].map(decodePart)
  const onThisMachine = isLoopback(host)
  return {
    way: 'smtp',
    server: {
      host,
      port: Number(url.port) || (tls ? 465 : 587),
      tls,
      onThisMachine,
      user,
      password,
      ca: readSmtpCa(env, cwd),
      from: parseSender(env.HIEUHOC_MAIL_FROM?.trim() ?? ''),
    },
  }
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part) || undefined
  } catch {
    throw new ConfigProblem(`HIEUHOC_SMTP_URL holds a % that is no code of a letter; write it as %25. ${smtpExample}`)
  }
}

function parseSender(text: string): { name: string; address: string } {
  const [, name = '', address = ''] = /^(?:"?([^"<>\r\n]*?)"? *<)?([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>?$/.exec(text) ?? []
  if (address) return { name: name || 'Hiếu Học', address }
  const example = 'Example: HIEUHOC_MAIL_FROM="Hiếu Học <hieuhoc@tinh.example.vn>"'
  throw new ConfigProblem(`HIEUHOC_MAIL_FROM is ${show(text)}, no address to send letters from. ${example}`)
}

function readSmtpCa(env: Environment, cwd: string): string | undefined {
  const file = env.HIEUHOC_SMTP_CA?.trim()
  if (!file) return undefined
  const example = 'Example: HIEUHOC_SMTP_CA=/etc/hieuhoc/mail-ca.pem'
  try {
    const ca = readFileSync(resolve(cwd, file), 'utf8')
    createSecureContext({ ca })
    if (ca.includes('-----BEGIN CERTIFICATE-----')) return ca
  } catch (error) {
    const { code = 'not PEM' } = error as NodeJS.ErrnoException
    throw new ConfigProblem(`HIEUHOC_SMTP_CA is ${show(file)}, which cannot be read (${code}). ${example}`)
  }
  throw new ConfigProblem(`HIEUHOC_SMTP_CA is ${show(file)}, which holds no certificate in PEM. ${example}`)
}
