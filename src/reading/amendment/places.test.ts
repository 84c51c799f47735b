import { expect, test } from 'vitest'
import { annotatedExamples, annotatedPlans, laterPlans, morePlans } from '../../../tests/support/annotated-plans.ts'
import { isBullet } from '../outline/markers.ts'
import type { Node } from '../outline/tree.ts'
import { readBytes } from '../read-bytes.ts'
import { Places } from './locate.ts'
import { pathsIn } from './paths.ts'

/** How a paper calls a clause that bears such a number. */
function nameOf({ marker }: Node): string | null {
  if (!marker || marker.label === '') return null
  if (marker.style === 'part') return `Phần thứ ${marker.label}`
  if (marker.style === 'chapter') return `Chương ${marker.label}`
  if (marker.style === 'article') return `Điều ${marker.label}`
  if (['roman', 'upper', 'section'].includes(marker.style)) return `Mục ${marker.label}`
  if (marker.style === 'arabic1') return `khoản ${marker.label}`
  return `${marker.style.startsWith('arabic') ? 'điểm' : 'tiết'} ${marker.label}`
}

const namesOver = (node: Node): string[] => {
  const names: string[] = []
  for (let at: Node | null = node; at; at = at.parent) names.push(nameOf(at) ?? '')
  return names.filter((name) => name !== '')
}

const papers = [...annotatedPlans(), ...annotatedExamples(), ...morePlans(), ...laterPlans()]

test.each(papers)(
  'every numbered clause of $name is found by its path, from the inside and from the outside',
  async ({ bytes }) => {
    const { nodes } = await readBytes(bytes)
    const places = new Places(nodes)
    const numbered = nodes.filter((node) => node.zone === 'body' && nameOf(node) !== null)
    const said = new Map<string, number>()
    for (const node of numbered) {
      const path = namesOver(node).join(' ')
      said.set(path, (said.get(path) ?? 0) + 1)
    }
    const missed: string[] = []
    for (const node of numbered) {
      const names = namesOver(node)
      // Two clauses with one path are told apart by nobody.
      const words = names.map((name) => name.split(' ')[0])
      if (said.get(names.join(' ')) !== 1 || words.some((word, at) => word === words[at - 1])) continue
      for (const words of [names.join(' '), names.toReversed().join(', ')]) {
        const [path] = pathsIn(words)
        const found = path ? places.find(path) : undefined
        if (!found || !('node' in found) || found.node !== node) missed.push(words)
      }
    }
    expect(missed).toEqual([])
  },
)

test('the third bullet of a clause is its third bullet', async () => {
  for (const { bytes } of annotatedPlans()) {
    const { nodes } = await readBytes(bytes)
    const places = new Places(nodes)
    for (const node of nodes.filter((each) => each.zone === 'body' && nameOf(each) !== null)) {
      const bullets = node.children.filter(({ marker }) => marker?.style === 'dash')
      const [path] = pathsIn(`gạch đầu dòng thứ ba ${namesOver(node).join(' ')}`)
      const found = path && bullets.length > 2 ? places.find(path) : undefined
      if (found && 'node' in found && node.children.every(({ marker }) => marker && isBullet(marker.style)))
        expect(found.node).toBe(bullets[2])
    }
  }
})
