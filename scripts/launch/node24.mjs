import { join } from 'node:path'

/** The Node that npm installed for us, whatever runs this file. */
export const node24 = (root) =>
  join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

export function requireUsableNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node ${process.versions.node} is too old: Hiếu Học needs Node 20.19 or newer to install itself.`)
  process.exit(1)
}
