// Loaded before a server's own code, and into each of its worker threads, by --import: writes down every call that
// anything in it makes, and every name that it asks for, whether it is let through or not.
import { appendFileSync } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'

const file = process.env.RECORDED_CALLS_FILE
if (!file) throw new Error('RECORDED_CALLS_FILE names the file that calls are written to')
const require = createRequire(import.meta.url)
const note = (what) => appendFileSync(file, `${what}\n`)

function record(holder, name, describe) {
  const original = holder[name]
  if (typeof original !== 'function') return
  holder[name] = function (...given) {
    note(describe(given))
    return original.apply(this, given)
  }
}

function placeOf(given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given
  if (typeof first === 'object' && first !== null) return first.path ? first.path : `${first.host}:${first.port}`
  return Number.isNaN(Number(first)) ? first : `${second}:${first}`
}

const { Socket } = require('node:net')
record(Socket.prototype, 'connect', (given) => `connect ${placeOf(given)}`)
const dgram = require('node:dgram')
for (const name of ['send', 'connect']) record(dgram.Socket.prototype, name, () => `datagram ${name}`)
const dns = require('node:dns')
for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of [
    'lookup',
    'resolve',
    'resolve4',
    'resolve6',
    'resolveMx',
    'resolveTxt',
    'resolveSrv',
    'resolveAny',
  ]) {
    record(holder, name, ([host]) => `name ${host}`)
  }
}
record(globalThis, 'fetch', ([address]) => `fetch ${address?.url ?? address}`)
record(globalThis, 'WebSocket', ([address]) => `socket ${address}`)
const children = require('node:child_process')
for (const name of ['spawn', 'execFile', 'exec', 'fork']) record(children, name, ([command]) => `program ${command}`)
syncBuiltinESMExports()
