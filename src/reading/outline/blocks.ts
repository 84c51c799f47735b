import type { Block, BlockKind } from '../reading.types.ts'
import { isBullet } from './markers.ts'
import type { Node } from './tree.ts'

function kindOf(node: Node): BlockKind {
  if (node.zone === 'letterhead' || node.zone === 'title') return 'letterhead'
  if (node.zone === 'recipients' || node.zone === 'signature') return node.zone
  if (node.line.source.cell) return 'cell'
  if (node.heading) return 'heading'
  return node.marker && isBullet(node.marker.style) ? 'bullet' : 'paragraph'
}

export const blocksOf = (nodes: Node[]): Block[] =>
  nodes.map((node) => ({
    id: node.id,
    kind: kindOf(node),
    start: node.start,
    end: node.end,
    depth: node.depth,
    marker: node.marker?.text || null,
    section: node.section,
    parent: node.parent?.id ?? null,
  }))
