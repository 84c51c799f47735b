import { isBullet } from './markers.ts'
import { type Part, partNamed } from './part-names.ts'
import type { Node } from './tree.ts'

export type { Part } from './part-names.ts'

const NAMED_ONLY = new Set(['part', 'chapter', 'roman', 'upper', 'section', 'title', 'caps'])

function partOfHeading(node: Node): Part | null {
  if (!node.marker || isBullet(node.marker.style)) return null
  // "1. Các sở tập trung thực hiện các nhiệm vụ sau:" says who, and names no part.
  if (/:$/.test(node.content) && node.content.split(' ').length > 10 && !NAMED_ONLY.has(node.marker.style)) return null
  const outermost = NAMED_ONLY.has(node.marker.style) || node.parent === null || node.parent.marker === null
  return partNamed(node.content, outermost)
}

/** A subheading may leave the part of its heading only for what plans really put there. */
function mayLeave(above: Part | null, own: Part, heading: string): boolean {
  // "1. Về hoạt động của các trung tâm" below the aims is a group of aims.
  if (above === 'targets')
    return own === 'background' || /^(?:(?:các|một số)\s+)?(?:nhiệm vụ|giải pháp)/iu.test(heading)
  // "4. Đánh giá kết quả …" below the tasks is a task.
  if (above === 'tasks' || above === 'organisation') return own !== 'background' || /^mục đích/iu.test(heading)
  return true
}

/** For every node the part that it stands in: of the nearest heading that names one. */
export function partsOf(nodes: Node[]): Map<Node, Part | null> {
  const parts = new Map<Node, Part | null>()
  for (const node of nodes) {
    const own = node.children.length > 0 || node.heading ? partOfHeading(node) : null
    const above = node.parent ? (parts.get(node.parent) ?? null) : null
    // A subheading of the targets ("2. Mục tiêu cụ thể") changes nothing; one of the tasks ("Kinh phí") may.
    parts.set(node, own && mayLeave(above, own, node.content) ? own : above)
  }
  return parts
}
