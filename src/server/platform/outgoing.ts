import { Socket as DatagramSocket } from 'node:dgram'
import { Socket, type TcpNetConnectOpts } from 'node:net'

/** Somewhere that this process may call: a host as it is configured, or the socket of a database on this machine. */
export type Place = { host: string; port: number } | { path: string }

const plainHost = (host: string) => host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
const nameOf = (place: Place) => ('path' in place ? place.path : `${plainHost(place.host)}:${place.port}`)

const configured = new Set<string>()
let guarded = false

/** Where an `http` or `https` address is called. */
export function siteAt(address: string): Place {
  const { hostname, port, protocol } = new URL(address)
  return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) }
}

/** What a setting names may be called from now on, and stays so. */
export function allowCallsTo(place: Place): void {
  configured.add(nameOf(place))
}

/**
 * From now on no connection leaves this thread but to what `allowCallsTo` named: whatever a library or a document would
 * call fails as if nothing answered there. All of `fetch`, `http`, `tls` and the drivers connect through this one method;
 * nothing here sends datagrams, so none is sent. Native code, and a thread that a package starts itself, are not held.
 */
export function refuseOtherCalls(): void {
  if (guarded) return
  guarded = true
  const connect = Socket.prototype.connect as (this: Socket, ...given: unknown[]) => Socket
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const place = placeOf(given)
    if (configured.has(nameOf(place))) return connect.apply(this, given)
    // Later, as a host that does not answer: whoever calls listens only after this returns.
    setImmediate(() => this.destroy(new OutgoingRefused(place)))
    return this
  } as typeof Socket.prototype.connect
  for (const method of ['send', 'connect'] as const) {
    DatagramSocket.prototype[method] = () => {
      throw new OutgoingRefused({ path: 'a datagram' })
    }
  }
}

export class OutgoingRefused extends Error {
  override name = 'OutgoingRefused'
  readonly code = 'EOUTGOING'
  constructor(place: Place) {
    super(`${nameOf(place)} is not configured, so it is not called`)
  }
}

/** `connect` takes options, a port and a host, a path, or the list that Node makes of these. */
function placeOf(given: readonly unknown[]): Place {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { path: first }
  if (typeof first !== 'object' || first === null) {
    return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) }
  }
  const { path, host, port } = first as Partial<TcpNetConnectOpts & { path: string | null }>
  return path ? { path } : { host: host ?? 'localhost', port: Number(port) }
}
