/** What is wrong with a value before any schema looks at it; `path` as in a JSON pointer. */
export type IncomingFault = { path: string; code: 'letters' | 'depth' }

/** How many objects and lists may lie in one another; what is deeper would exhaust the stack of whoever walks it. */
const deepest = 32

type Holder = Record<string, unknown>
type Step = { holder: Holder; under: Step | null; key: string; depth: number }

/**
 * Turns every text of a value into Unicode NFC, in place, and finds what PostgreSQL cannot keep: NUL, and half of a
 * letter. Answers the value, its faults, and how many values it holds.
 */
export function takeIn(given: unknown): { value: unknown; faults: IncomingFault[]; size: number } {
  const root: Holder = { given }
  const faults: IncomingFault[] = []
  const open: Step[] = [{ holder: root, under: null, key: '', depth: 0 }]
  let size = 0
  for (let step = open.pop(); step; step = open.pop()) {
    const { holder, depth } = step
    for (const key of Object.keys(holder)) {
      size += 1
      const value = holder[key]
      const at = { holder: value as Holder, under: step, key, depth: depth + 1 }
      if (typeof value === 'string') {
        const text = value.normalize('NFC')
        if (text !== value) holder[key] = text
        if (!isKeepable(text)) faults.push({ path: pathOf(at), code: 'letters' })
      } else if (typeof value === 'object' && value !== null) {
        if (depth < deepest) open.push(at)
        else faults.push({ path: pathOf(at), code: 'depth' })
      }
    }
  }
  return { value: root.given, faults, size }
}

const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Without the root's own key. */
function pathOf(step: Step): string {
  const keys: string[] = []
  for (let at: Step | null = step; at?.under?.under; at = at.under) keys.unshift(at.key)
  return keys.map((key) => `/${key}`).join('')
}
